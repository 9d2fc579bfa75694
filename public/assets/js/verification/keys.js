/** The keys of the queue, as values. */

/** Each key and the text `key.NAME` of what it does. `Enter` is the browser's own: the number is a link. */
export const KEYS = [
  ['j', 'next'], ['k', 'previous'], ['Enter', 'open'], ['c', 'claim'], ['/', 'search'], ['?', 'help'],
];

const COMMANDS = {
  j: 'next', k: 'previous', ArrowDown: 'next', ArrowUp: 'previous', c: 'claim', '/': 'search', '?': 'help',
};

/**
 * What a key is to do, or null.
 *
 * @param {{key: string, ctrlKey?: boolean, metaKey?: boolean, altKey?: boolean, target?: Element | null}} event
 * @param {{inTable: boolean, isOn: boolean}} where `inTable`: nothing else has the focus; `isOn`: keys that are letters
 *   are wanted (WCAG 2.1.4: they can be turned off, since they get in the way of who speaks to the machine)
 */
export function command({ key, ctrlKey, metaKey, altKey, target }, { inTable, isOn }) {
  if (ctrlKey || metaKey || altKey) return null;
  if (target?.closest?.('input, select, textarea, dialog, [contenteditable]')) return null;
  const name = COMMANDS[key] ?? null;
  if (key.startsWith('Arrow')) return inTable ? name : null;
  return isOn ? name : null;
}

/** The row to go to: the first one when none is chosen yet. */
export function moved(ids, chosen, name) {
  const at = ids.indexOf(chosen);
  if (at < 0) return ids[0] ?? null;
  return ids[Math.min(ids.length - 1, Math.max(0, at + (name === 'next' ? 1 : -1)))];
}
