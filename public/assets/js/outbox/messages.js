import { h } from '../lib/react.js';
import { dateTime, has, measure, number, t } from '../lib/i18n.js';
import { useAnswer } from '../lib/use-answer.js';
import { useListed } from '../lib/use-listed.js';
import { Answered } from '../components/answered.js';
import { Facts } from '../components/facts.js';
import { Panel } from '../components/panel.js';
import { Table } from '../components/table.js';
import { act, BASE } from './outbox.js';

/** What nothing is done with any more. */
const OVER = ['sent', 'kept', 'cancelled'];
const TONES = { sent: 'good', failed: 'bad', unknown: 'warn', sending: 'new' };

const tag = (state) => h('span', { className: 'tag', 'data-tone': TONES[state] }, t(`state.${state}`));
/** What is written to people has a name; what is sent to systems is an event, as they know it. */
const named = (kind) => (has(`template.${kind}`) ? t(`template.${kind}`) : kind);
const moment = (text) => (text ? dateTime(text) : '–');

/** What may be done with a message, each with one click. */
function Actions({ message, reload }) {
  const post = (what, body, done) => () =>
    act(`/messages/${message.id}/${what}`, { method: 'POST', body }, done, reload);
  const button = (label, onClick) => h('button', { type: 'button', onClick }, t(label));
  return h('span', { className: 'row-actions' },
    message.state === 'failed' && button('message.retry', post('retry', {}, 'retried')),
    message.state === 'unknown' && button('message.arrived', post('settlement', { outcome: 'sent' }, 'settled')),
    message.state === 'unknown' && button('message.again', post('settlement', { outcome: 'again' }, 'retried')),
    message.state === 'waiting' && button('message.cancel', post('cancellation', {}, 'cancelled')),
    message.state === 'failed' && button('message.dismiss', post('cancellation', {}, 'dismissed')));
}

/**
 * Messages, newest first; not what they say, nor to whom.
 *
 * @param {{messages: object[], onOpen: (id: string) => void, reload: () => Promise<void>}} props
 */
export function Messages({ messages, onOpen, reload }) {
  return h(Table, {
    caption: t('messages.list'), rows: messages, rowKey: ({ id }) => id, empty: t('messages.none'),
    columns: [
      { key: 'time', label: t('column.time'), kind: 'time', value: (message) =>
        h('button', { type: 'button', className: 'link', onClick: () => onOpen(message.id) },
          moment(message.created_at)) },
      { key: 'channel', label: t('column.channel'), wide: true, value: ({ channel }) => t(`channel.${channel}`) },
      { key: 'kind', label: t('column.kind'), value: ({ kind }) => named(kind) },
      { key: 'state', label: t('filter.status'), value: ({ state }) => tag(state) },
      { key: 'attempts', label: t('column.attempts'), kind: 'number', wide: true, value: ({ attempts }) =>
        number(attempts) },
      { key: 'next', label: t('column.next'), kind: 'time', wide: true, value: (one) => moment(one.next_attempt_at) },
      { key: 'actions', label: t('column.actions'), value: (message) => h(Actions, { message, reload }) },
    ],
  });
}

/**
 * One message and each time it was tried, as fresh as the list beside it.
 *
 * @param {{id: string, list: object | null, onClose: () => void}} props `list`: its last answer
 */
export function MessageDetail({ id, list, onClose }) {
  const { answer, reload } = useAnswer([`${BASE}/messages/${encodeURIComponent(id)}`, {}]);
  const listed = list?.body?.messages?.find((one) => one.id === id);
  const isOver = OVER.includes(answer?.body?.message?.state);
  useListed(list, listed, () => (listed || !isOver) && reload({ background: true }));
  return h(Panel, { title: t('message.name'), close: t('close'), onClose, className: 'message-detail' },
    h(Answered, { answer, reload }, (body) => h(Attempts, body)));
}

function Attempts({ message, attempts }) {
  return h('div', null,
    h(Facts, {
      facts: [
        ['column.kind', named(message.kind)], ['filter.status', tag(message.state)],
        ['column.about', [message.resource_type, message.resource_id].filter(Boolean).join(' ')],
        ['column.created', moment(message.created_at)], ['column.finished', moment(message.finished_at)],
      ],
    }),
    h(Table, {
      caption: t('attempts.name'), rows: attempts.map((attempt, place) => ({ ...attempt, place })),
      rowKey: ({ place }) => place, empty: t('attempts.none'),
      columns: [
        { key: 'time', label: t('column.time'), kind: 'time', value: ({ at }) => moment(at) },
        { key: 'outcome', label: t('column.outcome'), value: ({ outcome }) => t(`attempt.${outcome}`) },
        { key: 'status', label: t('column.answer'), kind: 'number', value: ({ status }) => status ?? '–' },
        { key: 'took', label: t('column.duration'), kind: 'number', value: ({ milliseconds }) =>
          measure(milliseconds, 'millisecond') },
      ],
    }));
}
