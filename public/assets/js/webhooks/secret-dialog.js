import { h, useRef, useState } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { Dialog } from '../components/dialog.js';
import { Field } from '../components/field.js';

/**
 * A new secret, which nobody can see again: the dialog stays until its button is pressed.
 *
 * @param {{secret: string, onClose: () => void}} props
 */
export function SecretDialog({ secret, onClose }) {
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
  return h(Dialog, { title: t('secret'), className: 'broad' },
    h('div', { className: 'form', ref: place },
      h('p', null, t('secret.note')),
      h(Field, { label: t('secret.label'), value: secret, readOnly: true, className: 'code', spellCheck: false,
        onFocus: (event) => event.target.select() }),
      h('p', { className: 'muted', role: 'status' }, isCopied ? t('secret.copied') : ''),
      h('div', { className: 'actions' },
        h('button', { type: 'button', onClick: copy }, t('secret.copy')),
        h('button', { type: 'button', className: 'primary', onClick: onClose }, t('secret.kept')))));
}
