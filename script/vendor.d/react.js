// What public/vendor/react.js holds: the parts of React that the pages use, as one module.
export {
  createElement, Fragment, memo, useCallback, useEffect, useId, useLayoutEffect, useMemo, useReducer, useRef,
  useState, useSyncExternalStore,
} from 'react';
export { createRoot } from 'react-dom/client';
