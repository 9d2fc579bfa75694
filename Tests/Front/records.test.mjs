import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { h } from '../../public/assets/js/lib/react.js';
import { Tabs } from '../../public/assets/js/components/tabs.js';
import { prices } from '../../public/assets/js/records/columns.js';
import { Control } from '../../public/assets/js/records/control.js';
import { bodyOf, changed, inRow, typedValues, valuesOf } from '../../public/assets/js/records/fields.js';
import { fieldsOf, KINDS, pathOf } from '../../public/assets/js/records/kinds.js';
import { nameIn } from '../../public/assets/js/records/new-patient.js';
import { Rows } from '../../public/assets/js/records/rows.js';
import { wordsOf } from '../../public/assets/js/records/wrong.js';
import { numberIn } from '../../public/assets/js/verification/finding.js';
import { drawn, speak } from './support.mjs';

beforeEach(() => speak('en'));

const PATIENT = KINDS.patients.fields;
const KNOWN = {
  id: 'P-1234', territory_id: 'main', name: 'John Smith', date_of_birth: '1965-03-15',
  coverages: [{ provider: 'Blue Cross Blue Shield', policy_number: 'BCBS123456789', coverage_type: 'Primary' }],
  medical_history: { conditions: ['Diabetes Type 2'], allergies: [], medications: [] },
};

function form(values) {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
}

/** What a form with a record in it says when nobody has typed. */
function untouched(fields, record) {
  const values = {};
  for (const [name, value] of Object.entries(valuesOf(fields, record))) {
    const { kind } = fields.find((field) => field.name === name);
    if (kind === 'rows') {
      value.forEach((row, index) => Object.entries(row).forEach(([field, one]) => {
        values[inRow(name, index, field)] = one ?? '';
      }));
    } else if (kind === 'lines') values[name] = value.join('\n');
    else if (kind === 'switch' ? value : true) values[name] = value ?? '';
  }
  return form(values);
}

test('a form that nobody has typed in changes nothing', () => {
  const { values, wrong } = typedValues(PATIENT, untouched(PATIENT, KNOWN));
  assert.deepEqual(wrong, {});
  assert.deepEqual(changed(valuesOf(PATIENT, KNOWN), values), {});
});

test('only what was changed is sent; what was emptied is taken away', () => {
  const data = untouched(PATIENT, { ...KNOWN, email: 'john@example.com' });
  data.set('email', ' ');
  data.set('phone', ' 555 0100 ');
  data.set('medical_history.allergies', 'Penicillin\n\n Latex ');
  const { values } = typedValues(PATIENT, data);
  assert.deepEqual(bodyOf(changed(valuesOf(PATIENT, { ...KNOWN, email: 'john@example.com' }), values)), {
    phone: '555 0100', email: null, medical_history: { allergies: ['Penicillin', 'Latex'] },
  });
});

test('a list that was changed is sent as a whole, and of its rows only what is known', () => {
  const data = untouched(PATIENT, KNOWN);
  data.set('coverages[1].provider', 'Medicare Part B');
  data.set('coverages[1].policy_number', '1EG4-TE5-MK73');
  data.set('coverages[1].group_number', '');
  const { values } = typedValues(PATIENT, data);
  assert.deepEqual(bodyOf(changed(valuesOf(PATIENT, KNOWN), values)), {
    coverages: [
      { provider: 'Blue Cross Blue Shield', policy_number: 'BCBS123456789', coverage_type: 'Primary' },
      { provider: 'Medicare Part B', policy_number: '1EG4-TE5-MK73' },
    ],
  });
});

test('what is missing and what is no number is said by control', () => {
  const { wrong } = typedValues(KINDS.products.fields, form({
    name: 'Rampart', q_code: ' ', 'sizes[0].size': '2x2', 'sizes[0].unit_price': '150', 'sizes[0].area_cm2': 'four',
    'sizes[1].size': '', 'sizes[1].unit_price': '', 'sizes[1].area_cm2': '',
  }));
  assert.deepEqual(wrong, {
    q_code: 'record.missing', 'sizes[0].area_cm2': 'record.noNumber', 'sizes[1].size': 'record.missing',
    'sizes[1].unit_price': 'record.missing',
  });
});

test('numbers are read as people write them', () => {
  const { values } = typedValues(KINDS.products.fields, form({
    'sizes[0].size': '2x2', 'sizes[0].unit_price': '$1,450.50', 'sizes[0].area_cm2': '4,5' }));
  assert.deepEqual(values.sizes, [{ size: '2x2', unit_price: 1450.5, area_cm2: 4.5 }]);
});

test('a new record says what was filled in, and whether it is in use', () => {
  const { values } = typedValues(KINDS.payers.fields, form({ name: 'Northeast Mutual', phone: '', id: '' }));
  assert.deepEqual(bodyOf(changed(valuesOf(KINDS.payers.fields), values)), {
    name: 'Northeast Mutual', is_active: false });
});

test('a control that is not there says nothing: one territory is not asked about', () => {
  const { values } = typedValues(KINDS.doctors.fields, form({ name: 'Dr. Who' }));
  assert.ok(!Object.hasOwn(values, 'territory_id'));
});

test('what the service says is wrong is said in the language of the reader, where there are words for it', () => {
  const answer = { status: 422, body: { error: 'VALIDATION_ERROR', fields: {
    npi: 'Must be an NPI.', 'coverages[0].policy_number': 'Must be.', 'medical_history.conditions[2]': 'Too long.',
  } } };
  const english = wordsOf(answer);
  assert.match(english.npi, /Not an NPI/);
  assert.match(english['coverages[0].policy_number'], /2 to 80 letters/);
  assert.equal(english['medical_history.conditions[2]'], 'Too long.');
  speak('es');
  assert.match(wordsOf(answer).npi, /No es un NPI/);
  assert.equal(wordsOf({ status: 409, body: { error: 'PAYER_TAKEN', fields: { name: 'Is taken.' } } }).name,
    'Otra aseguradora tiene este nombre.');
});

test('a name that was typed to find somebody begins the form, a number does not', () => {
  assert.equal(nameIn('Noor van der Berg'), 'Noor van der Berg');
  assert.equal(nameIn('आशा राव'), 'आशा राव');
  for (const typed of ['', '+1 617 555 0101', 'CHP-4471902', 'a@b.example']) assert.equal(nameIn(typed), '');
});

test('only a patient’s own number goes into an address', () => {
  assert.equal(numberIn('p-1234'), 'P-1234');
  assert.equal(numberIn('P-kqzvmwbnxrtd'), 'P-kqzvmwbnxrtd');
  for (const typed of ['CHP-4471902', 'P-Diddy', 'Smith', '1EG4-TE5-MK73']) assert.equal(numberIn(typed), null);
});

test('what was never known is not asked for when something else is changed', () => {
  const needed = (fields) => fields.filter(({ required }) => required).map(({ name }) => name);
  assert.deepEqual(needed(fieldsOf('patients')), ['name', 'date_of_birth']);
  assert.deepEqual(needed(fieldsOf('patients', KNOWN)), ['name', 'date_of_birth']);
  assert.deepEqual(needed(fieldsOf('patients', { name: 'Asha Rao' })), ['name']);
  assert.ok(!fieldsOf('patients', KNOWN).some(({ name }) => name === 'id'));
});

test('a price is shown from the least to the most', () => {
  assert.equal(prices([{ unit_price: 250 }, { unit_price: 150.5 }]), '$150.50 – $250.00');
  assert.equal(prices([{ unit_price: 410 }]), '$410.00');
});

test('an id is a part of an address, whatever is in it', () =>
  assert.equal(pathOf('doctors', 'D 1/2'), '/api/doctors/D%201%2F2'));

test('of tabs one is chosen and in the order of the keyboard', () => {
  const html = drawn(h('div', null, h(Tabs, { label: 'Kinds', chosen: 'b', onChoose() {},
    tabs: [{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }] }, 'Part')));
  assert.match(html, /role="tablist" aria-label="Kinds"/);
  assert.match(html, /aria-selected="false" tabindex="-1">A</);
  assert.match(html, /aria-selected="true" tabindex="0">B</);
  assert.match(html, /role="tabpanel" id="[^"]+" aria-labelledby="[^"]+-b">Part/);
});

test('rows that must be there are, and cannot be removed', () => {
  const row = ({ index }) => h('input', { name: `sizes[${index}].size` });
  const rows = (values) => drawn(h(Rows, { field: { name: 'sizes', most: 2, least: 1 }, values, onMove() {} }, row));
  assert.match(rows([]), /Size 1.*sizes\[0\]\.size/);
  assert.doesNotMatch(rows([]), /Remove/);
  assert.match(rows([{}, {}]), /Move up: Size 2.*Remove: Size 2.*disabled/);
});

test('where there is one territory nobody is asked for it; one that is not theirs is kept', () => {
  const control = (territories, value) =>
    drawn(h(Control, { field: { name: 'territory_id', kind: 'territory' }, value, territories }));
  const [main, west] = [{ territory_id: 'main', name: 'Main' }, { territory_id: 'west', name: 'West' }];
  assert.equal(control([main], 'main'), '');
  assert.match(control([west, main], null), /<option value="main" selected="">Main/);
  assert.match(control([west, main], 'north'), /<option value="north" selected="">north/);
});
