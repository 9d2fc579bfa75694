import { h, useState } from '../lib/react.js';
import { language, t } from '../lib/i18n.js';
import { request } from '../lib/api.js';
import { showPage } from '../lib/page.js';
import { useStore } from '../lib/use-store.js';
import { Shell } from '../components/shell.js';
import { CodeForm } from '../patients/code-form.js';
import { enter } from '../patients/enter.js';
import { RegisterForm } from '../patients/register-form.js';

const NAMES = ['phone_number', 'password', 'password2'];

const post = (path, body) => request(`/api/patient/${path}`, { method: 'POST', body });

/** A new password for who has forgotten theirs, or never got the first one, and has the phone. */
function NewPassword() {
  useStore(language);
  const [typed, setTyped] = useState({});
  // The code that was sent, without the code.
  const [sent, setSent] = useState(null);

  async function ask(values) {
    const answer = await post('password', values);
    if (answer.status === 202) setSent(answer.body.verification);
    return answer;
  }

  async function send(values) {
    setTyped(values);
    const answer = await ask(values);
    return answer.status === 202 ? null : answer;
  }

  const confirm = (code) => post('password/confirm', { verification_id: sent.id, code });

  return h(Shell, { page: 'newPassword.name', className: 'narrow-page' },
    h('h1', null, t('newPassword.name')),
    h('p', { className: 'muted' }, t('newPassword.lead'), ' ',
      h('a', { href: '/sign-in.html' }, t('newPassword.signIn'))),
    h('section', { className: 'panel', 'aria-label': t(sent ? 'code.title' : 'newPassword.name') },
      sent ? h('h2', null, t('code.title')) : null,
      sent
        ? h(CodeForm, { phone: typed.phone_number, expiresIn: sent.expires_in, confirm, resend: () => ask(typed),
          onDone: () => enter({ username: typed.phone_number, password: typed.password }) },
        h('button', { type: 'button', onClick: () => setSent(null) }, t('code.back')))
        : h(RegisterForm, { names: NAMES, values: typed, go: 'newPassword.go', send })));
}

showPage(NewPassword);
