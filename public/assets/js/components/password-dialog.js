import { Fragment, h } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { problem } from '../lib/api.js';
import { changePassword } from '../lib/session.js';
import { Field } from './field.js';
import { FormDialog } from './form-dialog.js';

/**
 * Changes the password of who is signed in.
 *
 * @param {object} props
 * @param {string} props.login whose it is, for the browser's store of passwords
 * @param {string} [props.current] the current password when it has just been typed; else it is asked for
 * @param {string} [props.why] a sentence above the fields
 * @param {() => void} [props.onClose] without it there is no way but to change it, which leads on, or to sign out
 * @param {() => void} [props.onSignOut]
 * @param {() => void} props.onDone
 */
export function PasswordDialog({ login, current, why, onClose, onSignOut, onDone }) {
  function read(data) {
    const old = current ?? data.get('current');
    const next = data.get('next');
    const wrong = {};
    if (!old) wrong.current = t('password.missing');
    else if (!next) wrong.next = t('password.missing');
    else if (next !== data.get('again')) wrong.again = t('password.different');
    return { body: { old, next }, wrong };
  }

  function refused(answer) {
    const { code, fields } = problem(answer);
    if (code === 'INVALID_CREDENTIALS') return { [current ? 'all' : 'current']: t('password.wrong') };
    return fields.new_password && { next: fields.new_password };
  }

  const field = (name, label, autoComplete, error, hint) =>
    h(Field, { name, label, hint, type: 'password', autoComplete, maxLength: 1024, error });
  return h(FormDialog, {
    title: t('password.title'), go: t('password.change'), isBroad: false, read, onRefused: refused, onClose,
    // Until the page is left nobody can send the old password again, which is no longer right.
    onDone: onClose ? onDone : () => new Promise(onDone),
    send: ({ old, next }) => changePassword(old, next),
    fields: (errors) => h(Fragment, null,
      why && h('p', null, why),
      h('input', { type: 'text', autoComplete: 'username', value: login, readOnly: true, hidden: true }),
      !current && field('current', t('password.current'), 'current-password', errors.current),
      field('next', t('password.next'), 'new-password', errors.next, t('password.hint')),
      field('again', t('password.again'), 'new-password', errors.again)),
    children: onSignOut && h('button', { type: 'button', onClick: onSignOut }, t('signOut')),
  });
}
