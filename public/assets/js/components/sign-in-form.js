import { h, useEffect } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { explain, problem } from '../lib/api.js';
import { signIn } from '../lib/session.js';
import { Field } from './field.js';
import { useForm } from './use-form.js';

/**
 * User name and password.
 *
 * @param {object} props
 * @param {string} [props.login] to begin with
 * @param {(session: import('../lib/session.js').Session, password: string) => void} props.onEntered
 */
export function SignInForm({ login, onEntered }) {
  const { form, errors, isBusy, setBusy, refuse } = useForm();
  useEffect(() => {
    if (login) form.current.elements.password.focus();
  }, []);

  async function submit(event) {
    event.preventDefault();
    const { username, password } = form.current.elements;
    const missing = {
      ...(!username.value.trim() && { username: t('signIn.noUser') }),
      ...(!password.value && { password: t('signIn.noPassword') }),
    };
    // What was said before is gone even when nothing is missing now: if it has to be said again, it is heard again.
    refuse(missing);
    if (Object.keys(missing).length) return;
    setBusy(true);
    const answer = await signIn(username.value.trim(), password.value);
    setBusy(false);
    if (answer.status === 200) onEntered(answer.body.data, password.value);
    else {
      if (problem(answer).code === 'INVALID_CREDENTIALS') password.select();
      refuse({ all: explain(answer) });
    }
  }

  return h('form', { className: 'form', ref: form, onSubmit: submit, noValidate: true },
    h(Field, {
      name: 'username', label: t('signIn.user'), autoComplete: 'username', autoCapitalize: 'none', spellCheck: false,
      maxLength: 254, defaultValue: login, error: errors.username,
    }),
    h(Field, {
      name: 'password', type: 'password', label: t('signIn.password'), autoComplete: 'current-password',
      maxLength: 1024, error: errors.password,
    }),
    h('p', { className: 'error', role: 'alert', id: 'refusal', hidden: !errors.all }, errors.all),
    h('button', { type: 'submit', className: 'primary', disabled: isBusy },
      isBusy ? t('signIn.busy') : t('signIn.go')));
}
