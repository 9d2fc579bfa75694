import { h, useState } from '../lib/react.js';
import { date, t } from '../lib/i18n.js';
import { addressOfPatient } from '../lib/pages.js';
import { question } from '../lib/question.js';
import { useAnswer } from '../lib/use-answer.js';
import { usePages } from '../lib/use-pages.js';
import { Announcer } from '../components/announcer.js';
import { Answered } from '../components/answered.js';
import { Field } from '../components/field.js';
import { Icon } from '../components/icon.js';
import { Pager } from '../components/pager.js';
import { Table } from '../components/table.js';
import { numberIn } from '../verification/finding.js';
import { AT_ONCE, phone } from './columns.js';
import { wordsOf } from './wrong.js';

const SOUGHT = ['q', 'date_of_birth', 'mbi', 'medicaid_number'];

/**
 * The patients, newest first, or those who are looked for. What is looked for stands in no address: neither the page's
 * nor that of what the service is asked.
 */
export function Patients() {
  const [sought, setSought] = useState({});
  const isSearch = Object.keys(sought).length > 0;
  const pages = usePages(sought);
  const list = useAnswer(question('/api/patients', isSearch ? {} : { limit: AT_ONCE, cursor: pages.cursor }, sought));
  const errors = list.answer?.status === 422 ? wordsOf(list.answer) : {};
  const found = list.answer?.body?.patients;
  return h('section', { className: 'panel', 'aria-label': t('patients.name') },
    h(Search, { errors, isSearch, onSearch: setSought }),
    h(Announcer, { text: found ? t('records.found', { n: found.length }) : '' }),
    !Object.keys(errors).length && h(Answered, list, ({ patients }) => h(List, { patients })),
    list.answer?.body?.has_more && h('p', { className: 'muted' }, t('patients.more')),
    !isSearch && h(Pager, { pages, next: list.answer?.body?.pagination?.next_cursor }));
}

function Search({ errors, isSearch, onSearch }) {
  function submit(event) {
    event.preventDefault();
    const typed = [...new FormData(event.target)].map(([name, text]) => [name, text.trim()]);
    const sought = Object.fromEntries(typed.filter(([, text]) => text));
    const number = numberIn(sought.q ?? '');
    if (number) location.assign(addressOfPatient(number));
    else onSearch(sought);
  }
  return h('form', { className: 'patient-search', role: 'search', 'aria-label': t('patients.find'), noValidate: true,
    autoComplete: 'off', onSubmit: submit, onReset: () => onSearch({}) },
  SOUGHT.map((name) => h(Field, {
    key: name, name, label: t(`sought.${name}`), error: errors[name], spellCheck: false, autoComplete: 'off',
    type: name === 'q' ? 'search' : name === 'date_of_birth' ? 'date' : 'text', maxLength: name === 'q' ? 120 : 30,
  })),
  h('div', { className: 'page-actions' },
    h('button', { type: 'submit', className: 'primary' }, h(Icon, { name: 'search' }), t('patients.go')),
    isSearch && h('button', { type: 'reset' }, t('patients.all'))));
}

const List = ({ patients }) => h(Table, {
  caption: t('patients.name'), rows: patients, rowKey: ({ id }) => id, empty: t('records.none'),
  columns: [
    { key: 'name', label: t('record.name'), value: (one) => h('a', { href: addressOfPatient(one.id) }, one.name) },
    { key: 'id', label: t('record.id'), wide: true, value: ({ id }) => id },
    { key: 'born', label: t('record.date_of_birth'), kind: 'time', value: (one) =>
      (one.date_of_birth ? date(one.date_of_birth) : '–') },
    phone(),
    { key: 'provider', label: t('record.payer_id'), wide: true, value: ({ provider }) => provider ?? '–' },
  ],
});
