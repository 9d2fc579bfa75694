import { Fragment, h, useState } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { request } from '../lib/api.js';
import { addDays } from '../lib/zone.js';
import { Field, optionsOf } from '../components/field.js';
import { FormDialog } from '../components/form-dialog.js';
import { useNewPatient } from '../records/new-patient.js';
import { PatientField } from './patient-field.js';
import { isActive } from './words.js';

const FORTNIGHT = 13;

/**
 * Puts a patient on a clinic's waitlist.
 *
 * @param {object} props
 * @param {import('../lib/session.js').Session} props.session
 * @param {object} props.schedule of `useSchedule`
 * @param {() => void} props.onDone
 * @param {() => void} props.onClose
 */
export function WaitDialog({ session, schedule: { clinic, doctors, day, today, names }, onDone, onClose }) {
  const [patient, setPatient] = useState(null);
  const newPatient = useNewPatient(setPatient);
  const first = day < today ? today : day;

  function read(data) {
    if (!patient) return { wrong: { patient_id: t('field.missing') } };
    const { doctor_id: doctor, ...said } = Object.fromEntries(data);
    return { body: { ...said, clinic_id: clinic.id, ...(doctor && { doctor_id: doctor }) } };
  }

  const choice = (name, label, options, errors) => h(Field, { label: t(label), name, error: errors[name], options });
  const dayField = (name, value, errors) => h(Field, {
    label: t(`waitlist.${name}`), type: 'date', name, defaultValue: value, min: today, error: errors[name],
  });
  return h(Fragment, null, h(FormDialog, {
    title: t('waitlist.add'), note: t('waitlist.note'), go: t('waitlist.add'), read, onDone, onClose,
    send: (body, key) => request('/api/waitlist', { method: 'POST', body, headers: { 'Idempotency-Key': key } }),
    fields: (errors) => [
      h(PatientField, { key: 'patient', patient, error: errors.patient_id, session, known: names,
        beside: newPatient.button, onChange: setPatient }),
      h('div', { key: 'what', className: 'form-grid' },
        choice('visit_type_id', 'field.type', optionsOf(clinic.visit_types.filter(isActive)), errors),
        choice('doctor_id', 'field.doctor',
          [{ value: '', label: t('waitlist.anyone') }, ...optionsOf(doctors)], errors),
        dayField('first_day', first, errors), dayField('last_day', addDays(first, FORTNIGHT), errors)),
    ],
  }), newPatient.dialog);
}
