import { h } from '../lib/react.js';
import { dateTime, number, t } from '../lib/i18n.js';
import { Panel } from '../components/panel.js';
import { Table } from '../components/table.js';
import { act } from './outbox.js';

const TONES = { closed: 'good', testing: 'warn', open: 'bad' };

/**
 * To whom messages go, and how it goes with each.
 *
 * @param {{targets: object[], onOpen: (id: string) => void, reload: () => Promise<void>}} props
 */
export function Targets({ targets, onOpen, reload }) {
  return h(Panel, { title: t('targets.name') },
    h(Table, {
      caption: t('targets.name'), rows: targets, rowKey: ({ id }) => id, empty: t('targets.none'),
      columns: [
        { key: 'name', label: t('column.target'), value: (target) =>
          h('button', { type: 'button', className: 'link', onClick: () => onOpen(target.id) }, name(target)) },
        { key: 'breaker', label: t('column.breaker'), value: breaker },
        { key: 'waiting', label: t('state.waiting'), kind: 'number', sort: true, value: ({ waiting }) => number(waiting) },
        { key: 'failed', label: t('state.failed'), kind: 'number', sort: true, value: ({ failed }) => number(failed) },
        { key: 'due', label: t('column.next'), kind: 'time', wide: true, value: (target) =>
          (target.next_due_at ? dateTime(target.next_due_at) : '–') },
        { key: 'actions', label: t('column.actions'), value: (target) => h(Actions, { target, reload }) },
      ],
    }));
}

/** A webhook's name is its id, of which the beginning is enough to know it by. */
export const name = ({ channel, name }) => `${t(`channel.${channel}`)} ${name.length === 36 ? name.slice(0, 8) : name}`;

function breaker(target) {
  if (target.paused) return h('span', { className: 'tag' }, t('target.paused'));
  const until = target.open_until && ` ${t('target.until', { time: dateTime(target.open_until) })}`;
  return h('span', { className: 'tag', 'data-tone': TONES[target.breaker] }, t(`breaker.${target.breaker}`), until);
}

function Actions({ target, reload }) {
  const path = `/targets/${target.id}`;
  const pause = () => act(path, { method: 'PATCH', body: { paused: !target.paused } },
    target.paused ? 'target.resumed' : 'target.isPaused', reload);
  return h('span', { className: 'row-actions' },
    h('button', { type: 'button', onClick: pause }, t(target.paused ? 'target.resume' : 'target.pause')),
    target.failed > 0 && h('button', { type: 'button', onClick: () =>
      act(`${path}/retry`, { method: 'POST', body: {} }, 'retried', reload) }, t('target.retry')),
    target.failed > 0 && h('button', { type: 'button', onClick: () =>
      act(`${path}/cancellation`, { method: 'POST', body: {} }, 'dismissed', reload) }, t('target.dismiss')));
}
