import { h, useRef, useState } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { Dialog } from './dialog.js';
import { Field } from './field.js';

/**
 * A new secret, which nobody can see again: the dialog stays until its button is pressed.
 *
 * @param {object} props
 * @param {string} props.title
 * @param {string} props.note
 * @param {string} props.label of the field that holds it
 * @param {string} props.secret
 * @param {any} [props.children] what belongs to it
 * @param {() => void} props.onClose
 */
export function ShownOnce({ title, note, label, secret, children, onClose }) {
  const place = useRef(null);
  const [isCopied, setCopied] = useState(false);
  async function copy() {
    const field = place.current.querySelector('input');
    field.select();
    try {
      await navigator.clipboard.writeText(secret);
      setCopied(true);
    } catch {
      // The browser does not let us: it is selected, and can be copied by hand.
      field.focus();
    }
  }
  return h(Dialog, { title, className: 'broad' },
    h('div', { className: 'form', ref: place },
      h('p', null, note),
      children,
      h(Field, { label, value: secret, readOnly: true, className: 'code', spellCheck: false,
        onFocus: (event) => event.target.select() }),
      h('p', { className: 'muted', role: 'status' }, isCopied ? t('secret.copied') : ''),
      h('div', { className: 'actions' },
        h('button', { type: 'button', onClick: copy }, t('secret.copy')),
        h('button', { type: 'button', className: 'primary', onClick: onClose }, t('secret.kept')))));
}
