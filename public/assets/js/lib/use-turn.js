import { useEffect, useRef } from './react.js';

/** Calls `action` whenever `count` is another one than before. */
export function useTurn(count, action) {
  const seen = useRef(count);
  useEffect(() => {
    if (seen.current === count) return;
    seen.current = count;
    action();
  }, [count]);
}
