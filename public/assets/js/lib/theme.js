import { memory, store } from './store.js';

/** `light` or `dark`; boot.js has set it on the page's root element before the first paint. */
export const theme = store(globalThis.document?.documentElement.dataset.theme ?? 'light');

/** Switches to the other theme, and remembers it. */
export function switchTheme() {
  const next = theme.get() === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset.theme = next;
  memory.set('theme', next);
  theme.set(next);
}
