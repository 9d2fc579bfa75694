import { useState } from './react.js';

/**
 * Where one is in a list that is read page by page; other filters begin at the first page again.
 *
 * @param {any} filters what the list is asked for, as JSON can say it
 * @returns {{cursor: string, number: number, previous: () => void, next: (cursor: string) => void}} `cursor`: where the
 *   page begins, empty for the first; `number`: from 1
 */
export function usePages(filters) {
  const asked = JSON.stringify(filters);
  const [state, setState] = useState({ asked, trail: [''] });
  const trail = state.asked === asked ? state.trail : [''];
  return {
    cursor: trail.at(-1), number: trail.length,
    previous: () => setState({ asked, trail: trail.slice(0, -1) }),
    next: (cursor) => setState({ asked, trail: [...trail, cursor] }),
  };
}
