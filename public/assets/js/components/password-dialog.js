import { h, useRef, useState } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { explain, problem } from '../lib/api.js';
import { changePassword } from '../lib/session.js';
import { Dialog } from './dialog.js';
import { Field, focusFirstError } from './field.js';

/**
 * Changes the password of who is signed in.
 *
 * @param {object} props
 * @param {string} props.login whose it is, for the browser's store of passwords
 * @param {string} [props.current] the current password when it has just been typed; else it is asked for
 * @param {string} [props.why] a sentence above the fields
 * @param {() => void} [props.onClose] without it there is no way but to change it, or to sign out
 * @param {() => void} [props.onSignOut]
 * @param {() => void} props.onDone
 */
export function PasswordDialog({ login, current, why, onClose, onSignOut, onDone }) {
  const [errors, setErrors] = useState({});
  const [isBusy, setBusy] = useState(false);
  const form = useRef(null);

  function refuse(found) {
    setErrors(found);
    setBusy(false);
    setTimeout(() => form.current && focusFirstError(form.current));
  }

  async function submit(event) {
    event.preventDefault();
    const value = (name) => form.current.elements[name]?.value ?? '';
    const old = current ?? value('current');
    if (!old) return refuse({ current: t('password.missing') });
    if (!value('next')) return refuse({ next: t('password.missing') });
    if (value('next') !== value('again')) return refuse({ again: t('password.different') });
    setBusy(true);
    const answer = await changePassword(old, value('next'));
    if (answer.status === 204) return onDone();
    const { code, fields } = problem(answer);
    if (code === 'INVALID_CREDENTIALS') return refuse({ [current ? 'all' : 'current']: t('password.wrong') });
    return refuse(fields.new_password ? { next: fields.new_password } : { all: explain(answer) });
  }

  const field = (name, label, autoComplete, hint) =>
    h(Field, { name, label, hint, type: 'password', autoComplete, maxLength: 1024, error: errors[name] });

  return h(Dialog, { title: t('password.title'), onClose },
    h('form', { className: 'form', ref: form, onSubmit: submit, noValidate: true },
      why && h('p', null, why),
      h('input', { type: 'text', autoComplete: 'username', value: login, readOnly: true, hidden: true }),
      !current && field('current', t('password.current'), 'current-password'),
      field('next', t('password.next'), 'new-password', t('password.hint')),
      field('again', t('password.again'), 'new-password'),
      h('p', { className: 'error', role: 'alert' }, errors.all),
      h('div', { className: 'actions' },
        onSignOut && h('button', { type: 'button', onClick: onSignOut }, t('signOut')),
        onClose && h('button', { type: 'button', onClick: onClose }, t('cancel')),
        h('button', { type: 'submit', className: 'primary', disabled: isBusy }, t('password.change')))));
}
