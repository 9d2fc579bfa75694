import { h, useState } from '../lib/react.js';
import { dateTime, t } from '../lib/i18n.js';
import { explain, request, succeeded } from '../lib/api.js';
import { addressOfPatient } from '../lib/pages.js';
import { question } from '../lib/question.js';
import { useAnswer } from '../lib/use-answer.js';
import { usePages } from '../lib/use-pages.js';
import { Answered } from '../components/answered.js';
import { Pager } from '../components/pager.js';
import { Panel } from '../components/panel.js';
import { Table } from '../components/table.js';
import { toast } from '../components/toast.js';
import { isOwn } from './user-rules.js';
import { useActors } from './use-actors.js';

const PATH = '/api/break-glass';

/** Who had emergency access to whom, and why; an admin looks at each that is not their own. */
export function Emergency({ session }) {
  const pages = usePages('emergency');
  const list = useAnswer(question(PATH, { cursor: pages.cursor }));
  const { users, names } = useActors();
  const [busy, setBusy] = useState('');
  const own = users.find((user) => isOwn(user, session))?.id;

  async function review(id) {
    setBusy(id);
    const answer = await request(`${PATH}/${encodeURIComponent(id)}/review`, { method: 'PUT', body: {} });
    const isDone = succeeded(answer);
    toast(() => (isDone ? t('grant.done') : explain(answer)), isDone ? 'info' : 'bad');
    await list.reload({ background: true });
    setBusy('');
  }

  return h(Panel, { title: t('part.emergency') },
    h('p', { className: 'muted lead' }, t('grants.note'), ' ', h('a', { href: '/emergency.html' }, t('grants.ask'))),
    h(Answered, list, ({ grants }) => h(Grants, { grants, names, own, busy, review })),
    h(Pager, { pages, next: list.answer?.body?.pagination?.next_cursor }));
}

function Grants({ grants, names, own, busy, review }) {
  const nameOf = (id) => names.get(id) ?? id;
  return h(Table, {
    caption: t('part.emergency'), rows: grants, rowKey: ({ id }) => id, empty: t('grants.none'),
    columns: [
      { key: 'time', label: t('column.time'), value: (grant) => h('span', { className: 'two-lines' },
        dateTime(grant.granted_at), h('span', { className: 'wide muted small' }, t('grant.until', {
          time: dateTime(grant.expires_at) })), h('span', { className: 'narrow small' }, nameOf(grant.user_id))) },
      { key: 'who', label: t('audit.actor'), wide: true, value: (grant) => nameOf(grant.user_id) },
      { key: 'patient', label: t('grant.patient'), value: ({ patient_id: id }) =>
        h('a', { href: addressOfPatient(id) }, id) },
      { key: 'reason', label: t('grant.reason'), value: ({ reason }) => h('span', { className: 'said' }, reason) },
      { key: 'review', label: t('grant.review'), value: (grant) =>
        h(Review, { grant, nameOf, isOwn: grant.user_id === own, isBusy: busy === grant.id, review }) },
    ],
  });
}

function Review({ grant, nameOf, isOwn: isMine, isBusy, review }) {
  if (grant.reviewed_at) {
    return h('span', { className: 'two-lines' }, nameOf(grant.reviewed_by),
      h('span', { className: 'muted small' }, dateTime(grant.reviewed_at)));
  }
  if (isMine) return h('span', { className: 'muted' }, t('grant.own'));
  return h('button', { type: 'button', disabled: isBusy, onClick: () => review(grant.id),
    'aria-label': `${t('grant.go')}: ${grant.patient_id}, ${dateTime(grant.granted_at)}` }, t('grant.go'));
}
