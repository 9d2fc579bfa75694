import { h, memo } from '../lib/react.js';
import { date, number, t } from '../lib/i18n.js';
import { addressOf } from '../lib/pages.js';
import { Icon } from '../components/icon.js';
import { Due, Priority, Status } from './parts.js';
import { OPEN } from './words.js';

const COLUMNS = ['number', 'patient', 'doctor', 'insurance', 'status', 'priority', 'due', 'days', 'assignee'];

/**
 * The requests. The link in a row is what the keys move between, so that a screen reader says where one is; on a narrow
 * screen each row is a card. Roles are named because a card is no longer a table to every browser.
 *
 * @param {object} props
 * @param {object[]} props.rows
 * @param {string | null} props.chosen the id of the row that the keys are at
 * @param {{ids: string[], turn: number}} props.changed
 * @param {number} props.now
 * @param {boolean} props.isBusy
 * @param {boolean} props.isReviewer
 * @param {boolean} props.isClaiming
 * @param {(id: string) => void} props.onChoose
 * @param {(row: object) => void} props.onClaim
 * @param {string} props.language the texts' language
 */
export function QueueTable({
  rows, chosen, changed, now, isBusy, isReviewer, isClaiming, onChoose, onClaim, language,
}) {
  return h('table', { className: 'queue', role: 'table', 'aria-busy': isBusy },
    h('caption', { className: 'sr' }, t('requests.name')),
    h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, COLUMNS.map((name) =>
      h('th', { key: name, scope: 'col', role: 'columnheader', className: `col-${name}` }, t(`column.${name}`))))),
    h('tbody', { role: 'rowgroup' }, rows.map((row) =>
      h(Row, {
        key: row.id, row, now, isReviewer, isClaiming, onChoose, onClaim, language, isChosen: row.id === chosen,
        turn: changed.ids.includes(row.id) ? changed.turn : 0,
      }))));
}

const cell = (name, ...children) =>
  h('td', { role: 'cell', className: `col-${name}`, 'data-label': t(`column.${name}`) }, ...children);

const Row = memo(({ row, now, isReviewer, isClaiming, onChoose, onClaim, isChosen, turn }) =>
  h('tr', {
    role: 'row', id: `row-${row.id}`, 'data-chosen': isChosen || undefined,
    'data-changed': turn ? (turn % 2 ? 'odd' : 'even') : undefined, onFocus: () => onChoose(row.id),
  },
  cell('number',
    h('a', { href: addressOf(row.id) }, row.ivr_number),
    row.unread_messages > 0 && h('span', { className: 'unread' }, h(Icon, { name: 'message' }),
      h('span', { 'aria-hidden': true }, number(row.unread_messages)),
      h('span', { className: 'sr' }, t('unread', { n: row.unread_messages })))),
  cell('patient', row.patient_name),
  cell('doctor', row.doctor_name),
  cell('insurance', row.insurance),
  cell('status', h(Status, row)),
  cell('priority', h(Priority, row)),
  cell('due', h(Due, { request: row, now })),
  cell('days', h('span', { title: date(row.submitted_at ?? row.submitted_date) }, number(row.days_pending))),
  cell('assignee', h(Assignee, { row, isReviewer, isClaiming, onClaim }))));

function Assignee({ row, isReviewer, isClaiming, onClaim }) {
  if (row.assignee) return h('span', null, row.assignee.name);
  if (!isReviewer || !OPEN.includes(row.status)) return h('span', { className: 'muted' }, '–');
  return h('button', {
    type: 'button', className: 'claim', disabled: isClaiming, 'aria-label': t('claim.of', { number: row.ivr_number }),
    onClick: () => onClaim(row),
  }, t('claim'));
}
