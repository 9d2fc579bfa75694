import { h, memo, useMemo, useState } from '../lib/react.js';
import { Icon } from './icon.js';

/**
 * @template Row
 * @typedef {object} Column
 * @property {string} key
 * @property {string} label
 * @property {(row: Row) => any} value what is shown; what is sorted by, unless `sort` says otherwise
 * @property {((row: Row) => string | number) | true} [sort] without it the column cannot be sorted by
 * @property {'number' | 'time'} [kind]
 * @property {boolean} [wide] left out on a narrow screen
 */

/** `rows` by a column: a new array, equal rows in their order. */
export function sorted(rows, column, direction) {
  if (!column?.sort) return rows;
  const key = column.sort === true ? column.value : column.sort;
  const sign = direction === 'descending' ? -1 : 1;
  return [...rows].sort((one, other) => sign * compare(key(one), key(other)));
}

const compare = (one, other) =>
  typeof one === 'number' && typeof other === 'number' ? one - other : String(one).localeCompare(String(other));

/**
 * A table with a caption, columns that can be sorted by, and a place that the keyboard can scroll.
 *
 * @template Row
 * @param {object} props
 * @param {string} props.caption for screen readers; what people see is the heading above
 * @param {Column<Row>[]} props.columns
 * @param {Row[]} props.rows
 * @param {(row: Row) => string} props.rowKey a row that stays keeps its place in the document
 * @param {string} props.empty what to say instead of rows
 */
export function Table({ caption, columns, rows, rowKey, empty }) {
  const [order, setOrder] = useState(null);
  const column = columns.find(({ key }) => key === order?.key);
  const shown = useMemo(() => sorted(rows, column, order?.direction), [rows, column, order]);
  return h('div', { className: 'table-frame', tabIndex: 0, role: 'group', 'aria-label': caption },
    h('table', null,
      h('caption', { className: 'sr' }, caption),
      h('thead', null, h('tr', null, columns.map((one) => h(Heading, { key: one.key, column: one, order, setOrder })))),
      h('tbody', null, shown.map((row) => h(Row, { key: rowKey(row), row, columns })))),
    shown.length === 0 && h('p', { className: 'empty' }, empty));
}

const cellClass = ({ kind, wide }) => [kind && `cell-${kind}`, wide && 'wide'].filter(Boolean).join(' ') || undefined;

function Heading({ column, order, setOrder }) {
  const direction = order?.key === column.key ? order.direction : undefined;
  const next = { undefined: 'ascending', ascending: 'descending' }[direction];
  const button = () => h('button', {
    type: 'button', onClick: () => setOrder(next ? { key: column.key, direction: next } : null),
  }, column.label, h(Icon, { name: { undefined: 'sort', ascending: 'up', descending: 'down' }[direction] }));
  return h('th', { scope: 'col', className: cellClass(column), 'aria-sort': direction },
    column.sort ? button() : column.label);
}

const Row = memo(({ row, columns }) =>
  h('tr', null, columns.map((column) =>
    h('td', { key: column.key, className: cellClass(column) }, column.value(row)))));
