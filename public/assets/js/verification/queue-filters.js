import { h, useEffect, useRef, useState } from '../lib/react.js';
import { choices, t } from '../lib/i18n.js';
import { Choices } from '../components/choices.js';
import { Days } from '../components/days.js';
import { FilterBar } from '../components/filter-bar.js';
import { Icon } from '../components/icon.js';
import { count, listed, SORTS, switched } from './filters.js';
import { PRIORITIES, STATUSES } from './words.js';

const TYPED_AFTER = 300;

/**
 * What the queue is filtered and sorted by.
 *
 * @param {object} props
 * @param {Record<string, string>} props.values
 * @param {(changed: Record<string, string>) => void} props.onChange
 * @param {string} props.text that is searched for
 * @param {(text: string) => void} props.onText called when typing has paused
 * @param {() => void} [props.onClear] without it there is no button for it
 * @param {string} props.first the order to begin with
 * @param {{doctors?: object[], payers?: object[], reviewers?: object[]}} props.names
 * @param {{current: HTMLInputElement | null}} props.search the field for the text
 */
export function QueueFilters({ values, onChange, text, onText, onClear, first, names, search }) {
  const [isOpen, setOpen] = useState(false);
  const set = count(values, text);
  return h('div', { className: `queue-filters${isOpen ? ' is-open' : ''}`, role: 'search', 'aria-label': t('filters') },
    h(Search, { text, onText, place: search }),
    h('button', {
      type: 'button', className: 'more-filters', 'aria-expanded': isOpen, onClick: () => setOpen(!isOpen),
    }, h(Icon, { name: 'filter' }), set ? t('filters.set', { n: set }) : t('filters')),
    h('div', { className: 'filters' },
      several('status', STATUSES, values, onChange),
      several('priority', PRIORITIES, values, onChange),
      h(FilterBar, { filters: people(names), values, onChange }),
      h(Days, { values, onChange }),
      h('button', {
        type: 'button', className: 'toggle', 'aria-pressed': values.overdue === 'true',
        onClick: () => onChange({ overdue: values.overdue ? '' : 'true' }),
      }, t('filter.overdue')),
      set > 0 && onClear && h('button', { type: 'button', className: 'quiet', onClick: onClear },
        h(Icon, { name: 'close' }), t('filters.clear'))),
    h('label', { className: 'sorting' }, h('span', null, t('sort')),
      h('select', {
        value: values.overdue ? 'due' : values.sort || first, disabled: values.overdue === 'true',
        onChange: (event) => onChange({ sort: event.target.value === first ? '' : event.target.value }),
      }, SORTS.map((sort) => h('option', { key: sort, value: sort }, t(`sort.${sort}`))))));
}

function several(name, words, values, onChange) {
  return h(Choices, {
    label: t(`filter.${name}`), chosen: listed(values[name], words),
    options: choices(name, words),
    onSwitch: (word) => onChange({ [name]: switched(values[name], word, words) }),
  });
}

function people({ doctors, payers, reviewers }) {
  const named = (list) => list.map(({ id, name }) => ({ value: id, label: name }));
  return [
    doctors && { name: 'doctor_id', label: t('filter.doctor'), options: named(doctors) },
    payers && { name: 'payer_id', label: t('filter.payer'), options: named(payers) },
    reviewers && {
      name: 'assignee', label: t('filter.assignee'),
      options: [
        { value: 'me', label: t('assignee.me') }, { value: 'none', label: t('assignee.none') }, ...named(reviewers),
      ],
    },
  ].filter(Boolean);
}

/** The text is told when typing has paused: each is a search, and each search is written down by the service. */
function Search({ text, onText, place }) {
  const [typed, setTyped] = useState(text);
  const timer = useRef(0);
  // What comes back is what was told, without the blanks around it and without what has been typed since.
  const told = useRef(text);
  useEffect(() => {
    if (text === told.current) return;
    told.current = text;
    clearTimeout(timer.current);
    setTyped(text);
  }, [text]);
  useEffect(() => () => clearTimeout(timer.current), []);
  function change(value) {
    setTyped(value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      told.current = value.trim();
      onText(told.current);
    }, TYPED_AFTER);
  }
  return h('div', { className: 'search' }, h(Icon, { name: 'search' }),
    h('input', {
      type: 'search', ref: place, value: typed, 'aria-label': t('search'), placeholder: t('search.hint'),
      maxLength: 100, autoComplete: 'off', spellCheck: false, onChange: (event) => change(event.target.value),
      onKeyDown: (event) => event.key === 'Escape' && place.current.blur(),
    }));
}
