import { h, useId, useRef, useState } from '../lib/react.js';
import { choices, t } from '../lib/i18n.js';
import { Icon } from '../components/icon.js';
import { PRIORITIES } from '../verification/words.js';
import { dayName, DAYS, hoursField, isOverNight, levelField, typedEnd, UNITS } from './calendar-rules.js';

/** An input within a row that names it; what is wrong is said beneath. */
function Cell({ label, error, control = 'input', options, ...input }) {
  const id = useId();
  return h('div', { className: 'cell' },
    h(control, { 'aria-label': label, 'aria-invalid': error ? true : undefined,
      'aria-describedby': error ? id : undefined, ...input },
    options?.map((one) => h('option', { key: one.value, value: one.value }, one.label))),
    error && h('p', { className: 'error', id }, error));
}

const Group = ({ legend, note, children }) =>
  h('fieldset', { className: 'group' },
    h('legend', null, legend), note && h('p', { className: 'hint' }, note), children);

/** @param {{hours: object, errors: object, language: string}} props */
export const Hours = ({ hours, errors, language }) =>
  h(Group, { legend: t('calendar.hours'), note: t('calendar.hours.note') },
    DAYS.map((day) => h(Day, { key: day, day, name: dayName(day, language), hours: hours[day], errors })));

function Day({ day, name, hours, errors }) {
  const [isOpen, setOpen] = useState(Boolean(hours));
  const [typed, setTyped] = useState({ start: hours?.start ?? '09:00', end: typedEnd(hours?.end ?? '17:00') });
  const time = (side) => h(Cell, { type: 'time', name: hoursField(day, side), value: typed[side],
    label: `${name}: ${t(`calendar.${side}`)}`, error: errors[hoursField(day, side)],
    onChange: ({ target }) => setTyped({ ...typed, [side]: target.value }) });
  return h('div', { className: 'day-row' },
    h('label', { className: 'check' }, h('input', { type: 'checkbox', name: `open.${day}`, checked: isOpen,
      onChange: ({ target }) => setOpen(target.checked) }), name),
    isOpen ? h('div', { className: 'hours' }, time('start'), '–', time('end'),
      isOverNight(typed.start, typed.end) && h('span', { className: 'hint' }, t('calendar.overNight')))
      : h('p', { className: 'muted' }, t('calendar.shut')));
}

/** @param {{levels: object, errors: object}} props */
export const Levels = ({ levels, errors }) =>
  h(Group, { legend: t('calendar.levels'), note: t('calendar.levels.note') }, PRIORITIES.map((priority) => {
    const name = t(`priority.${priority}`);
    return h('div', { key: priority, className: 'day-row' }, h('p', null, name),
      h('div', { className: 'hours' },
        h(Cell, { type: 'number', min: 1, max: 129600, name: levelField(priority, 'amount'), className: 'amount',
          label: `${name}: ${t('calendar.amount')}`, defaultValue: levels[priority].amount,
          error: errors[levelField(priority, 'amount')] }),
        h(Cell, { control: 'select', name: levelField(priority, 'unit'), label: `${name}: ${t('calendar.unit')}`,
          defaultValue: levels[priority].unit, options: choices('unit', UNITS),
          error: errors[levelField(priority, 'unit')] })));
  }));

/**
 * @param {{holidays: object[], setHolidays: (holidays: object[]) => void, errors: object, onRemove: () => void}} props
 *   `onRemove`: what was said of holidays is no longer where it was
 */
export function Holidays({ holidays, setHolidays, errors, onRemove }) {
  const button = useRef(null);
  const change = (id, changed) =>
    setHolidays(holidays.map((one) => (one.id === id ? { ...one, ...changed } : one)));
  const add = () =>
    setHolidays([...holidays, { id: Math.max(-1, ...holidays.map(({ id }) => id)) + 1, date: '', name: '' }]);
  function remove(id) {
    setHolidays(holidays.filter((one) => one.id !== id));
    onRemove();
    button.current.focus();
  }
  return h(Group, { legend: t('calendar.holidays') },
    holidays.length === 0 && h('p', { className: 'muted' }, t('calendar.holidays.none')),
    holidays.map(({ id, date, name }, place) => h('div', { key: id, className: 'holiday', role: 'group',
      'aria-label': name || t('calendar.holiday') },
    h(Cell, { type: 'date', name: `holidays[${place}].date`, label: t('calendar.date'), value: date,
      // One that has just been added.
      autoFocus: !date && !name,
      error: errors[`holidays[${place}].date`], onChange: ({ target }) => change(id, { date: target.value }) }),
    h(Cell, { name: `holidays[${place}].name`, label: t('field.name'), value: name, maxLength: 120,
      error: errors[`holidays[${place}].name`], onChange: ({ target }) => change(id, { name: target.value }) }),
    h('button', { type: 'button', className: 'quiet', 'aria-label': `${t('calendar.holiday.remove')}: ${name}`,
      onClick: () => remove(id) }, h(Icon, { name: 'close' })))),
    h('div', null,
      h('button', { type: 'button', ref: button, onClick: add }, h(Icon, { name: 'plus' }),
        t('calendar.holiday.add'))));
}
