import { h } from '../lib/react.js';
import { choices, dateTime, number, t } from '../lib/i18n.js';
import { question } from '../lib/question.js';
import { useInterval } from '../lib/time.js';
import { useAnswer } from '../lib/use-answer.js';
import { usePages } from '../lib/use-pages.js';
import { Answered } from '../components/answered.js';
import { FilterBar } from '../components/filter-bar.js';
import { Pager } from '../components/pager.js';
import { Panel } from '../components/panel.js';
import { Table } from '../components/table.js';
import { DeliveryDialog, State } from './delivery-dialog.js';
import { EVENTS, pathOf, STATES, TEST } from './webhooks.js';

const FRESH = 3000;

/**
 * What was sent to an endpoint or is to be, newest first, read again while it is to be seen.
 *
 * @param {{webhook: string, values: object, setQuery: (changed: object) => void, runs: number}} props `runs`: another
 *   one when something new is known to be there
 */
export function Deliveries({ webhook, values, setQuery, runs }) {
  const pages = usePages([webhook, values.state, values.event]);
  const { state, event } = values;
  const asked = question(pathOf(webhook, '/deliveries'), { state, event, cursor: pages.cursor, limit: 20 });
  const list = useAnswer([...asked, runs]);
  useInterval(() => list.reload({ background: true }), FRESH);
  const next = list.answer?.body?.data?.pagination?.next_cursor;
  const filters = h(FilterBar, { values, onChange: setQuery, filters: [
    { name: 'state', label: t('column.state'), options: choices('state', Object.keys(STATES)) },
    { name: 'event', label: t('column.event'), options: [...EVENTS, TEST].map((value) => ({ value, label: value })) },
  ] });
  return h(Panel, { title: t('deliveries'), head: filters },
    h(Answered, list, ({ data }) =>
      h(List, { deliveries: data.deliveries, onOpen: (delivery) => setQuery({ delivery }) })),
    h(Pager, { pages, next }),
    values.delivery && h(DeliveryDialog, { webhook, id: values.delivery, list: list.answer,
      onClose: () => setQuery({ delivery: '' }), onReplayed: () => list.reload({ background: true }) }));
}

function List({ deliveries, onOpen }) {
  return h(Table, {
    caption: t('deliveries'), rows: deliveries, rowKey: (one) => one.deliveryId,
    empty: t('deliveries.none'),
    columns: [
      { key: 'time', label: t('column.time'), kind: 'time', value: (one) =>
        h('button', { type: 'button', className: 'quiet', onClick: () => onOpen(one.deliveryId) },
          dateTime(one.createdAt)) },
      { key: 'event', label: t('column.event'), value: (one) => h('code', null, one.event) },
      { key: 'state', label: t('column.state'), value: (one) => h(State, one) },
      { key: 'attempts', label: t('delivery.attempts'), kind: 'number', wide: true,
        value: (one) => number(one.attempts) },
      { key: 'next', label: t('delivery.next'), kind: 'time', wide: true, value: (one) =>
        (one.nextAttemptAt ? dateTime(one.nextAttemptAt) : '–') },
    ],
  });
}
