import { useEffect, useRef } from './react.js';

/**
 * Keeps what is open beside a live list as fresh as the list is: calls `reread` when the list has it as something else
 * than before, or, where the list does not have it, has been read again.
 *
 * @param {object | null} list the list's last answer, of `useAnswer`
 * @param {object | undefined} one of the list
 * @param {() => void} reread
 */
export function useListed(list, one, reread) {
  const now = one ? JSON.stringify(one) : list;
  const seen = useRef(now);
  useEffect(() => {
    if (!list || seen.current === now) return;
    seen.current = now;
    reread();
  }, [list]);
}
