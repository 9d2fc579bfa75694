import { Fragment, h, useState } from '../lib/react.js';
import { dayAt, shortDay, t, timeAt, zoneName } from '../lib/i18n.js';
import { named } from '../lib/named.js';
import { useAnswer } from '../lib/use-answer.js';
import { addDays, dayOf } from '../lib/zone.js';
import { Loading, Refused } from '../components/answered.js';
import { Field } from '../components/field.js';
import { Icon } from '../components/icon.js';
import { partsOfDay, timesByDay } from './times.js';

/** Days that are looked at together. */
const SPAN = 28;

/**
 * A day on which there are free times, and one of them.
 *
 * @param {object} props
 * @param {object} props.clinic
 * @param {string} props.type of visit
 * @param {string} props.doctor empty for any
 * @param {string} [props.moving] the visit that is moved: its own time is free for it
 * @param {{doctor_id: string, starts_at: string} | null} props.value
 * @param {(time: {doctor_id: string, starts_at: string} | null) => void} props.onChange
 * @param {{doctor_id: string, starts_at: string}[]} props.instead free times near one that has just been taken
 */
export function TimeChooser({ clinic, type, doctor, moving, value, onChange, instead }) {
  const [ahead, setAhead] = useState(0);
  const [day, setDay] = useState('');
  const zone = clinic.time_zone;
  const from = addDays(dayOf(Date.now(), zone), ahead);
  const query = new URLSearchParams({
    visit_type: type, from, to: addDays(from, SPAN - 1), ...(doctor && { doctor }), ...(moving && { moving }),
  });
  // What has been taken meanwhile is not shown again.
  const { answer, reload } = useAnswer([
    `/api/patient/clinics/${encodeURIComponent(clinic.id)}/free-times?${query}`, { news: instead },
  ]);
  const doctors = doctor ? [doctor] : clinic.doctors.map(({ id }) => id);
  const days = answer?.status === 200 ? timesByDay(answer.body.doctors, doctors, zone) : null;
  const shown = days?.has(day) ? day : days?.keys().next().value;
  const times = days?.get(shown) ?? [];
  // What is no longer shown is not booked.
  const turn = (to, by = 0) => {
    setAhead(ahead + by);
    setDay(to);
    if (value && !instead.some((one) => isSame(one, value))) onChange(null);
  };
  const move = (by) => turn('', by);

  return h('div', { className: 'time-chooser' },
    instead.length > 0 && h(Times, { legend: t('book.instead'), times: instead, value, onChange, zone,
      among: clinic.doctors }),
    h('div', { className: 'day-row' },
      h(Field, { name: 'day', label: t('book.day'), value: shown ?? '', disabled: !days?.size,
        onChange: (event) => turn(event.target.value), options: [...days ?? []].map(([value, free]) =>
          ({ value, label: t('book.dayWith', { day: shortDay(value), n: free.length }) })) }),
      h('button', { type: 'button', 'aria-label': t('book.earlier'), disabled: ahead === 0, onClick: () => move(-SPAN) },
        h(Icon, { name: 'back' })),
      h('button', { type: 'button', 'aria-label': t('book.later'), onClick: () => move(SPAN) },
        h(Icon, { name: 'forward' }))),
    !answer && h(Loading),
    answer && !days && h(Refused, { answer, again: reload }),
    days?.size === 0 && h('p', { className: 'state', role: 'status' }, t('book.full')),
    times.length > 0 && h(Times, { legend: t('book.time', { zone: zoneName(zone) }), times, value, onChange, zone }));
}

const isSame = (one, other) => one.starts_at === other?.starts_at && one.doctor_id === other.doctor_id;

/**
 * Times to choose from: of one day by its parts, so that one sees what there is of a long list; of several days and
 * `among` several doctors, each with its day and doctor.
 */
function Times({ legend, times, value, onChange, zone, among }) {
  const parts = among ? [['', times]] : partsOfDay(times, zone);
  const said = (moment, doctor) =>
    [`${dayAt(moment, zone)}, ${timeAt(moment, zone)}`, named(among, doctor)].filter(Boolean).join(' · ');
  return h('fieldset', { className: 'times' }, h('legend', null, legend),
    h('div', { className: 'times-parts' }, parts.map(([part, some]) => h(Fragment, { key: part },
      part && h('h3', null, t(`book.${part}`)),
      h('div', { className: 'times-row' }, some.map(({ doctor_id, starts_at }) => {
        const moment = Date.parse(starts_at);
        return h('label', { key: starts_at, className: 'time' },
          h('input', { type: 'radio', name: among ? 'instead' : 'time', value: starts_at,
            checked: isSame({ doctor_id, starts_at }, value), onChange: () => onChange({ doctor_id, starts_at }) }),
          h('span', null, among ? said(moment, doctor_id) : timeAt(moment, zone)));
      }))))));
}
