import { h } from '../lib/react.js';
import { dayAt, t, timeAt } from '../lib/i18n.js';
import { explain, problem } from '../lib/api.js';
import { named } from '../lib/named.js';
import { useAnswer } from '../lib/use-answer.js';
import { Dialog } from '../components/dialog.js';
import { Field } from '../components/field.js';
import { Form } from '../components/form.js';
import { addDays, dayOf } from '../lib/zone.js';

const MOST = 3;
/** Days before and after the wish that are looked at. */
const AROUND = [1, 6];

/**
 * Why a visit has gone back to where it was, and when it could be instead; the desk may put it there all the same, if it
 * says why.
 *
 * @param {object} props
 * @param {{visit: object, to: {doctor: string, from: number}, answer: object}} props.refusal
 * @param {object} props.schedule of `useSchedule`
 * @param {(visit: object, to: {doctor: string, from: number, overbooking?: string}) => Promise<void>} props.onMove
 * @param {() => void} props.onClose
 */
export function RefusedDialog({ refusal: { visit, to, answer }, schedule, onMove, onClose }) {
  const { clinic, doctors, zone } = schedule;
  const day = dayOf(to.from, zone);
  const query = new URLSearchParams({
    visit_type: visit.visit_type_id, doctor: to.doctor, from: addDays(day, -AROUND[0]), to: addDays(day, AROUND[1]),
    moving: visit.id,
  });
  const free = useAnswer([`/api/clinics/${encodeURIComponent(clinic.id)}/free-times?${query}`, {}]).answer;
  const starts = (free?.body?.doctors?.[0]?.starts ?? []).map(Date.parse);
  const nearest = starts.sort((one, other) => Math.abs(one - to.from) - Math.abs(other - to.from)).slice(0, MOST).sort();
  const name = named(doctors, to.doctor) ?? to.doctor;
  return h(Dialog, { title: t('refused'), onClose },
    h('p', { role: 'alert' }, explain(answer)),
    h('p', { className: 'muted' },
      t(free && !nearest.length ? 'refused.none' : 'refused.instead', { name, time: timeAt(to.from, zone) })),
    h('div', { className: 'instead' }, nearest.map((from) => h('button', {
      key: from, type: 'button', onClick: () => onMove(visit, { doctor: to.doctor, from }),
    }, `${dayAt(from, zone)}, ${timeAt(from, zone)}`))),
    // Not a time that is shared already, or that nobody works at: that was tried.
    problem(answer).code === 'SLOT_TAKEN' && !to.overbooking ? h(OverForm, { onBack: onClose, onGo: (overbooking) =>
      onMove(visit, { doctor: to.doctor, from: to.from, overbooking }) })
      : h('div', { className: 'actions' },
        h('button', { type: 'button', className: 'primary', onClick: onClose }, t('refused.leave'))));
}

const OverForm = ({ onGo, onBack }) =>
  h(Form, {
    go: t('overbook.go'), back: t('refused.leave'), onClose: onBack,
    read(data) {
      const reason = data.get('overbooking_reason').trim();
      return reason ? { body: { reason } } : { wrong: { overbooking_reason: t('field.missing') } };
    },
    async send({ reason }) {
      await onGo(reason);
      return null;
    },
    fields: (errors) => h(OverbookingField, { error: errors.overbooking_reason }),
  });

/** Why a visit is booked over another one. */
export const OverbookingField = ({ error }) =>
  h(Field, { label: t('overbook.reason'), hint: t('overbook.hint'), control: 'textarea', name: 'overbooking_reason',
    rows: 2, maxLength: 2000, error });
