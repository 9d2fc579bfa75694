import { h, useState } from '../lib/react.js';
import { choices, dateTime, t, time } from '../lib/i18n.js';
import { question } from '../lib/question.js';
import { useAnswer } from '../lib/use-answer.js';
import { usePages } from '../lib/use-pages.js';
import { Answered } from '../components/answered.js';
import { Days } from '../components/days.js';
import { Dialog } from '../components/dialog.js';
import { Facts } from '../components/facts.js';
import { FilterBar } from '../components/filter-bar.js';
import { Pager } from '../components/pager.js';
import { Panel } from '../components/panel.js';
import { Table } from '../components/table.js';
import {
  actorWord, asked, eventOptions, eventWord, monthAgo, OUTCOME_TONES, OUTCOMES, resourceWord, RESOURCES,
} from './audit-rules.js';
import { useActors } from './use-actors.js';
import { FILTERS } from './words.js';

/** What was done in the organisation, and what was refused, newest first. To read it is on record too. */
export function Audit({ values, setQuery }) {
  const filters = Object.fromEntries(FILTERS.map((name) => [name, values[name]]));
  const pages = usePages(filters);
  const list = useAnswer(question('/api/audit-events', { ...asked(filters), cursor: pages.cursor }));
  const { names } = useActors();
  const [open, setOpen] = useState(null);
  return h(Panel, { title: t('part.audit') },
    h('p', { className: 'muted lead' }, t('audit.note')),
    h('div', { className: 'panel-head' }, h(Filters, { values, setQuery, names })),
    h(Answered, list, ({ events }) => h(Events, { events, names, onOpen: setOpen })),
    h(Pager, { pages, next: list.answer?.body?.pagination?.next_cursor }),
    open && h(Detail, { event: open, names, onClose: () => setOpen(null), onFilter: (changed) => {
      setOpen(null);
      setQuery(changed);
    } }));
}

function Filters({ values, setQuery, names }) {
  // Not with every key that is pressed: what is half an id finds nothing, and each reading is on record.
  const find = (name, label, change = () => ({})) => h('form', {
    key: `${name} ${values[name]}`, onSubmit: (event) => {
      event.preventDefault();
      const typed = new FormData(event.target).get(name).trim();
      setQuery({ [name]: typed, ...(typed && change()) });
    },
  }, h('input', { type: 'search', name, maxLength: 64, defaultValue: values[name], 'aria-label': label,
    placeholder: label, spellCheck: false }));
  return h('div', { className: 'filters audit-filters', role: 'search', 'aria-label': t('filters') },
    h(FilterBar, { values, onChange: setQuery, filters: [
      { name: 'event', label: t('audit.event'), options: eventOptions() },
      { name: 'outcome', label: t('column.outcome'), options: choices('outcome', OUTCOMES) },
      { name: 'actor_id', label: t('audit.actor'),
        options: [...names].map(([value, label]) => ({ value, label })) },
      { name: 'resource_type', label: t('audit.resource'),
        options: RESOURCES.map((value) => ({ value, label: resourceWord(value) })) },
    ] }),
    find('resource_id', t('audit.id')),
    find('patient_id', t('audit.patient'), () => ({ from: values.from || monthAgo() })),
    h(Days, { values, onChange: setQuery }));
}

function Events({ events, names, onOpen }) {
  return h(Table, {
    caption: t('part.audit'), rows: events, rowKey: ({ lane, sequence }) => `${lane}/${sequence}`,
    empty: t('audit.none'),
    columns: [
      { key: 'time', label: t('column.time'), kind: 'time', value: (one) =>
        h('button', { type: 'button', className: 'quiet', onClick: () => onOpen(one) }, dateTime(one.at)) },
      { key: 'event', label: t('audit.event'), value: ({ event, actor }) => h('span', { className: 'two-lines' },
        eventWord(event), h('span', { className: 'narrow small muted' }, actorWord(actor, names))) },
      { key: 'outcome', label: t('column.outcome'), value: ({ outcome }) =>
        h('span', { className: 'tag', 'data-tone': OUTCOME_TONES[outcome] }, t(`outcome.${outcome}`)) },
      { key: 'actor', label: t('audit.actor'), wide: true, value: ({ actor }) => actorWord(actor, names) },
      { key: 'resource', label: t('audit.resource'), wide: true, value: ({ resource }) =>
        h('span', { className: 'two-lines' }, resourceWord(resource.type), h('code', { className: 'small muted' },
          names.get(resource.id) ?? resource.id)) },
    ],
  });
}

function Detail({ event: { at, event, outcome, actor, resource, address, fields, lane, sequence, ...others }, names,
  onFilter, onClose }) {
  const filter = (name, changed) => h('button', { type: 'button', onClick: () => onFilter(changed) }, t(name));
  return h(Dialog, { title: eventWord(event), onClose, className: 'broad' },
    h('div', { className: 'form' },
      h(Facts, {
        facts: [
          ['column.time', `${dateTime(at)} (${time(at)})`], ['audit.event', h('code', null, event)],
          ['column.outcome', t(`outcome.${outcome}`)], ['audit.actor', actorWord(actor, names)],
          ['audit.resource', resourceWord(resource.type)], ['field.id', resource.id && h('code', null, resource.id)],
          ['audit.address', address], ['audit.request', others.request_id && h('code', null, others.request_id)],
          ['audit.place', t('audit.placed', { lane: String(lane), sequence: String(sequence) })],
        ],
      }),
      h('h3', null, t('audit.fields')),
      Object.keys(fields).length === 0 ? h('p', { className: 'muted' }, t('audit.fields.none'))
        : h('dl', { className: 'facts' }, Object.entries(fields).sort().map(([name, value]) =>
          h('div', { key: name }, h('dt', null, h('code', null, name)), h('dd', null, value || '–')))),
      h('div', { className: 'actions' },
        actor.id && filter('audit.byActor', { actor_id: actor.id }),
        resource.id && filter('audit.ofResource', { resource_type: resource.type, resource_id: resource.id }),
        h('button', { type: 'button', className: 'primary', onClick: onClose }, t('close')))));
}
