import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { h } from '../../public/assets/js/lib/react.js';
import { date, measure, money } from '../../public/assets/js/lib/i18n.js';
import { problem } from '../../public/assets/js/lib/api.js';
import { Messages, Notes, sideOf, unreadOf, useReading } from '../../public/assets/js/verification/conversation.js';
import { Checklist } from '../../public/assets/js/verification/checklist.js';
import { Documents } from '../../public/assets/js/verification/documents.js';
import { begins, fault, sized, viewOf } from '../../public/assets/js/verification/files.js';
import { filled, FORMS, typedNumber } from '../../public/assets/js/verification/forms.js';
import { Outcome, Products } from '../../public/assets/js/verification/request-facts.js';
import { RequestHead } from '../../public/assets/js/verification/request-head.js';
import { chosenOf, fieldsOf, peopleOf, resubmission } from '../../public/assets/js/verification/resubmission.js';
import { calledOf, coverageOf, placed, submission } from '../../public/assets/js/verification/submission.js';
import { Timeline } from '../../public/assets/js/verification/timeline.js';
import { added, cents, linesOf, pieces, total } from '../../public/assets/js/verification/totals.js';
import { leftBeside } from '../../public/assets/js/verification/use-upload.js';
import { drawn, speak } from './support.mjs';

beforeEach(() => speak('en'));

const RAMPART = {
  id: 'prod-001', name: 'Rampart Wound Matrix', q_code: 'Q4201', sizes: [
    { size: '2x2', dimensions: '2cm x 2cm', unit_price: 150, area_cm2: 4 },
    { size: '4x4', dimensions: '4cm x 4cm', unit_price: 250, area_cm2: 16 },
    { size: '1.5', dimensions: '1.5cm disc', unit_price: 0.1, area_cm2: 1.77 },
  ],
};

test('the order of the document comes to 2,750.00, 120 cm² and 120 units', () => {
  const sum = total(linesOf(RAMPART, { '2x2': '10', '4x4': '5' }));
  assert.deepEqual(sum, { pieces: 15, cents: 275000, area: 12000, units: 120 });
});

test('money is counted in cents, and a part of a unit is a whole one', () => {
  assert.equal(cents(1.005), 101);
  assert.equal(cents(0.1), 10);
  const sum = total(linesOf(RAMPART, { 1.5: '3' }));
  assert.deepEqual(sum, { pieces: 3, cents: 30, area: 531, units: 6 });
  assert.deepEqual(added([sum, sum]), { pieces: 6, cents: 60, area: 1062, units: 12 });
  assert.deepEqual(added([]), { pieces: 0, cents: 0, area: 0, units: 0 });
});

test('pieces are whole numbers', () => {
  assert.deepEqual(['', ' 7 ', '0', '1.5', '-1', 'x', '1e3', '1234567'].map(pieces),
    [0, 7, 0, null, null, null, null, null]);
});

const chosen = [
  { product: { ...RAMPART, id: 'other', name: 'Other' }, quantities: { '4x4': '2' } },
  { product: RAMPART, quantities: { '2x2': '', '4x4': '5', 1.5: 'x' } },
];

test('a request begins with an insurance that is in force', () => {
  const ended = { policy_number: 'A', coverage_type: 'Primary', termination_date: '2025-12-31' };
  const coming = { policy_number: 'B', coverage_type: 'Primary', effective_date: '2026-03-18' };
  const second = { policy_number: 'C', coverage_type: 'Secondary', effective_date: '2026-03-17' };
  const first = { policy_number: 'D', coverage_type: 'Primary', termination_date: '2026-03-17' };
  const of = (...coverages) => {
    const { coverage, isPast } = coverageOf(coverages, '2026-03-17');
    return [coverage?.policy_number, isPast];
  };
  assert.deepEqual(of(ended, coming, second, first), ['D', false]);
  assert.deepEqual(of(ended, coming, second), ['C', false]);
  assert.deepEqual(of({ policy_number: 'E' }, ended), ['E', false]);
  assert.deepEqual(of(coming, ended), ['B', true]);
  assert.deepEqual(of(), [undefined, false]);
  assert.deepEqual(coverageOf(undefined, '2026-03-17').coverage, undefined);
});

test('a submission has what was typed, and sizes of which there is something', () => {
  const { body } = submission({ patient_id: ' P-1234 ', notes: ' ', secondary_diagnosis_codes: 'L97.419, I10' },
    chosen);
  assert.deepEqual(Object.keys(body), ['patient_id', 'secondary_diagnosis_codes', 'selected_products']);
  assert.equal(body.patient_id, 'P-1234');
  assert.deepEqual(body.secondary_diagnosis_codes, ['L97.419', 'I10']);
  assert.deepEqual(body.selected_products[0], {
    product_name: 'Other', q_code: 'Q4201',
    sizes: [{ size: '4x4', dimensions: '4cm x 4cm', unit_price: 250, quantity: 2 }],
  });
  assert.deepEqual(body.selected_products[1].sizes.map(({ quantity }) => quantity), [5, null]);
});

test('what is wrong is said at the very field, and above all when it has none', () => {
  const { places } = submission({}, chosen);
  const found = placed({
    'selected_products[1].sizes[1].quantity': 'Too many.', 'selected_products[0].q_code': 'Unknown.',
    'secondary_diagnosis_codes[0]': 'No code.', diagnosis_code: 'No code.', territory: 'Not yours.',
  }, places, ['diagnosis_code', 'secondary_diagnosis_codes']);
  assert.deepEqual(found, {
    'quantity:prod-001:1.5': 'Too many.', 'product:other': 'Unknown.', secondary_diagnosis_codes: 'No code.',
    diagnosis_code: 'No code.', all: 'Territory: Not yours.',
  });
});

test('one error without a list of them is found too', () => {
  const details = { field: 'coverage_percentage', issue: 'Must be between 0 and 100' };
  const { fields } = problem({ status: 422, body: { error: { code: 'VALIDATION_ERROR', message: '', details } } });
  assert.deepEqual(fields, { coverage_percentage: 'Must be between 0 and 100' });
});

test('numbers are read as people type them', () => {
  const texts = ['80', '80 %', '$1,200.50', '25,50', '1,200', '-3', '', 'x', '1.2.3'];
  assert.deepEqual(texts.map(typedNumber), [80, 80, 1200.5, 25.5, 1200, -3, null, null, null]);
  // Two thousand to some, two to others.
  assert.deepEqual(['2.000', '1.500', '2.000,50', '1,2345'].map(typedNumber), [null, null, null, null]);
});

test('a form becomes the body, and says what is missing', () => {
  const typed = {
    coverage_percentage: ['80'], deductible_amount: ['x'], copay_amount: [' '], out_of_pocket_max: ['2000'],
    coverage_notes: [''],
  };
  const { body, wrong } = filled(FORMS.approve.fields, (name) => typed[name] ?? []);
  assert.deepEqual(wrong, { deductible_amount: 'form.noNumber', copay_amount: 'form.missing' });
  assert.deepEqual([body.coverage_percentage, body.out_of_pocket_max], [80, 2000]);
  const more = {
    coverage_percentage: ['80'], auth_required: ['no'], network: ['in_network'], valid_until: ['2026-12-31'],
  };
  const { body: said } = filled(FORMS.approve.fields, (name) => more[name] ?? []);
  assert.deepEqual(said, {
    coverage_percentage: 80, auth_required: false, network: 'in_network', valid_until: '2026-12-31' });
  const asked = { document_types: ['lab_results', 'insurance_card'], deadline: ['2026-12-01'], request_notes: [] };
  assert.deepEqual(filled(FORMS.request_documents.fields, (name) => asked[name]).body,
    { document_types: ['lab_results', 'insurance_card'], deadline: '2026-12-01' });
  assert.deepEqual(filled(FORMS.request_documents.fields, () => []).wrong,
    { document_types: 'form.chooseSome', deadline: 'form.missing' });
});

test('files are looked at before they are sent, and before they are shown', () => {
  const wrong = (head, size = 99) => fault({ size, name: 'a' }, Buffer.from(head, 'latin1'));
  for (const head of ['%PDF-1.4', '\xff\xd8\xff\xe0', '\x89PNG\r\n\x1a\n', '\0\0\0\x18ftypheic', '\0\0\0\x18ftypmif1',
    'II*\0', 'MM\0*', 'II+\0\x08\0\0\0', 'MM\0+\0\x08\0\0']) assert.equal(wrong(head), null, head);
  for (const head of ['MZ', '<!doctype html>', '\0\0\0\x18ftypisom', 'x%PDF-', 'PK\x03\x04', '']) {
    assert.equal(wrong(head), 'upload.kind', head);
  }
  assert.equal(wrong('', 0), 'upload.nothing');
  assert.equal(wrong('%PDF-1.4', 20 * 1024 * 1024 + 1), 'upload.tooLarge');
  assert.deepEqual(['image/png', 'application/pdf', 'image/heic', 'image/tiff', 'text/html'].map(viewOf),
    ['image', 'pdf', null, null, null]);
  assert.ok(begins([0x25, 0x50, 0x44, 0x46, 0x2d], 'application/pdf'));
  assert.ok(!begins([0x3c, 0x68, 0x74, 0x6d], 'application/pdf'));
  assert.ok(!begins([0x25, 0x50, 0x44, 0x46], 'text/html'));
  assert.equal(measure(...sized(2384211)), '2.4 MB');
  assert.equal(measure(...sized(84211)), '84 kB');
});

test('a date is the same day everywhere', () => {
  assert.equal(date('1965-03-15'), 'Mar 15, 1965');
  assert.equal(money(2750), '$2,750.00');
});

const DETAIL = {
  id: 'x', ivr_number: 'IVR-2024-001', status: 'pending_review', priority: 'high', due_at: null, sla_status: 'paused',
  days_pending: 3, submitted_date: '2024-03-15T10:30:00Z', assignee: null, permissions: ['approve', 'claim', 'cancel'],
  total_cost: 2750, products: [{
    id: 'prod-001', product_name: 'Rampart', q_code: 'Q4201', total_quantity: 15, total_cost: 2750, billing_units: 120,
    sizes: [{ size: '2x2', dimensions: '2cm x 2cm', unit_price: 150, quantity: 15, total: 2750 }],
  }],
};
const head = (detail) => drawn(h(RequestHead, { detail, now: Date.now(), turn: 0, isBusy: false, onAction() {} }));

test('only what may be done has a button', () => {
  assert.match(head(DETAIL), /data-action="claim".*data-action="approve"/);
  assert.match(head(DETAIL), /More/);
  assert.doesNotMatch(head(DETAIL), /data-action="reject"/);
  assert.doesNotMatch(head({ ...DETAIL, permissions: ['message'] }), /<button/);
});

test('products are listed with what they come to', () => {
  assert.match(drawn(h(Products, { detail: DETAIL })), /Rampart.*2,750\.00.*120 billing units/s);
});

test('a decision is shown with its figures; after a reopening it is an earlier one', () => {
  const decision = {
    kind: 'approval', decided_at: '2024-03-16T14:30:00Z', coverage_details: {
      coverage_percentage: 80, deductible_amount: 500, copay_amount: 25, out_of_pocket_max: 2000,
        coverage_notes: 'Well.',
    },
  };
  assert.match(drawn(h(Outcome, { detail: { ...DETAIL, status: 'approved', decision } })),
    /Approved.*80%.*\$500\.00.*Well\./s);
  assert.match(drawn(h(Outcome, { detail: { ...DETAIL, status: 'in_review', decision } })), /Earlier decision/);
  // Reopened and cancelled, it is no more approved than rejected.
  for (const status of ['cancelled', 'rejected']) {
    const html = drawn(h(Outcome, { detail: { ...DETAIL, status, decision } }));
    assert.match(html, /Earlier decision/);
    assert.doesNotMatch(html, /data-tone/);
  }
});

const ASKS = [{
  id: 'a', asked_at: '2024-03-16T14:30:00Z', deadline: '2024-03-20', items: [
    { id: '1', type: 'medical_records', required: true, status: 'requested' },
    { id: '2', type: 'insurance_card', required: true, status: 'received', document_id: 'd' },
    { id: '3', type: 'lab_results', required: false, status: 'waived', reason: 'Not needed.' },
  ],
}];
const checklist = (...may) => drawn(h(Checklist, {
  asks: ASKS, documents: [{ id: 'd', media_type: 'application/pdf' }], may: new Set(may),
  upload: { uploads: [{ id: 1, item: '1', name: 'a.exe', error: 'No.' }], send() {}, dismiss() {} }, onView() {},
    onAction() {},
}));

test('a checklist offers what each of its items needs', () => {
  const desk = checklist('upload', 'waive', 'decide_document');
  assert.match(desk, /aria-label="Waive: Medical records".*aria-label="Upload: Medical records"/);
  assert.match(desk, /aria-label="Accept: Insurance card".*aria-label="Reject: Insurance card"/);
  assert.match(desk, /Not needed\./);
  assert.match(desk, /a\.exe.*No\./);
  assert.doesNotMatch(desk, /Waive: Insurance card|Upload: Lab results/);
  assert.doesNotMatch(checklist('upload'), /Waive:|Accept:/);
});

const files = { may: new Set(['decide_document']), upload: { uploads: [] }, onView() {}, onAction() {}, onSave() {} };
const decided = (html) => [...html.matchAll(/aria-label="((?:Accept|Reject): [^"]+)"/g)].map(([, label]) => label).sort();

test('on each document may be decided what has not been, at its item or beside it', () => {
  const file = { bytes: 9, media_type: 'application/pdf', type: 'lab_results', uploaded_at: '2026-01-01T00:00:00Z' };
  const shown = (status, changes) => {
    const documents = [{ ...file, id: 'd', name: 'asked.pdf', status }, { ...file, id: 'e', name: 'other.pdf', status }];
    const asks = [{ id: 'a', asked_at: '2026-01-01T00:00:00Z', deadline: '2026-01-05', items: [
      { id: '1', type: 'lab_results', required: true, status, document_id: 'd', ...changes }] }];
    return [Checklist, Documents].map((Part) => decided(drawn(h(Part, { ...files, asks, documents }))));
  };
  const both = (name) => [`Accept: ${name}`, `Reject: ${name}`];
  assert.deepEqual(shown('received'), [both('Lab results'), both('other.pdf')]);
  assert.deepEqual(shown('accepted'), [['Reject: Lab results'], ['Reject: other.pdf']]);
  assert.deepEqual(shown('rejected'), [['Accept: Lab results'], ['Accept: other.pdf']]);
  // Nobody waits for the item any more: what is decided on its document is decided beside it.
  assert.deepEqual(shown('rejected', { asked_again: true }), [[], ['Accept: asked.pdf', 'Accept: other.pdf']]);
  assert.deepEqual(shown('received', { status: 'waived' }), [[], ['Accept: asked.pdf', 'Accept: other.pdf', 'Reject: asked.pdf', 'Reject: other.pdf']]);
  const documents = [{ ...file, id: 'e', name: 'other.pdf', status: 'received' }];
  assert.deepEqual(decided(drawn(h(Documents, { ...files, may: new Set(), asks: [], documents }))), []);
  // The last first, as the service has them, also of one second.
  const three = ['c', 'b', 'a'].map((name) => ({ ...file, id: name, name, status: 'accepted' }));
  const order = drawn(h(Documents, { ...files, asks: [], documents: three })).matchAll(/Reject: (\w)"/g);
  assert.deepEqual([...order].map(([, name]) => name), ['c', 'b', 'a']);
  // Until it is known what answers what.
  assert.deepEqual(decided(drawn(h(Documents, { ...files, asks: null, documents }))), []);
});

test('what is waited for is what has not come, by the deadline of each ask', () => {
  const item = (id, type, status, again = false) => ({ id, type, status, required: true, asked_again: again });
  const ask = (id, deadline, items) => ({ id, asked_at: deadline, deadline, items });
  const asks = [
    ask('a', '2026-01-05', [item('1', 'insurance_card', 'requested'), item('2', 'lab_results', 'rejected', true)]),
    ask('b', '2026-01-09', [item('3', 'lab_results', 'requested'), item('4', 'medical_records', 'received')]),
    ask('c', '2026-01-20', [item('5', 'physician_notes', 'accepted')]),
  ];
  const detail = { ...DETAIL, status: 'awaiting_documents' };
  const html = drawn(h(Outcome, { detail, asks }));
  assert.match(html, /due Jan 5, 2026.*Insurance card.*due Jan 9, 2026.*Lab results/s);
  assert.doesNotMatch(html, /Medical records|Physician notes|Jan 20/);
  assert.equal(html.match(/Lab results/g).length, 1);
  assert.doesNotMatch(drawn(h(Outcome, { detail, asks: null })), /banner/);
});

test('what was asked for once more is asked for at one place', () => {
  const item = { id: '1', type: 'insurance_card', required: true };
  const html = drawn(h(Checklist, {
    asks: [
      { id: 'old', asked_at: '2026-01-01T00:00:00Z', deadline: '2026-01-05',
        items: [{ ...item, status: 'rejected', asked_again: true }] },
      { id: 'new', asked_at: '2026-01-06T00:00:00Z', deadline: '2026-01-09',
        items: [{ ...item, id: '2', status: 'requested', asked_again: false }] },
    ],
    documents: [], may: new Set(['upload', 'waive']), upload: { uploads: [], send() {}, dismiss() {} }, onView() {},
    onAction() {},
  }));
  assert.equal(html.match(/aria-label="Upload: /g).length, 1);
  assert.equal(html.match(/aria-label="Waive: /g).length, 1);
  assert.match(html, /Requested.*Asked for again/s);
});

test('history says what happened, even what has no text yet', () => {
  const event = { at: '2024-03-16T14:30:00Z', actor: { type: 'system', name: null }, reason: null };
  const html = drawn(h(Timeline, { history: [
    { ...event, version: 1, event: 'create', from: null, to: 'pending_review' },
    { ...event, version: 2, event: 'some_new_event', from: 'pending_review', to: 'in_review' },
  ] }));
  assert.match(html, /some new event.*→ In review.*The service.*Submitted/s);
});

test('history keeps what was decided before', () => {
  const event = { at: '2024-03-16T14:30:00Z', actor: { type: 'system', name: null }, reason: null };
  const html = drawn(h(Timeline, { history: [
    { ...event, version: 2, event: 'approve', from: 'in_review', to: 'approved', decision: { kind: 'approval',
      coverage_details: {
        coverage_percentage: 80, deductible_amount: 500, copay_amount: 25, out_of_pocket_max: 2000,
      } } },
    { ...event, version: 4, event: 'reject', from: 'in_review', to: 'rejected', decision: { kind: 'rejection',
      rejection_details: { reason: 'insufficient_documentation', notes: 'Not enough.' } } },
  ] }));
  assert.match(html, /Rejected.*<details>.*Not enough\..*Approved.*<details>.*80%/s);
});

test('whom emergency access lets in sees the conversation as the desk does, and has nothing marked for them', () => {
  assert.deepEqual(['doctor', 'ivr', 'SUPER_ADMIN', 'manager', 'agent'].map((role) => sideOf({ role })),
    ['clinic', 'desk', 'desk', 'desk', 'desk']);
  const message = { author: null, created_at: '2026-01-01T00:00:00Z', text: 'Hello' };
  const messages = [{ ...message, id: '1', side: 'clinic' }, { ...message, id: '2', side: 'desk' }];
  const detail = { id: 'r', unread_messages: 1 };
  const Shown = ({ mayWrite }) => {
    const reading = useReading(detail, { messages, notes: [] }, 'desk', mayWrite, () => {});
    return h(Messages, { detail, messages, side: 'desk', reading, mayWrite, onDone() {} });
  };
  const shown = (mayWrite) => drawn(h(Shown, { mayWrite }));
  assert.match(shown(true), /data-tone="new"/);
  assert.doesNotMatch(shown(false), /data-tone="new"/);
  assert.match(shown(false), /data-side="other".*data-side="own"/s);
});

test('the last that the other side wrote is unread, as much as is counted; to a clinic shared notes as well', () => {
  const messages = [['1', 'clinic'], ['2', 'desk'], ['3', 'clinic'], ['4', 'clinic'], ['6', 'desk']]
    .map(([id, side]) => ({ id, side, created_at: id }));
  const notes = [{ id: '5', created_at: '5' }, { id: '7', created_at: '7' }];
  const unread = (count, side) => unreadOf({ messages, notes }, count, side).map(({ id }) => id);
  assert.deepEqual(unread(2, 'desk'), ['3', '4']);
  assert.deepEqual(unread(9, 'clinic'), ['2', '5', '6', '7']);
  assert.deepEqual(unread(3, 'clinic'), ['5', '6', '7']);
  assert.deepEqual(unread(0, 'desk'), []);
});

test('a request that is submitted again begins as it was, and what is emptied is sent as empty', () => {
  const size = { size: '2x2', dimensions: '2cm x 2cm', unit_price: 140, quantity: 10 };
  const before = {
    id: 'r/1', version: 4, patient_id: 'P-1', doctor_id: 'D-1', diagnosis_code: 'E11.621',
    secondary_diagnosis_codes: ['L97.419', 'I10'], treatment_plan: 'Plan', priority: 'high', notes: null,
    patient: { name: 'Ann', date_of_birth: null, insurance: { provider: 'Blue', policy_number: 'B-1' } },
    doctor: { name: 'Dr. W', practice: 'P' },
  };
  const fields = fieldsOf(before);
  assert.deepEqual([fields.policy_number, fields.secondary_diagnosis_codes, fields.notes], ['B-1', 'L97.419, I10', '']);
  assert.equal(peopleOf(before).doctor_id.title, 'Dr. W');
  const [known, other, twice] = chosenOf([
    { id: 'prod-001', product_name: 'Old name', q_code: 'Q4201', sizes: [size, { ...size, size: '9x9', quantity: 1 }] },
    { id: 'line-2', product_name: 'Gone', q_code: 'Q1', sizes: [size] },
    { id: 'prod-001', product_name: 'Old name', q_code: 'Q4201', sizes: [size] },
  ], [RAMPART]);
  assert.equal(known.product.name, 'Rampart Wound Matrix');
  assert.deepEqual(known.product.sizes.map((one) => [one.size, one.unit_price]),
    [['2x2', 150], ['4x4', 250], ['1.5', 0.1], ['9x9', 140]]);
  assert.deepEqual(known.quantities, { '2x2': '10', '9x9': '1' });
  assert.equal(other.product.name, 'Gone');
  assert.notEqual(twice.product.id, known.product.id);
  const [listed, unlisted] = ['prod-001', 'line-2'].map((id) =>
    chosenOf([{ id, product_name: 'Gone', q_code: 'Q1', sizes: [size, { ...size, quantity: 5 }] }], [RAMPART])[0]);
  assert.deepEqual([listed.quantities, unlisted.quantities], [{ '2x2': '15' }, { '2x2': '15' }]);
  assert.deepEqual([listed.product.sizes.length, unlisted.product.sizes.length], [3, 1]);
  const { body } = submission({ ...fields, secondary_diagnosis_codes: ' ' }, [known]);
  const sent = resubmission(before, body);
  assert.equal(sent.path, '/api/ivr/requests/r%2F1/resubmission');
  assert.deepEqual(sent.headers, { 'If-Match': '"4"' });
  assert.deepEqual([sent.body.patient_id, sent.body.notes, sent.body.secondary_diagnosis_codes], [undefined, '', []]);
  assert.equal(sent.body.selected_products[0].sizes.length, 2);
});

test('a size that a program spelt otherwise is that of the catalogue when it is submitted again', () => {
  const line = { dimensions: '2cm x 2cm', unit_price: 140, surface_area_cm2: 4 };
  const sent = [{ ...line, size: '2X2 ', quantity: 3 }, { ...line, size: '2x2', quantity: 4 },
    { ...line, size: 'Ø 12  mm', quantity: 1 }, { ...line, size: 'ø 12 MM', quantity: 2 }];
  const [known] = chosenOf([{ id: 'prod-001', product_name: 'Rampart', q_code: 'Q4201', sizes: sent }], [RAMPART]);
  assert.deepEqual(known.product.sizes.map(({ size }) => size), ['2x2', '4x4', '1.5', 'Ø 12  mm']);
  assert.deepEqual(known.quantities, { '2x2': '7', 'Ø 12  mm': '3' });
  assert.deepEqual(submission({}, [known]).body.selected_products[0].sizes.map(({ size, unit_price: price }) =>
    [size, price]), [['2x2', 150], ['Ø 12  mm', 140]]);
});

test('an apostrophe or a hyphen that was typed in another way makes no other size', () => {
  const line = { dimensions: '2 ft x 3 ft', unit_price: 140, quantity: 3 };
  const product = { ...RAMPART, sizes: [{ size: "2' - 3'", dimensions: '2 ft x 3 ft', unit_price: 150 }] };
  for (const size of ['2\u2019 - 3\u2019', '2\u2018 \u2013 3\u02bc']) {
    const [known] = chosenOf([{ id: 'prod-001', product_name: 'Rampart', sizes: [{ ...line, size }] }], [product]);
    assert.deepEqual(known.product.sizes.map(({ size: name }) => name), ["2' - 3'"]);
    assert.deepEqual(known.quantities, { "2' - 3'": '3' });
  }
});

test('a file that is sent takes away what was refused in its place, and no other that has not arrived', () => {
  const again = () => {};
  const uploads = [
    { id: 'refused', same: 'a', error: 'No.' }, { id: 'lost', same: 'b', error: 'Nobody answers.', again },
    { id: 'itself', same: 'c', error: 'Nobody answers.', again }, { id: 'going', same: 'd' },
    { id: 'elsewhere', item: '1', same: 'e', error: 'No.' },
  ];
  assert.deepEqual(leftBeside(uploads, { same: 'c' }).map(({ id }) => id), ['lost', 'going', 'elsewhere']);
});

test('what is to be looked at after a submission is named as the form named it, in every language', () => {
  const body = { selected_products: [
    { product_name: 'Cream', sizes: [] },
    { product_name: 'Rampart', sizes: [{ size: '2x2' }, { size: '4x4' }] },
  ] };
  assert.equal(calledOf('selected_products[1].sizes[1].unit_price', body), 'Rampart, 4x4');
  assert.equal(calledOf('selected_products[1]', body), 'Rampart');
  assert.equal(calledOf('insurance_provider', body), 'Payer');
  speak('es');
  assert.notEqual(calledOf('insurance_provider', body), 'Payer');
  assert.equal(calledOf('something_new', body), 'something_new');
});
