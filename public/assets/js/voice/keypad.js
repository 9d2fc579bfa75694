import { h, useState } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { Icon } from '../components/icon.js';

const KEYS = [
  ['1', ''], ['2', 'ABC'], ['3', 'DEF'], ['4', 'GHI'], ['5', 'JKL'], ['6', 'MNO'], ['7', 'PQRS'], ['8', 'TUV'],
  ['9', 'WXYZ'], ['*', ''], ['0', '+'], ['#', ''],
];
const MOST = 32;

/**
 * What stands after another key, and what is to be sent: a number of several keys ends with the hash key.
 *
 * @param {string} pressed before
 * @param {string} key
 * @param {boolean} isOneKey whether one key is an answer
 * @returns {{pressed: string, send?: string}}
 */
export function afterKey(pressed, key, isOneKey) {
  if (isOneKey && !pressed) return { pressed: '', send: key };
  if (key === '#' && pressed) return { pressed: '', send: pressed };
  return { pressed: (pressed + key).slice(0, MOST) };
}

/**
 * The keys of a telephone. Within them the keyboard's own do the same.
 *
 * @param {{isOneKey: boolean, isOff: boolean, onKeys: (keys: string) => void}} props `isOneKey`: whether one key is an
 *   answer; else they are collected
 */
export function Keypad({ isOneKey, isOff, onKeys }) {
  const [pressed, setPressed] = useState('');

  function press(key) {
    if (isOff) return;
    const next = afterKey(pressed, key, isOneKey);
    setPressed(next.pressed);
    if (next.send) onKeys(next.send);
  }
  function typed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (KEYS.some(([key]) => key === event.key)) press(event.key);
    else if (event.key === 'Backspace') setPressed(pressed.slice(0, -1));
  }
  function send() {
    setPressed('');
    onKeys(pressed);
  }

  return h('div', { className: 'ivr-keypad', role: 'group', 'aria-label': t('keypad'), onKeyDown: typed },
    KEYS.map(([key, letters]) => h('button', { key, type: 'button', 'data-key': key, onClick: () => press(key) },
      key, h('span', { 'aria-hidden': true }, letters))),
    h('p', { className: 'number', role: 'status' }, pressed),
    h('button', { type: 'button', disabled: !pressed, 'aria-label': t('keypad.back'),
      onClick: () => setPressed(pressed.slice(0, -1)) }, h(Icon, { name: 'back' })),
    h('button', { type: 'button', disabled: !pressed || isOff, onClick: send }, t('keypad.send')));
}
