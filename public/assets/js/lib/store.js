/**
 * A value that components can subscribe to (`useStore`).
 *
 * @template T
 * @param {T} value
 * @returns {{get: () => T, set: (value: T) => void, subscribe: (listener: () => void) => () => void}}
 */
export function store(value) {
  const listeners = new Set();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What this browser remembers between visits. Without storage it lasts as long as the page. */
export const memory = {
  get(name) {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(name, value);
    } catch {
      // No storage.
    }
  },
};
