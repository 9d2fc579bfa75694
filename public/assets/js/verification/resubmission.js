import { date, t } from '../lib/i18n.js';
import { tagOf } from './actions.js';

/** What the form begins with for a request that is submitted again. @param {object} before the request's detail */
export const fieldsOf = (before) => ({
  patient_id: before.patient_id, doctor_id: before.doctor_id, insurance_provider: before.patient.insurance.provider,
  policy_number: before.patient.insurance.policy_number, diagnosis_code: before.diagnosis_code,
  secondary_diagnosis_codes: before.secondary_diagnosis_codes.join(', '), treatment_plan: before.treatment_plan,
  priority: before.priority, notes: before.notes ?? '',
});

/** Who it is for and who asks: they stay. */
export const peopleOf = ({ patient_id: id, patient, doctor_id: doctorID, doctor }) => ({
  patient_id: { id, title: patient.name,
    note: [id, patient.date_of_birth && t('born', { date: date(patient.date_of_birth) })].filter(Boolean).join(' · ') },
  doctor_id: { id: doctorID, title: doctor.name, note: doctor.practice },
});

/** The name of a size as the service compares it: "2X2  cm" is "2x2 cm". */
const plain = (size) =>
  size.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[\u2018\u2019\u02bc]/g, "'").replace(/[\u2010-\u2013]/g, '-')
    .toLowerCase().trim().replace(/\s+/g, ' ');

/**
 * The products of a request as the form has them: those of the catalogue with its sizes and prices of today; what is
 * not in it, as it was.
 *
 * @param {object[]} products of the request
 * @param {object[]} catalogue
 */
export function chosenOf(products, catalogue) {
  const taken = new Set();
  return products.map((one, index) => {
    const known = catalogue.find(({ id }) => id === one.id && !taken.has(id));
    if (known) taken.add(known.id);
    // A size is called as the catalogue has it, or as the request has it first.
    const sizes = known?.sizes ?? [];
    const names = new Map([...sizes, ...one.sizes].reverse().map(({ size }) => [plain(size), size]));
    const nameOf = ({ size }) => names.get(plain(size));
    const others = one.sizes.filter((line, place) => !sizes.some((listed) => plain(listed.size) === plain(line.size))
      && one.sizes.findIndex((first) => nameOf(first) === nameOf(line)) === place);
    return {
      product: { ...(known ?? { id: `${one.id}+${index}`, name: one.product_name, q_code: one.q_code }),
        sizes: [...sizes, ...others] },
      quantities: piecesOf(one.sizes, nameOf),
    };
  });
}

/** Pieces by size, as they are typed. A program may have sent a size in several lines: the form has one of each. */
function piecesOf(lines, nameOf) {
  const sums = new Map();
  for (const line of lines) sums.set(nameOf(line), (sums.get(nameOf(line)) ?? 0) + line.quantity);
  return Object.fromEntries([...sums].map(([size, sum]) => [size, String(sum)]));
}

/**
 * How it is sent: the request that it is made of says who it is for, and what was emptied is to be empty.
 *
 * @param {object} before
 * @param {object} body of a new request
 * @returns {{path: string, headers: Record<string, string>, body: object}}
 */
export function resubmission(before, { patient_id: patient, doctor_id: doctor, ...body }) {
  return {
    path: `/api/ivr/requests/${encodeURIComponent(before.id)}/resubmission`,
    headers: { 'If-Match': tagOf(before.version) }, body: { notes: '', secondary_diagnosis_codes: [], ...body },
  };
}
