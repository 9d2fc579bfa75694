import { h, useState } from '../lib/react.js';
import { language, t } from '../lib/i18n.js';
import { explain, request, succeeded } from '../lib/api.js';
import { showPage } from '../lib/page.js';
import { home } from '../lib/roles.js';
import { signIn } from '../lib/session.js';
import { useStore } from '../lib/use-store.js';
import { Field } from '../components/field.js';
import { Form } from '../components/form.js';
import { Shell } from '../components/shell.js';

/** The code in the address of this page, if there is one. */
const codeIn = ({ hash }) => hash.match(/^#code=(.+)$/)?.[1] ?? '';

/**
 * The code out of the address, from where it is taken away at once: the part behind the `#`, which no server is sent,
 * would stay in the browser's history.
 */
function takeCode() {
  const code = codeIn(location);
  if (code) history.replaceState(null, '', location.pathname);
  return code;
}

const linked = takeCode();
// Another link that is opened in this window changes nothing but the part behind the `#`.
addEventListener('hashchange', () => codeIn(location) && location.reload());

/**
 * Accepts an invitation. The service signs a program in; so the page asks by its token for the user name, signs the
 * person in as any other page does, and gives the token back.
 *
 * @returns {Promise<{refused?: object, login?: string, session?: object}>}
 */
async function accept(body) {
  const accepted = await request('/api/auth/invitation', { method: 'POST', body });
  if (!succeeded(accepted)) return { refused: accepted };
  const headers = { Authorization: `Bearer ${accepted.body.access_token}` };
  const { body: profile } = await request('/api/auth/profile', { headers });
  await request('/api/auth/logout', { method: 'POST', headers });
  const login = profile?.user?.login;
  const entered = login && await signIn(login, body.password);
  return { login, session: entered?.status === 200 ? entered.body.data : null };
}

/** An invited person chooses a password and is signed in. */
function Invitation() {
  useStore(language);
  const [entered, setEntered] = useState(null);
  return h(Shell, { page: 'invitation.name', className: 'narrow-page' },
    h('h1', null, t('invitation.name')),
    h('section', { className: 'panel', 'aria-label': t('invitation.name') },
      entered ? h(Accepted, entered) : h(Choose, { onDone: setEntered })));
}

function Choose({ onDone }) {
  // A link that is no good is not the last word: the code of another can be typed.
  const [isTyped, setTyped] = useState(!linked);

  function read(data) {
    const code = isTyped ? data.get('invitation_code').trim() : linked;
    const password = data.get('password');
    const wrong = {};
    if (!code) wrong.invitation_code = t('invitation.noCode');
    if (!password) wrong.password = t('password.missing');
    else if (password !== data.get('again')) wrong.again = t('password.different');
    return { body: { invitation_code: code, password }, wrong };
  }

  async function send(body) {
    const { refused, ...entered } = await accept(body);
    if (refused) return refused;
    onDone(entered);
    return { status: 204 };
  }

  function refused(answer) {
    if (answer.status !== 401) return undefined;
    setTyped(true);
    return { invitation_code: explain(answer) };
  }

  const field = (name, label, error, hint) => h(Field, { key: name, name, label: t(label), type: 'password',
    autoComplete: 'new-password', maxLength: 1024, error, hint });
  return h(Form, {
    note: t(linked ? 'invitation.lead' : 'invitation.lead.typed'), go: t('invitation.go'), read, send,
    onRefused: refused, onDone: () => {},
    fields: (errors) => [
      // Nobody knows it yet here; a store of passwords asks for one.
      h('input', { key: 'user', type: 'text', autoComplete: 'username', readOnly: true, hidden: true }),
      isTyped && h(Field, { key: 'code', name: 'invitation_code', label: t('invitation.code'), maxLength: 128,
        autoComplete: 'off', spellCheck: false, autoCapitalize: 'none', error: errors.invitation_code }),
      field('password', 'password.next', errors.password, t('password.hint')),
      field('again', 'password.again', errors.again),
    ],
  });
}

const Accepted = ({ login, session }) =>
  h('div', { className: 'form', role: 'status' },
    h('p', null, t('invitation.done')),
    login && h('p', null, t('invitation.login'), ' ', h('strong', null, login)),
    h('div', { className: 'actions' },
      h('a', { className: 'button primary', href: session ? home(session) : '/sign-in.html' },
        t(session ? 'invitation.enter' : 'invitation.signIn'))));

showPage(Invitation);
