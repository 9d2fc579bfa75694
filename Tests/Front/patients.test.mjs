import assert from 'node:assert/strict';
import { test } from 'node:test';
import { h } from '../../public/assets/js/lib/react.js';
import { isOpenTo, pagesOf } from '../../public/assets/js/lib/pages.js';
import { home } from '../../public/assets/js/lib/roles.js';
import { clock } from '../../public/assets/js/patients/code-form.js';
import { faults, typedFaults } from '../../public/assets/js/patients/faults.js';
import { timesByDay } from '../../public/assets/js/patients/times.js';
import { Visit, placeOf } from '../../public/assets/js/patients/visit.js';
import { changeableUntil, inOrder } from '../../public/assets/js/patients/visits.js';
import { drawn, speak } from './support.mjs';

speak('en', 'patients');

test('each free time is offered once, by the first doctor who has it, in order', () => {
  const free = [
    { doctor_id: 'b', starts: ['2026-11-30T03:30:00Z', '2026-11-30T19:30:00Z'] },
    { doctor_id: 'a', starts: ['2026-11-30T04:00:00Z', '2026-11-30T03:30:00Z'] },
    { doctor_id: 'gone', starts: ['2026-11-30T05:00:00Z'] },
  ];
  const days = timesByDay(free, ['a', 'b'], 'Asia/Kolkata');
  assert.deepEqual([...days.keys()], ['2026-11-30', '2026-12-01']);
  assert.deepEqual(days.get('2026-11-30').map((one) => one.doctor_id + one.starts_at),
    ['a2026-11-30T03:30:00Z', 'a2026-11-30T04:00:00Z']);
  assert.deepEqual(days.get('2026-12-01').map((one) => one.doctor_id), ['b']);
});

const visit = {
  id: '1', clinic_id: 'k', doctor_id: 'a', visit_type_id: 'v', patient_id: 'p', status: 'booked',
  starts_at: '2026-11-30T03:30:00Z', ends_at: '2026-11-30T04:00:00Z', time_zone: 'Asia/Kolkata',
};
const clinic = {
  id: 'k', name: 'MedQ', phone: '+918041234567', cutoff_minutes: 120, doctors: [{ id: 'a', name: 'Dr. A' }],
  visit_types: [{ id: 'v', name: 'Check' }],
};
const at = (time) => Date.parse(time);

test('a visit can be changed until the clinic’s cut-off, and not when it is over', () => {
  assert.equal(changeableUntil(visit, clinic, 0), at('2026-11-30T01:30:00Z'));
  assert.equal(changeableUntil({ ...visit, status: 'cancelled' }, clinic, 0), null);
  assert.equal(changeableUntil({ ...visit, status: 'arrived' }, clinic, 0), null);
  assert.equal(changeableUntil(visit, clinic, at(visit.starts_at)), null);
});

test('what is to come stands apart from what is over or cancelled', () => {
  const visits = [{ ...visit, id: '0', status: 'cancelled' }, visit];
  assert.deepEqual(inOrder(visits, at('2026-11-30T03:59:59Z')).toCome.map(({ id }) => id), ['1']);
  assert.deepEqual(inOrder(visits, at('2026-11-30T04:00:00Z')).past.map(({ id }) => id), ['1', '0']);
});

test('a visit’s clinic is that of those who book, or of the visits, also while these cannot be read', () => {
  const former = { ...clinic, name: 'Former' };
  assert.equal(placeOf(visit, [clinic], { clinics: [former] }), clinic);
  assert.equal(placeOf(visit, [], { clinics: [former] }), former);
  assert.equal(placeOf(visit, [clinic], null), clinic);
  assert.equal(placeOf(visit, [], null), undefined);
});

test('a visit is shown by the clinic’s clock, and after the cut-off says whom to call', () => {
  const show = (now) => drawn(h(Visit, { visit, clinic, patient: 'Asha', now: at(now), onMove() {}, onCancel() {} }));
  const early = show('2026-11-29T00:00:00Z');
  assert.match(early, /Monday, November 30, 2026/);
  assert.match(early, /9:00\sAM – 9:30\sAM/);
  assert.match(early, /India Standard Time/);
  assert.match(early, /For Asha/);
  assert.match(early, /Cancel visit<\/button>/);
  const late = show('2026-11-30T02:00:00Z');
  assert.doesNotMatch(late, /<button/);
  assert.match(late, /Please call MedQ: \+918041234567/);
});

test('how long until another code may be asked for is counted, and told in words when it is hours', () => {
  assert.deepEqual([5, 65, 3599, 3600, 86399].map(clock), ['0:05', '1:05', '59:59', '1 hour', '24 hours']);
});

test('what is wrong is said at its field, in the page’s language', () => {
  const typed = { name: '', age: '131', phone_number: '+1', username: 'a', password: 'x', password2: 'y' };
  assert.deepEqual(Object.keys(typedFaults(typed)), ['name', 'age', 'password2']);
  for (const age of ['0', '9', '99', '130']) assert.deepEqual(typedFaults({ age }), {});
  for (const age of ['-1', '1.5', '1e2', '00', '031', ' ', 'x']) assert.deepEqual(Object.keys(typedFaults({ age })), ['age']);
  const refused = (fields) => ({ status: 400, body: { error: 'validation_error', message: 'No', fields } });
  assert.match(faults(refused({ username: 'Is taken' }), ['username']).username, /is taken\. Choose/);
  assert.match(faults(refused({ username: 'Is short' }), ['username']).username, /3 to 64/);
  assert.equal(faults(refused({ other: 'x' }), ['username']).all, 'Something in it is not right. other: x');
});

test('patients are led to their pages and nobody else is', () => {
  const patient = { role: 'patient' };
  assert.deepEqual(pagesOf(patient).map(({ path }) => path), ['/appointments.html']);
  assert.equal(home(patient), '/appointments.html');
  assert.ok(!isOpenTo('/', patient) && isOpenTo('/appointments.html', patient));
  for (const role of ['super_admin', 'admin', 'manager', 'agent', 'IVR', 'doctor']) {
    assert.ok(isOpenTo('/calls.html', { role }) && !isOpenTo('/appointments.html', { role }));
    assert.ok(!pagesOf({ role }).some(({ path }) => path === '/appointments.html'));
  }
});
