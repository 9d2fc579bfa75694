import { h, useState } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { isReviewer } from '../lib/roles.js';
import { Finder, Found } from '../components/finder.js';
import { findPatients } from '../verification/finding.js';

/**
 * A patient who is found by name, number or phone. Who may not look for patients finds those who are on the schedule,
 * and has a patient's number for the others.
 *
 * @param {{session: object, known: Map<string, string>, patient: {id: string, title: string} | null, error?: string,
 *   beside: (text: string) => any, onChange: (patient: object | null) => void}} props `known`: names by number;
 *   `beside` leads who may add patients to a new one
 */
export function PatientField({ session, known, patient, error, beside, onChange }) {
  const [isAgain, setAgain] = useState(false);
  if (patient) {
    return h(Found, { name: 'patient_id', label: t('field.patient'), one: patient, error, onChange: () => {
      setAgain(true);
      onChange(null);
    } });
  }
  const maySearch = isReviewer(session);
  return h(Finder, {
    name: 'patient_id', label: t('field.patient'), error, takesFocus: isAgain, onChoose: onChange,
    hint: t(maySearch ? 'field.patient.hint' : 'field.patient.number'),
    beside: maySearch ? beside : undefined,
    search: maySearch ? findPatients : async (text) => ({ found: amongKnown(text, known) }),
  });
}

/** Those whose name has `text` in it, and the one whose number it may be. */
export function amongKnown(text, known) {
  const wanted = text.toLowerCase();
  const named = [...known].filter(([, name]) => name.toLowerCase().includes(wanted))
    .map(([id, name]) => ({ id, title: name, note: id }));
  const number = /^P-[\w.-]{1,60}$/i.test(text) ? `P-${text.slice(2)}` : null;
  return number && !named.some(({ id }) => id === number)
    ? [...named, { id: number, title: known.get(number) ?? number, note: known.has(number) ? number : '' }] : named;
}
