import { memory, store } from './store.js';

/** `light` or `dark`; boot.js has set it on the page's root element before the first paint. */
export const theme = store(globalThis.document?.documentElement.dataset.theme ?? 'light');

/** Switches to the other theme, and remembers it. */
export function switchTheme() {
  const next = theme.get() === 'dark' ? 'light' : 'dark';
  memory.set('theme', next);
  show(next);
}

function show(next) {
  document.documentElement.dataset.theme = next;
  theme.set(next);
}

// Who has chosen none goes with the system, also when it changes at dusk.
globalThis.matchMedia?.('(prefers-color-scheme: dark)').addEventListener('change', ({ matches }) =>
  memory.get('theme') ?? show(matches ? 'dark' : 'light'));
