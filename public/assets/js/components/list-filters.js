import { h } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { Days } from './days.js';
import { FilterBar } from './filter-bar.js';

/**
 * What a list is filtered by: who is searched for, choices, and the days. Who is searched for is told to the page by
 * Enter, and is not among the values, which stand in the page's address.
 *
 * @param {object} props
 * @param {{name: string, label: string, most: number, onSearch: (text: string) => void}} props.search
 * @param {import('./filter-bar.js').Filter[]} props.filters
 * @param {Record<string, string>} props.values
 * @param {(changed: Record<string, string>) => void} props.onChange
 */
export function ListFilters({ search: { name, label, most, onSearch }, filters, values, onChange }) {
  function submit(event) {
    event.preventDefault();
    onSearch(new FormData(event.target).get(name).trim());
  }
  return h('div', { className: 'filters', role: 'search', 'aria-label': t('filters') },
    h('form', { onSubmit: submit },
      h('input', { type: 'search', name, maxLength: most, autoComplete: 'off', 'aria-label': label,
        placeholder: label })),
    h(FilterBar, { filters, values, onChange }),
    h(Days, { values, onChange }));
}
