import { h, useEffect, useRef, useState } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { Icon } from '../components/icon.js';

/**
 * A list within a form, row by row. The controls of a row are named by its place, as the service names what is wrong.
 *
 * @param {object} props
 * @param {{name: string, most: number, least?: number}} props.field
 * @param {object[]} props.values to begin with
 * @param {() => void} props.onMove what was said of rows is no longer where it was
 * @param {(at: {index: number, value: object}) => any} props.children draws the controls of a row
 */
export function Rows({ field: { name, most, least = 0 }, values, onMove, children }) {
  const made = useRef(values.length);
  const [rows, setRows] = useState(() => keyed(values.length ? values : Array(least).fill({})));
  const [added, setAdded] = useState(null);
  const list = useRef(null);
  const button = useRef(null);
  useEffect(() => {
    if (added !== null) list.current.querySelector(`[data-row="${added}"]`).querySelector('input, select').focus();
  }, [added]);

  function change(next) {
    setRows(next);
    onMove();
  }
  function add() {
    made.current += 1;
    change([...rows, { key: made.current, value: {} }]);
    setAdded(made.current);
  }
  function remove(row) {
    change(rows.filter((one) => one !== row));
    button.current.focus();
  }
  const up = (index) => change([...rows.slice(0, index - 1), rows[index], rows[index - 1], ...rows.slice(index + 1)]);

  return h('section', { className: 'rows wide-field', 'aria-label': t(`record.${name}`), ref: list },
    h('h3', null, t(`record.${name}`)),
    h('p', { className: 'hint' }, t(`hint.${name}`)),
    rows.map((row, index) => {
      const title = t(`row.${name}`, { n: index + 1 });
      return h('fieldset', { key: row.key, 'data-row': row.key },
        h('legend', null, title),
        h('div', { className: 'row-buttons' },
          index > 0 && h('button', { type: 'button', className: 'quiet', 'aria-label': t('row.up', { title }),
            onClick: () => up(index) }, h(Icon, { name: 'up' })),
          rows.length > least && h('button', { type: 'button', className: 'quiet',
            'aria-label': t('row.remove', { title }), onClick: () => remove(row) }, h(Icon, { name: 'close' }))),
        h('div', { className: 'form-grid' }, children({ index, value: row.value })));
    }),
    h('button', { type: 'button', ref: button, disabled: rows.length >= most, onClick: add },
      h(Icon, { name: 'plus' }), t(`add.${name}`)));
}

const keyed = (values) => values.map((value, index) => ({ key: index, value }));
