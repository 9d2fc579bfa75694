import { h, useEffect } from '../lib/react.js';
import { store } from '../lib/store.js';
import { language, t } from '../lib/i18n.js';
import { useStore } from '../lib/use-store.js';
import { Icon } from './icon.js';

const STAYS = 8000;
const MOST = 4;

/** The notices that are shown, oldest first. */
export const toasts = store([]);

let lastID = 0;

/**
 * Shows a notice at the edge of the page.
 *
 * @param {string | (() => string)} text a function says it anew in another language
 * @param {'info' | 'warn' | 'bad'} [tone] `bad` interrupts a screen reader and stays until it is closed; the others
 *   wait their turn and go by themselves
 */
export function toast(text, tone = 'info') {
  const id = ++lastID;
  toasts.set([...toasts.get(), { id, text, tone }].slice(-MOST));
  return id;
}

/** Takes a notice away. */
export const dismiss = (id) => toasts.set(toasts.get().filter((shown) => shown.id !== id));

/** Where the notices are: two regions that are there before they have something to say, as screen readers need it. */
export function Toasts() {
  const shown = useStore(toasts);
  useStore(language);
  const some = (wanted) => shown.filter(wanted).map((one) => h(Toast, { key: one.id, ...one }));
  return h('div', { className: 'toasts' },
    h('div', { role: 'status' }, some(({ tone }) => tone !== 'bad')),
    h('div', { role: 'alert' }, some(({ tone }) => tone === 'bad')));
}

function Toast({ id, text, tone }) {
  useEffect(() => {
    if (tone === 'bad') return undefined;
    const timer = setTimeout(() => dismiss(id), STAYS);
    return () => clearTimeout(timer);
  }, [id, tone]);
  return h('div', { className: 'toast', 'data-tone': tone },
    h('p', null, typeof text === 'function' ? text() : text),
    h('button', { type: 'button', 'aria-label': t('close'), onClick: () => dismiss(id) }, h(Icon, { name: 'close' })));
}
