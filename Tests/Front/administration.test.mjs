import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach, test } from 'node:test';
import {
  actorWord, asked, eventOptions, EVENTS, eventWord, monthAgo, RESOURCES, resourceWord,
} from '../../public/assets/js/administration/audit-rules.js';
import {
  atFields, calendarOf, dayName, DAYS, isOverNight, typedEnd, UNITS,
} from '../../public/assets/js/administration/calendar-rules.js';
import { isIdentifier } from '../../public/assets/js/administration/identifier.js';
import { keyOf, OVERLAPS, overlapText, rotationOf, standing } from '../../public/assets/js/administration/key-rules.js';
import {
  actionsOf, changesOf, endsAccess, invitationAddress, isOwn, mayManage, rolesAsked, rolesToGive, statusesOf,
} from '../../public/assets/js/administration/user-rules.js';
import { territoryNames, wrongTerritory } from '../../public/assets/js/administration/territory-choice.js';
import { partOf } from '../../public/assets/js/administration/words.js';
import { useZone, zoneInUse } from '../../public/assets/js/lib/i18n.js';
import { isOpenTo, pagesOf } from '../../public/assets/js/lib/pages.js';
import { isAdmin } from '../../public/assets/js/lib/roles.js';
import { read as readEmergency } from '../../public/assets/js/patient/emergency-form.js';
import { speak, texts } from './support.mjs';

beforeEach(() => speak('en', 'audit'));

const ADMIN = { login: 'one', role: 'admin' };
const SUPER = { login: 'two', role: 'super_admin' };
const USER = { name: 'Ines', login: 'ines', role: 'IVR', status: 'active', territory_ids: ['main', 'north'] };

test('the page is for admins', () => {
  for (const role of ['super_admin', 'admin', 'manager', 'agent', 'IVR', 'doctor', 'patient']) {
    assert.equal(pagesOf({ role }).some(({ path }) => path === '/administration.html'), isAdmin({ role }), role);
  }
  assert.ok(isAdmin(ADMIN) && isAdmin(SUPER) && !isAdmin({ role: 'IVR' }));
});

test('what is no part of the page is the first', () => {
  assert.deepEqual(['', 'x', 'audit'].map(partOf), ['users', 'users', 'audit']);
});

test('admins give no role above their own, and lay no hand on a super admin', () => {
  assert.ok(!rolesToGive(ADMIN).includes('super_admin') && rolesToGive(SUPER).includes('super_admin'));
  assert.ok(!mayManage(SUPER, ADMIN) && mayManage(SUPER, SUPER) && mayManage(USER, ADMIN));
  assert.ok(isOwn({ login: 'one' }, ADMIN) && !isOwn(USER, ADMIN));
});

test('who becomes a doctor is invited as one', () => {
  assert.ok(rolesToGive(ADMIN).includes('doctor'));
  assert.ok(!rolesToGive(ADMIN, USER).includes('doctor'));
  assert.ok(rolesToGive(ADMIN, { ...USER, role: 'doctor', doctor_id: 'D-001' }).includes('doctor'));
});

test('staff get another code, but not oneself, and a patient only before one is accepted', () => {
  const actions = (role, status) => actionsOf({ ...USER, role, status }, ADMIN);
  assert.deepEqual(actions('IVR', 'active'), ['change', 'unlock', 'reset']);
  assert.deepEqual(actions('doctor', 'disabled'), ['change', 'inviteAgain']);
  assert.deepEqual(actions('agent', 'invited'), ['change', 'inviteAgain']);
  assert.deepEqual(actions('patient', 'active'), ['change', 'unlock']);
  assert.deepEqual(actions('patient', 'disabled'), ['change']);
  assert.deepEqual(actions('patient', 'invited'), ['change', 'inviteAgain']);
  assert.deepEqual(actionsOf({ ...USER, login: ADMIN.login }, ADMIN), ['change', 'unlock']);
  assert.deepEqual(['active', 'disabled', 'invited'].map((status) => endsAccess({ status })), [true, true, false]);
});

test('patients are among the users for who asks for them', () => {
  assert.equal(rolesAsked(''), 'super_admin,admin,manager,agent,ivr,doctor');
  assert.equal(rolesAsked('patient'), 'patient');
});

test('an invitation becomes active by itself', () => {
  assert.deepEqual(statusesOf({ status: 'invited' }), ['invited', 'disabled']);
  assert.deepEqual(statusesOf({ status: 'disabled' }), ['active', 'disabled']);
});

test('only what is other than before is sent', () => {
  const same = { name: 'Ines', role: 'ivr', status: 'active', territory_ids: ['north', 'main'] };
  assert.deepEqual(changesOf(USER, same), {});
  assert.deepEqual(changesOf(USER, {}), {});
  assert.deepEqual(changesOf(USER, { ...same, role: 'agent', territory_ids: [] }),
    { role: 'agent', territory_ids: [] });
  assert.deepEqual(changesOf({ ...USER, territory_ids: undefined }, { territory_ids: [] }), {});
});

test('the code of an invitation is in the part of the address that no server is sent', () => {
  const { pathname, search, hash } = new URL(invitationAddress('https://here.example', 'c0-de_', 'i+f@x.example'));
  assert.deepEqual([pathname, search, hash], ['/invitation.html', '', '#code=c0-de_&login=i%2Bf%40x.example']);
  assert.equal(new URLSearchParams(hash.slice(1)).get('login'), 'i+f@x.example');
});

test('territories are told by name, and none is all', () => {
  assert.equal(territoryNames(['north', 'gone'], [{ territory_id: 'north', name: 'North' }]), 'North, gone');
  assert.equal(territoryNames(undefined, []), 'All');
});

test('a key stands as its last change has it', () => {
  const now = Date.parse('2026-11-22T12:00:00Z');
  const [past, future] = ['2026-11-22T11:59:59Z', '2026-11-22T12:00:01Z'];
  const name = (key) => standing(key, now).name;
  assert.equal(name({}), 'active');
  assert.equal(name({ expiresAt: future }), 'active');
  assert.equal(name({ expiresAt: future, replacedBy: 'k' }), 'replaced');
  assert.equal(name({ expiresAt: past, replacedBy: 'k' }), 'over');
  assert.equal(name({ expiresAt: past, replacedBy: 'k', revokedAt: past }), 'revoked');
  assert.deepEqual([{}, { replacedBy: 'k' }, { revokedAt: past }].map((key) => standing(key, now).isGood),
    [true, true, false]);
});

test('there is a text for each time that a key goes on', () => {
  assert.deepEqual(OVERLAPS.filter((seconds) => !Object.hasOwn(texts('en'), overlapText(seconds))), []);
});

test('a key is made of what was typed, and of nothing that was left empty', () => {
  const data = new FormData();
  for (const [name, value] of [['name', ' IVR '], ['description', ''], ['expiresAt', ''], ['scopes', 'voice']]) {
    data.append(name, value);
  }
  assert.deepEqual(keyOf(data), { name: 'IVR', scopes: ['voice'], territoryIds: [] });
  data.set('expiresAt', '2026-11-22T12:00');
  assert.equal(Date.parse(keyOf(data).expiresAt), new Date(2026, 10, 22, 12).getTime());
  // What is no moment is refused by the service, not lost in the page.
  data.set('expiresAt', '20266-01-01T12:00');
  assert.equal(keyOf(data).expiresAt, '20266-01-01T12:00');
});

test('a rotation leaves the end as it is, or names another', () => {
  const data = new FormData();
  data.append('overlapSeconds', '3600');
  assert.deepEqual(rotationOf(data), { overlapSeconds: 3600 });
  data.append('expiresAt', '');
  assert.deepEqual(rotationOf(data), { overlapSeconds: 3600 });
  data.set('expiresAt', '2026-11-22T12:00');
  assert.equal(Date.parse(rotationOf(data).expiresAt), new Date(2026, 10, 22, 12).getTime());
});

test('an id is what the service takes for one', () => {
  for (const id of ['north', 'a.b', '..a', '.a', 'A_1-b']) assert.ok(isIdentifier(id), id);
  for (const id of ['', '.', '..', 'a b', 'ñ', 'a/b', 'a'.repeat(65)]) assert.ok(!isIdentifier(id), id);
});

test('each kind of event and of thing has a word, and one that is not known is shown as it is stored', () => {
  const events = Object.values(EVENTS).flat();
  assert.equal(new Set(events).size, events.length);
  assert.deepEqual(events.filter((event) => eventWord(event) === event), []);
  assert.deepEqual(RESOURCES.filter((type) => resourceWord(type) === type), []);
  assert.deepEqual([eventWord('of_tomorrow'), resourceWord('of_tomorrow')], ['of_tomorrow', 'of_tomorrow']);
  assert.equal(eventOptions().length, events.length);
});

const SWIFT = new URL('../../Sources/App/', import.meta.url);

test('what the service writes into the trail by a name of its own is known here', () => {
  const written = readdirSync(SWIFT, { recursive: true }).filter((name) => name.endsWith('.swift'))
    .flatMap((name) => [...readFileSync(new URL(name, SWIFT), 'utf8').matchAll(/AuditEvent\(\s*"(\w+)"/g)])
    .map(([, event]) => event);
  assert.ok(written.length > 60, String(written.length));
  assert.deepEqual([...new Set(written)].filter((event) => !Object.values(EVENTS).flat().includes(event)), []);
});

test('who did it is told by name, by id when there is none, and by a word for who has no id', () => {
  const names = new Map([['u1', 'Ines (ines)']]);
  assert.equal(actorWord({ type: 'user', id: 'u1' }, names), 'Ines (ines)');
  assert.equal(actorWord({ type: 'user', id: 'u2' }, names), 'u2');
  assert.equal(actorWord({ type: 'system' }, names), 'The service');
});

test('days are asked for as moments of the page’s zone, the last one whole', (context) => {
  context.after(() => useZone(zone));
  const zone = zoneInUse();
  useZone('America/New_York');
  assert.deepEqual(asked({ from: '2026-10-31', to: '2026-11-01' }),
    { from: '2026-10-31T04:00:00.000Z', to: '2026-11-02T05:00:00.000Z' });
  assert.equal(monthAgo(Date.parse('2026-11-30T03:00:00Z')), '2026-10-30');
  assert.deepEqual(asked({ from: '9999-12-31', to: '9999-12-31' }).to, '');
  useZone(zone);
  const { from, to, event } = asked({ event: 'sign_in', from: '2026-11-30', to: '2026-11-30' });
  assert.equal(event, 'sign_in');
  assert.deepEqual([from, to], [new Date(2026, 10, 30).toISOString(), new Date(2026, 11, 1).toISOString()]);
  assert.deepEqual(asked({ from: '', to: '' }), { from: '', to: '' });
  assert.deepEqual(asked({ from: 'abc', to: '275760-09-13' }), { from: '', to: '' });
});

/** A form of the calendar with these values. */
function form(values) {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.append(name, value);
  return data;
}

const LEVEL = { 'service_levels.low.amount': '7', 'service_levels.low.unit': 'calendar_days' };

test('a calendar is made of what was typed; a day that is shut is left out', () => {
  const { body, missing } = calendarOf(form({
    ...LEVEL, time_zone: ' UTC ', 'open.friday': 'on', 'business_hours.friday.start': '18:00',
    'business_hours.friday.end': '00:00',
  }), [{ id: 3, date: '2026-12-25', name: ' Christmas Day ' }], ['low']);
  assert.deepEqual(missing, []);
  assert.deepEqual(body, {
    time_zone: 'UTC', business_hours: { friday: { start: '18:00', end: '24:00' } },
    service_levels: { low: { amount: 7, unit: 'calendar_days' } },
    holidays: [{ date: '2026-12-25', name: 'Christmas Day' }],
  });
});

test('what is missing is named by its field', () => {
  const { missing } = calendarOf(form({ ...LEVEL, 'service_levels.low.amount': '', 'open.monday': 'on' }),
    [{ date: '', name: ' ' }], ['low']);
  assert.deepEqual(missing.sort(), ['business_hours.monday.end', 'business_hours.monday.start', 'holidays[0].date',
    'holidays[0].name', 'service_levels.low.amount', 'time_zone']);
});

test('the end of a day is typed as midnight; hours that end before they begin run into the next day', () => {
  assert.deepEqual(['24:00', '17:00'].map(typedEnd), ['00:00', '17:00']);
  assert.deepEqual([isOverNight('18:00', '02:00'), isOverNight('09:00', '00:00'), isOverNight('', '02:00')],
    [true, false, false]);
});

test('a promise that is wrong as a whole is said at its amount', () => {
  assert.deepEqual(atFields({ 'service_levels.critical': 'a', 'service_levels.low.amount': 'b', time_zone: 'c' }),
    { 'service_levels.critical.amount': 'a', 'service_levels.low.amount': 'b', time_zone: 'c' });
});

test('days and units have names', () => {
  assert.deepEqual([dayName('monday', 'en'), dayName('sunday', 'es')], ['Monday', 'domingo']);
  assert.equal(new Set(DAYS.map((day) => dayName(day, 'hi'))).size, 7);
  assert.deepEqual(UNITS.filter((unit) => !Object.hasOwn(texts('en'), `unit.${unit}`)), []);
});

test('emergency access is for all but patients, and stands in no navigation', () => {
  for (const role of ['admin', 'manager', 'agent', 'IVR', 'doctor', 'patient']) {
    assert.equal(isOpenTo('/emergency.html', { role }), role !== 'patient', role);
    assert.ok(!pagesOf({ role }).some(({ path }) => path === '/emergency.html'));
  }
});

test('a reason has ten characters that are not blank', () => {
  const wrong = (reason) => Object.keys(readEmergency(form({ patient_id: 'P-1', reason })).wrong);
  assert.deepEqual(wrong('a b c d e f g h i'), ['reason']);
  assert.deepEqual(wrong('in theatre now'), []);
  assert.deepEqual(Object.keys(readEmergency(form({ patient_id: ' ', reason: '' })).wrong), ['patient_id', 'reason']);
});

test('one territory that is wrong is said at the choice of them', () => {
  const refused = (field) => ({ status: 422, body: { error: { errors: [{ field, issue: 'x' }] } } });
  assert.deepEqual(wrongTerritory('territory_ids')(refused('territory_ids[1]')), { territory_ids: 'x' });
  assert.equal(wrongTerritory('territory_ids')(refused('login')), undefined);
});
