import { date, t } from '../lib/i18n.js';
import { explain, request } from '../lib/api.js';
import { readAll } from '../lib/read-all.js';

/** What the service calls a patient, such as `P-1234` or `P-kqzvmwbnxrtd`; nothing else goes into an address. */
const NUMBER = /^P-(\d{1,10}|[a-z]{12})$/i;

/** The number that was typed, as the service writes it; null for anything else. */
export const numberIn = (text) => (NUMBER.test(text) ? `P${text.slice(1)}` : null);

export const patientNote = ({ id, date_of_birth: born, provider }) =>
  [id, born && t('born', { date: date(born) }), provider].filter(Boolean).join(' · ');

/** Patients by what was typed: a name, a phone or policy number, or the patient's own number. */
export async function findPatients(text) {
  const number = numberIn(text);
  if (number) {
    const { patient, problem } = await readPatient(number);
    return patient ? { found: [asFound(patient)] } : { found: [], problem };
  }
  const answer = await request('/api/patients/search', { method: 'POST', body: { q: text } });
  if (answer.status !== 200) return { found: [], problem: explain(answer) };
  return { found: answer.body.patients.slice(0, 20).map(asFound) };
}

const asFound = (patient) => ({ id: patient.id, title: patient.name, note: patientNote(patient) });

/** A patient with the coverages that a request begins with. */
export async function readPatient(id) {
  const answer = await request(`/api/patients/${encodeURIComponent(id)}`);
  if (answer.status === 200) return { patient: answer.body };
  return { problem: answer.status === 404 ? t('finder.none') : explain(answer) };
}

/** Doctors by a word of their name. */
export async function findDoctors(text) {
  const answer = await request(`/api/doctors?${new URLSearchParams({ q: text, active: 'true', limit: 20 })}`);
  if (answer.status !== 200) return { found: [], problem: explain(answer) };
  return {
    found: answer.body.doctors.map(({ id, name, practice, npi }) => ({
      id, title: name, note: [practice, npi && `NPI ${npi}`].filter(Boolean).join(' · '),
    })),
  };
}

/** All products that are in use. */
export const readProducts = () => readAll('/api/products', { active: 'true' }, 'products');
