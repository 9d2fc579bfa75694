import { Fragment, h, useState } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { explain, problem, request } from '../lib/api.js';
import { iso } from '../lib/zone.js';
import { Field } from '../components/field.js';
import { FormDialog } from '../components/form-dialog.js';
import { useNewPatient } from '../records/new-patient.js';
import { PatientField } from './patient-field.js';
import { OverbookingField } from './refused-dialog.js';
import { TimeFields } from './time-fields.js';
import { isActive } from './words.js';

/** Where it is said that a time cannot be had. */
const PLACES = { SLOT_TAKEN: 'starts_at', PATIENT_BUSY: 'patient_id' };

/**
 * A new visit: who comes, what for, when and to whom.
 *
 * @param {object} props
 * @param {import('../lib/session.js').Session} props.session
 * @param {object} props.schedule of `useSchedule`
 * @param {{doctor: string, day: string, from?: number}} props.at what it begins with
 * @param {() => void} props.onDone
 * @param {() => void} props.onClose
 */
export function BookDialog({ session, schedule: { clinic, names }, schedule, at, onDone, onClose }) {
  const types = clinic.visit_types.filter(isActive);
  const [patient, setPatient] = useState(null);
  const newPatient = useNewPatient(setPatient);
  const [type, setType] = useState(types[0]?.id ?? '');
  const [time, setTime] = useState({ ...at, wish: at.from ?? 0 });
  const [isOver, setOver] = useState(false);

  function read(data) {
    const wrong = {};
    if (!patient) wrong.patient_id = t('field.missing');
    if (!time.from) wrong.starts_at = t('schedule.noTime');
    const over = data.get('overbooking_reason')?.trim();
    if (isOver && !over) wrong.overbooking_reason = t('field.missing');
    if (Object.keys(wrong).length) return { wrong };
    const reason = data.get('reason').trim();
    return { body: {
      clinic_id: clinic.id, visit_type_id: type, doctor_id: time.doctor, patient_id: patient.id,
      starts_at: iso(time.from), ...(reason && { reason }), ...(isOver && { overbooking_reason: over }),
    } };
  }

  function refused(answer) {
    const place = PLACES[problem(answer).code];
    return place && { [place]: explain(answer) };
  }

  return h(Fragment, null, h(FormDialog, {
    title: t('schedule.book'), go: t('schedule.book'), read, onRefused: refused, onDone, onClose,
    send: (body, key) =>
      request('/api/appointments', { method: 'POST', body, headers: { 'Idempotency-Key': key } }),
    fields: (errors) => [
      h(PatientField, { key: 'patient', patient, error: errors.patient_id, session, known: names,
        beside: newPatient.button, onChange: setPatient }),
      h(Field, { key: 'type', label: t('field.type'), name: 'visit_type_id', value: type,
        options: types.map(({ id, name, length_minutes: length }) =>
          ({ value: id, label: `${name} (${t('minutes', { n: length })})` })),
        onChange: (event) => setType(event.target.value) }),
      h(TimeFields, { key: 'time', schedule, type, withTaken: isOver, value: time, error: errors.starts_at,
        onChange: (changed) => setTime((before) => ({ ...before, ...changed })) }),
      h('label', { key: 'over', className: 'check' },
        h('input', { type: 'checkbox', checked: isOver, onChange: () => setOver(!isOver) }), t('overbook.on')),
      isOver && h(OverbookingField, { key: 'over-reason', error: errors.overbooking_reason }),
      h(Field, { key: 'reason', label: t('field.reason'), control: 'textarea', name: 'reason', rows: 2,
        maxLength: 2000, error: errors.reason }),
    ],
  }), newPatient.dialog);
}
