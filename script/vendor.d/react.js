// What public/vendor/react.js holds: the parts of React that the pages use, as one module.
export {
  createContext, createElement, Fragment, memo, startTransition, useCallback, useContext, useEffect, useId,
  useLayoutEffect, useMemo, useReducer, useRef, useState, useSyncExternalStore,
} from 'react';
export { createPortal } from 'react-dom';
export { createRoot } from 'react-dom/client';
