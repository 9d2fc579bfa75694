import { Fragment, h, useState } from '../lib/react.js';
import { dayAt, t, timeAt } from '../lib/i18n.js';
import { explain, problem } from '../lib/api.js';
import { named } from '../lib/named.js';
import { useAnswer } from '../lib/use-answer.js';
import { Answered } from '../components/answered.js';
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
  const free = useAnswer([`/api/clinics/${encodeURIComponent(clinic.id)}/free-times?${query}`, {}]);
  const name = named(doctors, to.doctor) ?? to.doctor;
  return h(Dialog, { title: t('refused'), onClose },
    h('p', { role: 'alert' }, explain(answer)),
    h(Answered, free, ({ doctors: found }) => h(Instead, { starts: found[0]?.starts ?? [], name, wish: to.from, zone,
      onChoose: (from) => onMove(visit, { doctor: to.doctor, from }) })),
    // Not a time that is shared already, or that nobody works at: that was tried.
    problem(answer).code === 'SLOT_TAKEN' && !to.overbooking ? h(OverForm, { onBack: onClose, onGo: (overbooking) =>
      onMove(visit, { doctor: to.doctor, from: to.from, overbooking }) })
      : h('div', { className: 'actions' },
        h('button', { type: 'button', className: 'primary', onClick: onClose }, t('refused.leave'))));
}

/**
 * The free times that are nearest to a wish, or that there are none.
 *
 * @param {{starts: string[], name: string, wish: number, zone: string, onChoose: (from: number) => void}} props `name`:
 *   whose they are
 */
export function Instead({ starts, name, wish, zone, onChoose }) {
  const [isBusy, setBusy] = useState(false);
  const nearest = starts.map(Date.parse).sort((one, other) => Math.abs(one - wish) - Math.abs(other - wish))
    .slice(0, MOST).sort();

  // A second press would move what has just been moved.
  async function choose(from) {
    setBusy(true);
    await onChoose(from);
    setBusy(false);
  }

  return h(Fragment, null,
    h('p', { className: 'muted' },
      t(nearest.length ? 'refused.instead' : 'refused.none', { name, time: timeAt(wish, zone) })),
    h('div', { className: 'instead' }, nearest.map((from) => h('button', {
      key: from, type: 'button', disabled: isBusy, onClick: () => choose(from),
    }, `${dayAt(from, zone)}, ${timeAt(from, zone)}`))));
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
