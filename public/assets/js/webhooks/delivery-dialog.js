import { h, useState } from '../lib/react.js';
import { dateTime, measure, t, time } from '../lib/i18n.js';
import { explain, succeeded } from '../lib/api.js';
import { useAnswer } from '../lib/use-answer.js';
import { useListed } from '../lib/use-listed.js';
import { Answered } from '../components/answered.js';
import { Dialog } from '../components/dialog.js';
import { Facts } from '../components/facts.js';
import { deliveryPath, OVER, post, STATES } from './webhooks.js';

/** A body laid out for people, as far as it is JSON. */
function laidOut(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/**
 * What was sent, each attempt, and what was answered, as fresh as the list beneath it.
 *
 * @param {{webhook: string, id: string, list: object | null, onReplayed: () => void, onClose: () => void}} props
 *   `list`: its last answer
 */
export function DeliveryDialog({ webhook, id, list, onReplayed, onClose }) {
  const { answer, reload } = useAnswer([deliveryPath(webhook, id), {}]);
  const listed = list?.body?.data?.deliveries?.find((one) => one.deliveryId === id);
  const isOver = OVER.includes(answer?.body?.data?.delivery?.state);
  useListed(list, listed, () => (listed || !isOver) && reload({ background: true }));
  const [said, setSaid] = useState({});
  const [isBusy, setBusy] = useState(false);
  async function replay() {
    // A double click is one repetition.
    setBusy(true);
    const replayed = await post(deliveryPath(webhook, id, '/replay'));
    setBusy(false);
    if (!succeeded(replayed)) return setSaid({ bad: explain(replayed) });
    setSaid({ good: t('replay.queued') });
    onReplayed();
    return reload({ background: true });
  }
  return h(Dialog, { title: t('delivery'), onClose, className: 'broad' },
    h('div', { className: 'form delivery' },
      h(Answered, { answer, reload }, ({ data }) => h(Known, data)),
      h('p', { role: 'status' }, said.good ?? ''),
      h('p', { className: 'error notice-box', role: 'alert', hidden: !said.bad }, said.bad),
      h('div', { className: 'actions' },
        h('button', { type: 'button', onClick: onClose }, t('close')),
        h('button', { type: 'button', className: 'primary', disabled: answer?.status !== 200 || isBusy,
          onClick: replay }, t('replay')))));
}

function Known({ delivery, body, attempts }) {
  return [
    h(Facts, {
      key: 'facts',
      facts: [
        ['column.event', h('code', null, delivery.event)],
        ['column.state', h(State, delivery)],
        ['column.time', dateTime(delivery.createdAt)],
        ['delivery.next', delivery.nextAttemptAt && dateTime(delivery.nextAttemptAt)],
        ['delivery.id', h('code', null, delivery.messageId)],
      ],
    }),
    h('h3', { key: 'body-name' }, t('delivery.body')),
    h('pre', { key: 'body', tabIndex: 0, role: 'group', 'aria-label': t('delivery.body') }, laidOut(body)),
    h('h3', { key: 'attempts-name' }, t('delivery.attempts')),
    attempts.length === 0 ? h('p', { key: 'none', className: 'muted' }, t('delivery.untried'))
      : h('ol', { key: 'attempts', className: 'attempts' }, attempts.map((attempt) =>
        h(Attempt, { key: attempt.at, ...attempt }))),
  ];
}

function Attempt({ at, milliseconds, outcome, status, answer }) {
  return h('li', null,
    h('p', null, h('time', { dateTime: at }, `${dateTime(at)} (${time(at)})`), ' · ',
      h('strong', null, t(`outcome.${outcome}`)), status ? ` · HTTP ${status}` : '', ' · ',
      measure(milliseconds / 1000, 'second', 2)),
    answer && h('details', null, h('summary', null, t('delivery.answer', { n: answer.length })),
      h('pre', { tabIndex: 0, role: 'group', 'aria-label': t('delivery.answered') }, answer)));
}

/** How far a delivery has come: a word, and beside it a colour. */
export const State = ({ state, attempts }) =>
  h('span', { className: 'tag', 'data-tone': STATES[state] },
    state === 'waiting' && attempts > 0 ? t('state.again', { n: attempts }) : t(`state.${state}`));
