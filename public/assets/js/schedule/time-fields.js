import { h, useEffect } from '../lib/react.js';
import { t, timeAt } from '../lib/i18n.js';
import { explain } from '../lib/api.js';
import { useAnswer } from '../lib/use-answer.js';
import { Field, optionsOf } from '../components/field.js';

/**
 * A doctor, a day, and one of the times at which a visit can begin then.
 *
 * @param {object} props
 * @param {object} props.schedule of `useSchedule`
 * @param {string} props.type of the visit
 * @param {string} [props.moving] the visit that is moved: its own time is free for it
 * @param {boolean} [props.withTaken] also the times that a visit has
 * @param {{doctor: string, day: string, from?: number, wish: number}} props.value `from` is the time that is shown;
 *   `wish`: what was asked for, the nearest to which is shown once it is known what is free
 * @param {(changed: object) => void} props.onChange
 * @param {string} [props.error]
 */
export function TimeFields({ schedule: { clinic, doctors, zone }, type, moving, withTaken, value, onChange, error }) {
  const { doctor, day, from } = value;
  const query = new URLSearchParams({
    visit_type: type, doctor, from: day, to: day, ...(moving && { moving }), ...(withTaken && { taken: 'included' }),
  });
  const question = type && doctor && day
    && [`/api/clinics/${encodeURIComponent(clinic.id)}/free-times?${query}`, {}];
  const { answer } = useAnswer(question);
  const starts = (answer?.body?.doctors?.find(({ doctor_id: id }) => id === doctor)?.starts ?? []).map(Date.parse);
  // Nothing is booked that is not shown: not while it is read what is free, nor when that is refused.
  useEffect(() => {
    if (starts.includes(from)) return;
    onChange({ from: starts.reduce((best, start) =>
      (best === undefined || Math.abs(start - value.wish) < Math.abs(best - value.wish) ? start : best), undefined) });
  }, [answer]);

  return h('div', { className: 'form-grid' },
    h(Field, { label: t('field.doctor'), name: 'doctor_id', value: doctor, options: optionsOf(doctors),
      onChange: (event) => onChange({ doctor: event.target.value }) }),
    h(Field, { label: t('field.day'), type: 'date', name: 'day', value: day, required: true,
      onChange: (event) => onChange({ day: event.target.value }) }),
    h('div', { className: 'wide-field' },
      h(Field, { label: t('field.time'), name: 'starts_at', value: from ?? '', error,
        hint: said(question, answer, starts),
        options: starts.length ? starts.map((start) => ({ value: start, label: timeAt(start, zone) }))
          : [{ value: '', label: '–' }],
        onChange: (event) => onChange({ from: Number(event.target.value), wish: Number(event.target.value) }) })));
}

/** What is free, or why there is nothing to choose. */
function said(question, answer, { length }) {
  if (!answer) return question ? t('loading') : '';
  if (answer.status !== 200) return explain(answer);
  return length ? t('free', { n: length }) : t('schedule.noFree');
}
