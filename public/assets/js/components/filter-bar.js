import { h } from '../lib/react.js';
import { t } from '../lib/i18n.js';

/**
 * @typedef {object} Filter
 * @property {string} name in the page's address
 * @property {string} label
 * @property {{value: string, label: string}[]} [options] a choice; without them, a text to search for
 */

/**
 * Filters in one line; their values belong to the page (`useQuery`).
 *
 * @param {object} props
 * @param {Filter[]} props.filters
 * @param {Record<string, string>} props.values
 * @param {(changed: Record<string, string>) => void} props.onChange
 */
export function FilterBar({ filters, values, onChange }) {
  return h('div', { className: 'filters', role: 'group', 'aria-label': t('filters') },
    filters.map((filter) => h(filter.options ? Choice : Search, {
      key: filter.name, filter, value: values[filter.name] ?? '',
      onChange: (event) => onChange({ [filter.name]: event.target.value }),
    })));
}

function Choice({ filter, value, onChange }) {
  const options = [{ value: '', label: filter.label }, ...filter.options];
  // A value out of an address may be none of them; the choice still says what is filtered by.
  if (!options.some((option) => option.value === value)) options.push({ value, label: value });
  return h('select', { 'aria-label': filter.label, name: filter.name, value, onChange },
    options.map((option) => h('option', { key: option.value, value: option.value }, option.label)));
}

const Search = ({ filter, value, onChange }) =>
  h('input', {
    type: 'search', 'aria-label': filter.label, placeholder: filter.label, name: filter.name, value, onChange,
  });
