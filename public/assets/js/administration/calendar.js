import { h, useState } from '../lib/react.js';
import { language, t } from '../lib/i18n.js';
import { problem, request } from '../lib/api.js';
import { useAnswer } from '../lib/use-answer.js';
import { Answered } from '../components/answered.js';
import { Field } from '../components/field.js';
import { Form } from '../components/form.js';
import { Panel } from '../components/panel.js';
import { toast } from '../components/toast.js';
import { PRIORITIES } from '../verification/words.js';
import { atFields, calendarOf } from './calendar-rules.js';
import { Holidays, Hours, Levels } from './calendar-fields.js';

const PATH = '/api/calendar';

/** When the desk is at work, and how fast it promises to be. */
export function Calendar() {
  const { answer, reload } = useAnswer([PATH, {}]);
  return h(Panel, { title: t('part.calendar') },
    h('p', { className: 'muted lead' }, t('calendar.note')),
    h(Answered, { answer, reload }, (calendar) => h(CalendarForm, { key: answer.etag, calendar, etag: answer.etag,
      onStale: () => reload() })));
}

/** It stays when it has been saved, with what was typed meanwhile; the answer says what is to be changed next. */
function CalendarForm({ calendar, etag, onStale }) {
  const [saved, setSaved] = useState({ body: calendar, etag });
  const [holidays, setHolidays] = useState(calendar.holidays.map((one, id) => ({ ...one, id })));
  const [isStale, setStale] = useState(false);

  function done(answer) {
    setSaved(answer);
    toast(() => t('calendar.saved'));
  }

  function read(data) {
    const { body, missing } = calendarOf(data, holidays, PRIORITIES);
    return { body, wrong: Object.fromEntries(missing.map((name) => [name, t('form.missing')])) };
  }

  function refused(answer) {
    if (answer.status === 412) setStale(true);
    const { fields } = problem(answer);
    return Object.keys(fields).length ? atFields(fields) : undefined;
  }

  return h('div', { className: 'calendar-form' }, h(Form, {
    go: t('save'), read, onDone: done, onRefused: refused,
    send: (body) => request(PATH, { method: 'PUT', body, headers: { 'If-Match': saved.etag } }),
    children: isStale && h('button', { type: 'button', onClick: onStale }, t('calendar.again')),
    fields: (errors, forgive) => [
      h('p', { key: 'now' }, h('span', { className: 'tag', 'data-tone': saved.body.is_open ? 'good' : undefined },
        t(saved.body.is_open ? 'calendar.open' : 'calendar.closed'))),
      h(Zone, { key: 'zone', zone: calendar.time_zone, error: errors.time_zone }),
      h(Hours, { key: 'hours', hours: calendar.business_hours, errors, language: language.get() }),
      h(Levels, { key: 'levels', levels: calendar.service_levels, errors }),
      h(Holidays, { key: 'holidays', holidays, setHolidays, errors, onRemove: forgive }),
    ],
  }));
}

/** A time zone by its name in the IANA database; the browser offers those that it knows. */
function Zone({ zone, error }) {
  return h('div', { className: 'zone' },
    h(Field, { name: 'time_zone', label: t('calendar.zone'), hint: t('calendar.zone.hint'), defaultValue: zone, error,
      maxLength: 64, list: 'zones', spellCheck: false, autoCapitalize: 'none', 'aria-required': true }),
    h('datalist', { id: 'zones' }, ['UTC', ...Intl.supportedValuesOf('timeZone')].map((name) =>
      h('option', { key: name, value: name }))));
}
