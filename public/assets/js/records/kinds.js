/** The four kinds of records as the service has them: where they are, and what people set of each. */

/** @typedef {import('./fields.js').RecordField} RecordField */

const id = { name: 'id', once: true, most: 64 };
const name = { name: 'name', required: true, most: 120, wide: true };
const phone = { name: 'phone', type: 'tel', most: 40 };
const territory = { name: 'territory_id', kind: 'territory' };
const isActive = { name: 'is_active', kind: 'switch', wide: true };
const code = { autoCapitalize: 'characters', spellCheck: false };

const COVERAGE = [
  { name: 'payer_id' }, { name: 'provider', required: true, most: 120 },
  { name: 'policy_number', required: true, most: 80, ...code }, { name: 'group_number', most: 80, ...code },
  { name: 'coverage_type', kind: 'choice', family: 'coverage', options: ['Primary', 'Secondary', 'Tertiary'],
    wide: true },
  { name: 'effective_date', kind: 'date' }, { name: 'termination_date', kind: 'date' },
  { name: 'subscriber_name', most: 120 }, { name: 'subscriber_date_of_birth', kind: 'date', isPast: true },
];

const SIZE = [
  { name: 'size', required: true, most: 40 }, { name: 'dimensions', most: 80 },
  { name: 'unit_price', kind: 'number', required: true }, { name: 'area_cm2', kind: 'number' },
];

const history = (part) => ({ name: `medical_history.${part}`, kind: 'lines', wide: true });

/** @type {Record<string, {path: string, fields: RecordField[]}>} */
export const KINDS = {
  patients: {
    path: '/api/patients',
    fields: [
      name, { name: 'date_of_birth', kind: 'date', required: true, isPast: true }, phone,
      { name: 'email', type: 'email', most: 254 }, { name: 'address', most: 300 },
      { name: 'mbi', most: 16, ...code }, { name: 'medicaid_number', most: 30, ...code }, id, territory,
      { name: 'coverages', kind: 'rows', fields: COVERAGE, most: 10 },
      history('conditions'), history('allergies'), history('medications'),
    ],
  },
  doctors: {
    path: '/api/doctors',
    fields: [name, { name: 'npi', required: true, most: 10, inputMode: 'numeric' }, phone,
      { name: 'practice', most: 200, wide: true }, id, territory, isActive],
  },
  payers: { path: '/api/payers', fields: [name, phone, id, isActive] },
  products: {
    path: '/api/products',
    fields: [name, { name: 'q_code', required: true, most: 6, ...code }, id,
      { name: 'sizes', kind: 'rows', fields: SIZE, most: 50, least: 1 }, isActive],
  },
};

/**
 * What can be said of a record, or of a new one. What has not been known until now is not asked for: callers are
 * patients before anybody knows when they were born.
 */
export const fieldsOf = (kind, record) => (record
  ? KINDS[kind].fields.filter(({ once }) => !once)
    .map((field) => ({ ...field, required: field.required && Boolean(record[field.name]) }))
  : KINDS[kind].fields);

/** The address of one record. */
export const pathOf = (kind, id) => `${KINDS[kind].path}/${encodeURIComponent(id)}`;
