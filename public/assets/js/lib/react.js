// The only file that knows where React is. `h(type, props, ...children)` makes an element.
export {
  createContext, createElement as h, createPortal, createRoot, Fragment, memo, startTransition, useCallback,
  useContext, useEffect, useId, useLayoutEffect, useMemo, useReducer, useRef, useState, useSyncExternalStore,
} from '../../../vendor/react.js';
