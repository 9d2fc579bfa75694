import { h, useEffect, useState } from '../lib/react.js';
import { dateTime, measure, number, t } from '../lib/i18n.js';
import { useAnswer } from '../lib/use-answer.js';
import { useListed } from '../lib/use-listed.js';
import { Answered } from '../components/answered.js';
import { Facts } from '../components/facts.js';
import { Panel } from '../components/panel.js';
import { OVER, TONES } from './words.js';

/**
 * A message, its texts, and each attempt to send it, as fresh as the list beside it.
 *
 * @param {{id: string, list: object | null, onClose: () => void}} props `list`: its last answer
 */
export function MessageDetail({ id, list, onClose }) {
  const { answer, reload } = useAnswer([`/api/messages/${encodeURIComponent(id)}`, {}]);
  const listed = list?.body?.data?.messages?.find((one) => one.messageId === id);
  const isOver = OVER.includes(answer?.body?.data?.message?.state);
  // Each reading of what was written is on record.
  useListed(list, listed, () => (listed || !isOver) && reload({ background: true }));
  return h(Panel, { title: t('message.name'), close: t('message.close'), onClose, className: 'message-detail' },
    h(Answered, { answer, reload }, ({ data }) => h(Known, { view: data })));
}

function Known({ view }) {
  const { message, attempts } = view;
  return h('div', { className: 'message-body' },
    h(Facts, {
      facts: [
        ['column.state', h('span', { className: 'tag', 'data-tone': TONES[message.state] },
          t(`state.${message.state}`))],
        ['column.recipient', view.recipient], ['column.channel', t(`channel.${message.channel}`)],
        ['column.template', t(`template.${message.template}`)], ['message.subject', view.subject],
        ['column.time', dateTime(message.createdAt)],
        ['message.due', message.state === 'waiting' ? dateTime(message.dueAt) : null],
        ['message.settled', message.settledAt && dateTime(message.settledAt)],
        ['message.segments', message.segments === null ? null : number(message.segments)],
      ],
    }),
    message.state === 'unknown' && h('p', { className: 'banner', 'data-tone': 'warn' }, t('message.unknown')),
    view.html && h(HTMLPart, { html: view.html, title: t('message.html') }),
    h('details', { open: !view.html }, h('summary', null, t('message.text')),
      h('p', { className: 'said', tabIndex: 0 }, view.text)),
    h('h3', null, t('message.attempts')),
    attempts.length === 0 ? h('p', { className: 'muted' }, t('message.no-attempts'))
      : h('ol', { className: 'timeline' }, attempts.map((one, place) =>
        h('li', { key: place }, h('time', { dateTime: one.at }, dateTime(one.at)), ' ',
          t(`outcome.${one.outcome}`), one.status === null ? '' : ` (${one.status})`, ', ',
          measure(one.milliseconds, 'millisecond')))));
}

/**
 * The HTML as a reader would see it: in a frame that may do nothing, has no origin, and reaches nothing; the page's own
 * policy holds in it too. That refuses styles in the text, so they are taken out.
 */
function HTMLPart({ html, title }) {
  const [address, setAddress] = useState(null);
  useEffect(() => {
    const shown = html.replace(/ style="[^"]*"/g, '');
    const made = URL.createObjectURL(new Blob([shown], { type: 'text/html' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [html]);
  return address && h('iframe', { className: 'mail-frame', sandbox: '', src: address, title, tabIndex: 0,
    referrerPolicy: 'no-referrer' });
}
