import { h, useState } from '../lib/react.js';
import { choices, dateTime, t } from '../lib/i18n.js';
import { explain, request, succeeded } from '../lib/api.js';
import { question } from '../lib/question.js';
import { useAnswer } from '../lib/use-answer.js';
import { usePages } from '../lib/use-pages.js';
import { Announcer } from '../components/announcer.js';
import { Answered } from '../components/answered.js';
import { FilterBar } from '../components/filter-bar.js';
import { Icon } from '../components/icon.js';
import { Pager } from '../components/pager.js';
import { Panel } from '../components/panel.js';
import { ShownOnce } from '../components/shown-once.js';
import { Table } from '../components/table.js';
import { toast } from '../components/toast.js';
import { useNames } from '../verification/use-names.js';
import { TERRITORIES, territoryNames } from './territory-choice.js';
import { askForCode, ChangeDialog, CodeDialog, InviteDialog } from './user-forms.js';
import {
  actionsOf, endsAccess, invitationAddress, mayManage, PATH, pathOf, roleOf, rolesAsked, STATUS_TONES,
} from './user-rules.js';
import { ROLES } from './words.js';

/** Who works here, or is a patient, and what can be done about each. */
export function Users({ session }) {
  // Not in the page's address, where a patient's user name would stay.
  const [{ role, q }, setFilter] = useState({ role: '', q: '' });
  const pages = usePages([role, q]);
  const list = useAnswer(question(PATH, { role: rolesAsked(role), q, cursor: pages.cursor }));
  const { territories = [] } = useNames(TERRITORIES);
  // What is open above the page: { kind: 'invite' | 'change' | 'code' | 'invited', ... }.
  const [open, setOpen] = useState(null);
  // The user about whom an answer is awaited.
  const [busy, setBusy] = useState('');
  const reread = () => list.reload({ background: true });

  function close() {
    setOpen(null);
    reread();
  }

  // Who has given up waiting may have opened another meanwhile, which stays with what is typed in it.
  const done = (one) => {
    setOpen((now) => (now === one ? null : now));
    reread();
  };

  async function unlock(user) {
    setBusy(user.id);
    const answer = await request(pathOf(user.id, '/lock'), { method: 'DELETE' });
    setBusy('');
    const isDone = succeeded(answer);
    toast(() => (isDone ? t('unlock.done', { name: user.name }) : explain(answer)), isDone ? 'info' : 'bad');
  }

  // Each ends the one before: of two that are asked for at once, that which ended could be shown.
  async function inviteAgain(user) {
    setBusy(user.id);
    const answer = await askForCode(user, crypto.randomUUID());
    setBusy('');
    if (!succeeded(answer)) return toast(() => explain(answer), 'bad');
    return shown(answer.body);
  }

  const shown = (invited) => setOpen({ kind: 'invited', invited });
  const getCode = (action, user) => (endsAccess(user) ? setOpen({ kind: 'code', action, user }) : inviteAgain(user));
  const acts = {
    change: (user) => setOpen({ kind: 'change', user }), unlock,
    reset: (user) => getCode('reset', user), inviteAgain: (user) => getCode('inviteAgain', user),
  };
  const body = list.answer?.body;
  const dialogs = {
    invite: () => h(InviteDialog, { session, territories, onClose: close, onDone: shown }),
    code: () => h(CodeDialog, { user: open.user, action: open.action, onClose: close, onDone: shown }),
    change: () => h(ChangeDialog, { session, territories, id: open.user.id, name: open.user.name, onClose: close,
      onDone: () => {
        toast(() => t('user.changed'));
        done(open);
      } }),
    invited: () => h(Invited, { ...open.invited, onClose: close }),
  };
  return h(Panel, {
    title: t('part.users'), head: h('button', { type: 'button', className: 'primary',
      onClick: () => setOpen({ kind: 'invite' }) }, h(Icon, { name: 'plus' }), t('invite')),
  },
  h('div', { className: 'panel-head' }, h(Filters, { role, onChange: (changed) =>
    setFilter((now) => ({ ...now, ...changed })) })),
  h(Announcer, { text: body?.users ? t('users.found', { n: body.users.length }) : '' }),
  h(Answered, list, ({ users }) => h(List, { users, session, territories, busy, acts })),
  h(Pager, { pages, next: body?.pagination?.next_cursor }),
  open && dialogs[open.kind]());
}

/** Staff, or the patients, who are more; and whom somebody looks for, told by Enter. */
function Filters({ role, onChange }) {
  function submit(event) {
    event.preventDefault();
    onChange({ q: new FormData(event.target).get('q').trim() });
  }
  return h('div', { className: 'filters', role: 'search', 'aria-label': t('filters') },
    h('form', { onSubmit: submit }, h('input', { type: 'search', name: 'q', maxLength: 120, autoComplete: 'off',
      spellCheck: false, autoCapitalize: 'none', 'aria-label': t('users.search'), placeholder: t('users.search') })),
    h(FilterBar, { values: { role }, onChange, filters: [{ name: 'role', label: t('users.staff'), options: [
      ...choices('role', ROLES), { value: 'patient', label: t('users.patients') }] }] }));
}

function List({ users, session, territories, busy, acts }) {
  return h(Table, {
    caption: t('part.users'), rows: users, rowKey: ({ id }) => id, empty: t('users.none'),
    columns: [
      { key: 'name', label: t('field.name'), value: (user) => h('span', { className: 'two-lines' }, user.name,
        h('span', { className: 'muted small' }, user.login),
        h('span', { className: 'narrow small' }, t(`role.${roleOf(user)}`))) },
      { key: 'role', label: t('field.role'), wide: true, value: (user) => t(`role.${roleOf(user)}`) },
      { key: 'status', label: t('field.status'), value: ({ status }) =>
        h('span', { className: 'tag', 'data-tone': STATUS_TONES[status] }, t(`userStatus.${status}`)) },
      { key: 'territories', label: t('field.territories'), wide: true, value: (user) =>
        territoryNames(user.territory_ids, territories) },
      { key: 'created', label: t('column.created'), kind: 'time', wide: true, value: (user) =>
        dateTime(user.created_at) },
      { key: 'actions', label: t('column.actions'), value: (user) => mayManage(user, session)
        && h(Actions, { user, session, isBusy: busy === user.id, acts }) },
    ],
  });
}

const Actions = ({ user, session, isBusy, acts }) =>
  h('span', { className: 'row-actions' }, actionsOf(user, session).map((name) => h('button', {
    key: name, type: 'button', disabled: isBusy, 'aria-label': `${t(name)}: ${user.name}`,
    onClick: () => acts[name](user) }, t(name))));

/** The link to pass on. What it ends with is sent to no server, and the page that it leads to takes it away at once. */
const Invited = ({ user, invitation_code: code, invitation_expires_at: until, onClose }) =>
  h(ShownOnce, {
    title: t('invited', { name: user.name }), note: t('invited.note', { time: dateTime(until) }),
    label: t('invited.link'), secret: invitationAddress(location.origin, code, user.login), onClose,
  }, h('p', null, t('invited.login', { login: user.login })));
