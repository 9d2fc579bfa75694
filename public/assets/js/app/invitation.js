import { h, useRef, useState } from '../lib/react.js';
import { language, t } from '../lib/i18n.js';
import { explain, request, succeeded } from '../lib/api.js';
import { showPage } from '../lib/page.js';
import { home } from '../lib/roles.js';
import { signIn } from '../lib/session.js';
import { useStore } from '../lib/use-store.js';
import { Field } from '../components/field.js';
import { Form } from '../components/form.js';
import { Shell } from '../components/shell.js';

/** What the link of an invitation carries behind the `#`: the code, and the user name. */
const linkIn = ({ hash }) => ({ code: '', login: '', ...Object.fromEntries(new URLSearchParams(hash.slice(1))) });

/**
 * The same, and out of the address at once: the part behind the `#`, which no server is sent, would stay in the
 * browser's history.
 */
function takeLink() {
  const link = linkIn(location);
  if (link.code) history.replaceState(null, '', location.pathname);
  return link;
}

const linked = takeLink();
// Another link that is opened in this window changes nothing but the part behind the `#`.
addEventListener('hashchange', () => linkIn(location).code && location.reload());

/** What can be asked as often as one likes: until it is answered, three times at most. */
async function readSurely(path, options, tries = 3) {
  const answer = await request(path, options);
  return succeeded(answer) || tries === 1 ? answer : readSurely(path, options, tries - 1);
}

/**
 * Accepts an invitation. The service signs a program in; so the page asks by its token for the user name, when the link
 * has not told it, signs the person in as any other page does, and gives the token back.
 *
 * @param {object} body
 * @param {boolean} isRepeated whether this was sent before and the answer was lost, maybe after the deed: then a code
 *   that is no good any more is no refusal if the password is
 * @returns {Promise<{refused?: object, login?: string, session?: object}>}
 */
async function accept(body, isRepeated) {
  const accepted = await request('/api/auth/invitation', { method: 'POST', body });
  const headers = { Authorization: `Bearer ${accepted.body?.access_token}` };
  const isDone = succeeded(accepted);
  if (!isDone && !(isRepeated && accepted.status === 401 && linked.login)) return { refused: accepted };
  const login = linked.login || (await readSurely('/api/auth/profile', { headers })).body?.user?.login;
  const entered = login && await signIn(login, body.password);
  if (isDone) await request('/api/auth/logout', { method: 'POST', headers });
  const session = entered?.status === 200 ? entered.body.data : null;
  return isDone || session ? { login, session } : { refused: accepted };
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
  const [isTyped, setTyped] = useState(!linked.code);
  // What was sent without an answer, as text: it may have been done.
  const lost = useRef('');
  const [mayBeDone, setMayBeDone] = useState(false);

  function read(data) {
    const code = isTyped ? codeOf(data.get('invitation_code')) : linked.code;
    const password = data.get('password');
    const wrong = {};
    if (!code) wrong.invitation_code = t('invitation.noCode');
    if (!password) wrong.password = t('password.missing');
    else if (password !== data.get('again')) wrong.again = t('password.different');
    return { body: { invitation_code: code, password }, wrong };
  }

  async function send(body) {
    const text = JSON.stringify(body);
    const { refused: answer, ...entered } = await accept(body, lost.current === text);
    if (!answer) {
      onDone(entered);
      return { status: 204 };
    }
    setMayBeDone(answer.status === 401 && lost.current === text);
    if (answer.status === 0 || answer.status >= 500) lost.current = text;
    return answer;
  }

  function refused(answer) {
    if (answer.status !== 401) return undefined;
    setTyped(true);
    return { invitation_code: explain(answer) };
  }

  const field = (name, label, error, hint) => h(Field, { key: name, name, label: t(label), type: 'password',
    autoComplete: 'new-password', maxLength: 1024, error, hint });
  return h(Form, {
    note: t(linked.code ? 'invitation.lead' : 'invitation.lead.typed'), go: t('invitation.go'), read, send,
    onRefused: refused, onDone: () => {},
    fields: (errors) => [
      linked.login && h('p', { key: 'login' }, t('invitation.login'), ' ', h('strong', null, linked.login)),
      // A store of passwords asks for it.
      h('input', { key: 'user', type: 'text', autoComplete: 'username', value: linked.login, readOnly: true,
        hidden: true }),
      mayBeDone && h('p', { key: 'done', className: 'notice-box', role: 'note' }, t('invitation.maybe'), ' ',
        h('a', { href: '/sign-in.html' }, t('invitation.signIn'))),
      isTyped && h(Field, { key: 'code', name: 'invitation_code', label: t('invitation.code'), maxLength: 128,
        autoComplete: 'off', spellCheck: false, autoCapitalize: 'none', error: errors.invitation_code }),
      field('password', 'password.next', errors.password, t('password.hint')),
      field('again', 'password.again', errors.again),
    ],
  });
}

/** A code that was typed, or pasted with the link that it is in. */
const codeOf = (text) => text.trim().replace(/^.*#code=/, '').split('&')[0];

const Accepted = ({ login, session }) =>
  h('div', { className: 'form', role: 'status' },
    h('p', null, t('invitation.done')),
    login && h('p', null, t('invitation.login'), ' ', h('strong', null, login)),
    h('div', { className: 'actions' },
      h('a', { className: 'button primary', href: session ? home(session) : '/sign-in.html' },
        t(session ? 'invitation.enter' : 'invitation.signIn'))));

showPage(Invitation);
