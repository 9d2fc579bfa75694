import { useRef } from './react.js';

/**
 * Keys of what is sent. An answer can be lost after the deed: what is sent again unchanged has the key that it had, so
 * that it is not done twice; something else has another.
 *
 * @returns {{of: (body: any) => string, forget: () => void}} after `forget` the same is something else too
 */
export function useKey() {
  const last = useRef({ text: null });
  return {
    of(body) {
      const text = JSON.stringify(body);
      if (last.current.text !== text) last.current = { text, key: crypto.randomUUID() };
      return last.current.key;
    },
    forget() {
      last.current = { text: null };
    },
  };
}
