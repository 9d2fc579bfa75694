// The only file that knows where React is. `h(type, props, ...children)` makes an element.
export {
  createElement as h, createRoot, Fragment, memo, useCallback, useEffect, useId, useLayoutEffect, useMemo, useReducer,
  useRef, useState, useSyncExternalStore,
} from '../../../vendor/react.js';
