import { h } from '../lib/react.js';
import { choices, t } from '../lib/i18n.js';
import { question } from '../lib/question.js';
import { useAnswer } from '../lib/use-answer.js';
import { usePages } from '../lib/use-pages.js';
import { useTurn } from '../lib/use-turn.js';
import { Announcer } from '../components/announcer.js';
import { Answered } from '../components/answered.js';
import { FilterBar } from '../components/filter-bar.js';
import { Pager } from '../components/pager.js';
import { Table } from '../components/table.js';
import { AT_ONCE, COLUMNS } from './columns.js';
import { KINDS } from './kinds.js';

/**
 * Doctors, payers or products, by name.
 *
 * @param {object} props
 * @param {'doctors' | 'payers' | 'products'} props.kind
 * @param {{q: string, active: string, record: string}} props.values of the page's address
 * @param {(changed: object) => void} props.setQuery
 * @param {number} props.turn with another one it is read again
 */
export function RecordList({ kind, values: { q, active, record }, setQuery, turn }) {
  const pages = usePages([q, active]);
  const list = useAnswer(question(KINDS[kind].path, { q, active, limit: AT_ONCE, cursor: pages.cursor }));
  useTurn(turn, () => list.reload({ background: true }));
  const found = list.answer?.body?.[kind];

  function submit(event) {
    event.preventDefault();
    setQuery({ q: new FormData(event.target).get('q').trim() });
  }
  return h('section', { className: 'panel', 'aria-label': t(`kind.${kind}`) },
    h('div', { className: 'panel-head' },
      h('div', { className: 'filters', role: 'search', 'aria-label': t('filters') },
        h('form', { onSubmit: submit },
          h('input', { type: 'search', name: 'q', maxLength: 120, autoComplete: 'off', defaultValue: q,
            'aria-label': t(`search.${kind}`), placeholder: t(`search.${kind}`) })),
        h(FilterBar, { values: { active }, onChange: setQuery, filters: [
          { name: 'active', label: t('use.any'), options: choices('use', ['true', 'false']) }] }))),
    h(Announcer, { text: found ? t('records.found', { n: found.length }) : '' }),
    h(Answered, list, (body) => h(Table, {
      caption: t(`kind.${kind}`), rows: body[kind], rowKey: ({ id }) => id, empty: t('records.none'),
      columns: [
        { key: 'name', label: t('record.name'), value: ({ id, name }) =>
          h('button', { type: 'button', className: 'quiet', 'aria-current': id === record || undefined,
            onClick: () => setQuery({ record: id }) }, name) },
        ...COLUMNS[kind](),
      ],
    })),
    h(Pager, { pages, next: list.answer?.body?.pagination?.next_cursor }));
}
