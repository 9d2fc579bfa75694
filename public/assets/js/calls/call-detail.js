import { h, useEffect, useRef } from '../lib/react.js';
import { dateTime, measure, number, t } from '../lib/i18n.js';
import { useAnswer } from '../lib/use-answer.js';
import { useListed } from '../lib/use-listed.js';
import { Answered } from '../components/answered.js';
import { Facts } from '../components/facts.js';
import { Panel } from '../components/panel.js';

/** What is written of a call has not come to its end. */
const isUnderWay = ({ state }) => ['waiting', 'sending'].includes(state);

const said = (name, text) => text !== undefined && h('section', { className: 'said' },
  h('h3', null, t(name)), h('p', { className: 'transcript' }, text || '–'));

/**
 * A call, what was said, and what happened to it, as fresh as the list beside it.
 *
 * @param {{id: string, list: object | null, sent: number, onClose: () => void}} props `list`: its last answer; `sent`:
 *   another number when messages have been sent or have failed
 */
export function CallDetail({ id, list, sent, onClose }) {
  const { answer, reload } = useAnswer([`/api/ivr/calls/${encodeURIComponent(id)}`, {}]);
  const listed = list?.body?.data?.calls?.find((one) => one.callId === id);
  const isOver = answer?.body?.data?.call?.duration !== undefined;
  // Each reading of what was said is on record.
  useListed(list, listed, () => (listed || !isOver) && reload({ background: true }));
  const known = useRef(sent);
  useEffect(() => {
    if (known.current === sent || !answer?.body?.data?.timeline.some(isUnderWay)) return;
    known.current = sent;
    reload({ background: true });
  }, [answer, sent]);
  return h(Panel, { title: t('call.name'), close: t('call.close'), onClose, className: 'call-detail' },
    h(Answered, { answer, reload }, ({ data }) => h(Known, { view: data })));
}

function Known({ view }) {
  const { call, explanation } = view;
  return h('div', { className: 'call-body' },
    h(Facts, {
      facts: [
        ['column.time', dateTime(call.startedAt)], ['column.restaurant', call.restaurantId],
        ['column.caller', view.callerNumber ?? t('call.withheld')], ['column.reason', t(`reason.${call.reason}`)],
        ['column.mood', `${t(`sentiment.${call.sentimentLabel}`)} (${number(call.sentimentScore)})`],
        ['column.summary', call.summary],
        ['column.length', call.duration === undefined ? null : measure(call.duration, 'second')],
        ['call.forwarded', view.forwardedTo], ['call.recipients', view.emailRecipients.join(', ')],
        ['call.recording', view.audioUrl],
        ['call.words', explanation.signals.map(({ word }) => word).join(', ')], ['call.analyser', view.analyser],
      ],
    }),
    said('call.transcript', view.transcript), said('call.final', view.finalTranscript),
    h('h3', null, t('call.timeline')),
    h('ol', { className: 'timeline' }, view.timeline.map(({ at, event, channel, state }, place) =>
      h('li', { key: place }, h('time', { dateTime: at }, dateTime(at)), ' ', t(`event.${event}`),
        channel && ` (${t(`channel.${channel}`)}: ${t(`state.${state}`)})`))));
}
