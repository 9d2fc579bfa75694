import { h, useState } from '../lib/react.js';
import { dateTime, t } from '../lib/i18n.js';
import { explain, request, succeeded } from '../lib/api.js';
import { question } from '../lib/question.js';
import { useAnswer } from '../lib/use-answer.js';
import { usePages } from '../lib/use-pages.js';
import { Answered } from '../components/answered.js';
import { Icon } from '../components/icon.js';
import { Pager } from '../components/pager.js';
import { Panel } from '../components/panel.js';
import { ShownOnce } from '../components/shown-once.js';
import { Table } from '../components/table.js';
import { toast } from '../components/toast.js';
import { useNames } from '../verification/use-names.js';
import { TERRITORIES, territoryNames } from './territory-choice.js';
import { ChangeDialog, InviteDialog } from './user-forms.js';
import { invitationAddress, mayManage, PATH, pathOf, roleOf, STATUS_TONES } from './user-rules.js';

/** Who works here, and what can be done about each. */
export function Users({ session }) {
  const pages = usePages('users');
  const list = useAnswer(question(PATH, { cursor: pages.cursor }));
  const { territories = [] } = useNames(TERRITORIES);
  // What is open above the page: { kind: 'invite' | 'change' | 'invited', ... }.
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
    const answer = await request(pathOf(user.id, '/invitation'), {
      method: 'POST', body: {}, headers: { 'Idempotency-Key': crypto.randomUUID() },
    });
    setBusy('');
    if (!succeeded(answer)) return toast(() => explain(answer), 'bad');
    return setOpen({ kind: 'invited', invited: answer.body });
  }

  const next = list.answer?.body?.pagination?.next_cursor;
  const dialogs = {
    invite: () => h(InviteDialog, { session, territories, onClose: close,
      onDone: (invited) => setOpen({ kind: 'invited', invited }) }),
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
  h(Answered, list, ({ users }) => h(List, {
    users, session, territories, busy, unlock, inviteAgain, onChange: (user) => setOpen({ kind: 'change', user }),
  })),
  h(Pager, { pages, next }),
  open && dialogs[open.kind]());
}

function List({ users, session, territories, busy, unlock, inviteAgain, onChange }) {
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
        && h(Actions, { user, isBusy: busy === user.id, unlock, inviteAgain, onChange }) },
    ],
  });
}

function Actions({ user, isBusy, unlock, inviteAgain, onChange }) {
  const button = (name, onClick) => h('button', { type: 'button', disabled: isBusy,
    'aria-label': `${t(name)}: ${user.name}`, onClick: () => onClick(user) }, t(name));
  return h('span', { className: 'row-actions' },
    button('change', onChange),
    user.status === 'active' ? button('unlock', unlock) : button('inviteAgain', inviteAgain));
}

/** The link to pass on. What it ends with is sent to no server, and the page that it leads to takes it away at once. */
const Invited = ({ user, invitation_code: code, invitation_expires_at: until, onClose }) =>
  h(ShownOnce, {
    title: t('invited', { name: user.name }), note: t('invited.note', { time: dateTime(until) }),
    label: t('invited.link'), secret: invitationAddress(location.origin, code, user.login), onClose,
  }, h('p', null, t('invited.login', { login: user.login })));
