import { h } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { request } from '../lib/api.js';
import { Field } from '../components/field.js';
import { Form } from '../components/form.js';

/** So many characters that are not blank; fewer the service does not take for a reason. */
const LEAST = 10;

/** What was typed, and by field what is wrong with it. */
export function read(data) {
  const body = { patient_id: data.get('patient_id').trim(), reason: data.get('reason').trim() };
  const wrong = {};
  if (!body.patient_id) wrong.patient_id = t('emergency.noPatient');
  if (body.reason.replace(/\s/g, '').length < LEAST) wrong.reason = t('emergency.noReason', { n: LEAST });
  return { body, wrong };
}

/**
 * Asks for emergency access to one patient.
 *
 * @param {{patient: string, onDone: (grant: object) => void}} props `patient`: the id to begin with
 */
export const EmergencyForm = ({ patient, onDone }) =>
  h(Form, {
    note: t('emergency.note'), go: t('emergency.go'), tone: 'bad', read, onDone: ({ body }) => onDone(body),
    send: (body, key) => request('/api/break-glass', { method: 'POST', body, headers: { 'Idempotency-Key': key } }),
    fields: (errors) => [
      h(Field, { key: 'patient', name: 'patient_id', label: t('emergency.patient'), hint: t('emergency.patient.hint'),
        defaultValue: patient, maxLength: 64, spellCheck: false, error: errors.patient_id, 'aria-required': true }),
      h(Field, { key: 'reason', name: 'reason', label: t('emergency.reason'), control: 'textarea', rows: 4,
        maxLength: 1000, error: errors.reason, 'aria-required': true }),
    ],
  });
