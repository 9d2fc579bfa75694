import { h, useState } from '../lib/react.js';
import { language, t } from '../lib/i18n.js';
import { problem, request } from '../lib/api.js';
import { showPage } from '../lib/page.js';
import { useStore } from '../lib/use-store.js';
import { Dialog } from '../components/dialog.js';
import { Shell } from '../components/shell.js';
import { CodeForm } from '../patients/code-form.js';
import { enter } from '../patients/enter.js';
import { RegisterForm } from '../patients/register-form.js';

const NAMES = ['name', 'age', 'phone_number', 'username', 'password', 'password2'];
/** Where each kind of code is taken back to. */
const CONFIRM = {
  register: '/api/register/patient/confirm/', link: '/api/link-ivr-account/confirm/', phone: '/api/patient/phone/confirm',
};

const post = (path, body, token) =>
  request(path, { method: 'POST', body, headers: token ? { Authorization: `Bearer ${token}` } : {} });
const register = ({ age, ...typed }) => post('/api/register/patient/', { ...typed, age: Number(age) });

/**
 * How a patient comes by an account. Where the number is known from bookings by phone, these can be linked; they are
 * shown to who brings the code back.
 */
function Register() {
  useStore(language);
  const [typed, setTyped] = useState({});
  const [found, setFound] = useState(null);
  const [isLinking, setLinking] = useState(false);
  // What a code was sent for: its purpose and number, the account's token if there is one, how to sign in to it, and
  // whether that can be done without the code.
  const [sent, setSent] = useState(null);

  async function send(values) {
    setTyped(values);
    setFound(null);
    const answer = await register(values);
    const { code } = problem(answer);
    if (answer.status === 201) {
      setSent({ purpose: 'phone', ...proof(answer, values), login: values, canWait: true });
    } else if (answer.status === 202) {
      setSent({ purpose: 'register', ...proof(answer, values), login: values });
    } else if (code === 'IVR_ACCOUNT_EXISTS') {
      setLinking(true);
    } else {
      return answer;
    }
    return null;
  }

  async function link({ age, ...values }) {
    const answer = await post(
      '/api/link-ivr-account/', { ...values, age: Number(age), phone_number: typed.phone_number });
    if (answer.status !== 201) return answer;
    setLinking(false);
    setSent({ purpose: 'link', ...proof(answer, typed),
      login: { username: typed.phone_number, password: values.password } });
    return null;
  }

  /** A code for the account that there is, or for the registration that waits. */
  async function resend() {
    const answer = sent.purpose === 'register' ? await register(typed)
      : await post('/api/patient/phone', { phone_number: sent.phone }, sent.token);
    if (answer.status === 202) {
      setSent({ ...sent, purpose: sent.purpose === 'register' ? 'register' : 'phone',
        verification: answer.body.verification });
    }
    return answer;
  }

  /** The name may have been taken while the code was on its way. */
  function refused(answer) {
    if (!problem(answer).fields.username) return false;
    setFound({ username: t('fault.taken') });
    setSent(null);
    return true;
  }

  const close = () => {
    setLinking(false);
    setTimeout(() => document.querySelector('[name=phone_number]')?.focus());
  };
  const confirm = (code) =>
    post(CONFIRM[sent.purpose], { verification_id: sent.verification.id, code }, sent.token);

  return h(Shell, { page: 'register.name', className: 'narrow-page' },
    h('h1', null, t('register.name')),
    h('p', { className: 'muted' }, t('register.lead'), ' ', h('a', { href: '/sign-in.html' }, t('register.signIn'))),
    h('section', { className: 'panel', 'aria-label': t(sent ? 'code.title' : 'register.name') },
      sent ? h('h2', null, t('code.title')) : null,
      sent
        ? h(CodeForm, { phone: sent.phone, expiresIn: sent.verification.expires_in, confirm, resend,
          onDone: () => enter(sent.login), onRefused: refused },
        sent.canWait
          ? h('button', { type: 'button', onClick: () => enter(sent.login) }, t('code.later'))
          : h('button', { type: 'button', onClick: () => setSent(null) }, t('code.back')))
        : h(RegisterForm, { names: NAMES, values: typed, found, go: 'register.go', send })),
    isLinking && h(Dialog, { title: t('link.title'), onClose: close },
      h('p', null, t('link.why', { phone: typed.phone_number })),
      h(RegisterForm, { names: ['name', 'age', 'password'], values: typed, login: typed.phone_number, go: 'link.go',
        send: link },
        h('button', { type: 'button', onClick: close }, t('link.other')))));
}

const proof = ({ body }, { phone_number: phone }) => ({ phone, token: body.token, verification: body.verification });

showPage(Register);
