import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addDays, dayOf, isDay, MINUTE, momentOf, momentsOf, shownAt, weekOf, wholeDay,
} from '../../public/assets/js/lib/zone.js';
import { amongKnown } from '../../public/assets/js/schedule/patient-field.js';
import { axisOf, lanesOf, snapped } from '../../public/assets/js/schedule/axis.js';
import { h } from '../../public/assets/js/lib/react.js';
import { Instead, RefusedDialog } from '../../public/assets/js/schedule/refused-dialog.js';
import { attendance, changeOf } from '../../public/assets/js/schedule/words.js';
import { drawn, speak } from './support.mjs';

const at = (text) => Date.parse(text);
const NEW_YORK = 'America/New_York';

test('days are those of the clinic, and not of who looks', () => {
  assert.equal(dayOf(at('2026-11-21T18:30:00Z'), 'Asia/Kolkata'), '2026-11-22');
  assert.equal(dayOf(at('2026-11-22T04:59:00Z'), NEW_YORK), '2026-11-21');
  assert.equal(addDays('2026-02-28', 1), '2026-03-01');
  assert.equal(addDays('2028-02-27', 2), '2028-02-29');
  assert.equal(weekOf('2026-11-22'), '2026-11-16');
  assert.equal(weekOf('2026-11-23'), '2026-11-23');
  assert.deepEqual(['2026-11-22', '2026-02-30', '', 'tomorrow'].map(isDay), [true, false, false, false]);
});

test('a day and time are typed as the clocks of a zone show them', () => {
  const moment = (text) => new Date(momentOf(text, NEW_YORK)).toISOString();
  assert.equal(moment('2026-11-21T20:00'), '2026-11-22T01:00:00.000Z');
  assert.equal(moment('2026-07-01T00:00'), '2026-07-01T04:00:00.000Z');
  // The night in which the clocks are put on at two, and the one in which they are put back.
  assert.equal(moment('2026-03-08T01:59'), '2026-03-08T06:59:00.000Z');
  assert.equal(moment('2026-03-08T02:30'), '2026-03-08T07:30:00.000Z');
  assert.equal(moment('2026-03-08T03:00'), '2026-03-08T07:00:00.000Z');
  assert.equal(moment('2026-11-01T03:00'), '2026-11-01T08:00:00.000Z');
  assert.ok(Number.isNaN(momentOf('20266-01-01T12:00', NEW_YORK)) && Number.isNaN(momentOf('', NEW_YORK)));
  assert.equal(shownAt(at('2026-11-22T01:00:00Z'), NEW_YORK), '2026-11-21T20:00');
});

test('what clocks show twice are two moments, west and east of Greenwich, and all else is one', () => {
  const moments = (shown, zone) => momentsOf(shown, zone).map((moment) => new Date(moment).toISOString().slice(0, 16));
  assert.deepEqual(moments('2026-11-01T01:30', NEW_YORK), ['2026-11-01T05:30', '2026-11-01T06:30']);
  assert.deepEqual(moments('2026-11-01T02:00', NEW_YORK), ['2026-11-01T07:00', '2026-11-01T07:00']);
  assert.deepEqual(moments('2026-03-08T02:30', NEW_YORK), ['2026-03-08T07:30', '2026-03-08T07:30']);
  assert.deepEqual(moments('2027-04-04T02:30', 'Australia/Sydney'), ['2027-04-03T15:30', '2027-04-03T16:30']);
  assert.deepEqual(moments('2027-04-04T01:45', 'Australia/Lord_Howe'), ['2027-04-03T14:45', '2027-04-03T15:15']);
  assert.deepEqual(moments('2026-11-21T20:00', 'UTC'), ['2026-11-21T20:00', '2026-11-21T20:00']);
  assert.deepEqual(momentsOf('', NEW_YORK), [NaN, NaN]);
});

test('a day has as many minutes as pass in it', () => {
  for (const [day, zone, start, length, change] of [
    ['2026-11-21', 'Asia/Kolkata', '2026-11-20T18:30:00Z', 1440, null],
    ['2026-03-08', NEW_YORK, '2026-03-08T05:00:00Z', 1380, { at: 120, by: 60 }],
    ['2026-11-01', NEW_YORK, '2026-11-01T04:00:00Z', 1500, { at: 120, by: -60 }],
    ['2026-10-04', 'Australia/Lord_Howe', '2026-10-03T13:30:00Z', 1410, { at: 120, by: 30 }],
    ['2026-04-05', 'Australia/Lord_Howe', '2026-04-04T13:00:00Z', 1470, { at: 120, by: -30 }],
    // At midnight itself the clocks show one already.
    ['2026-03-29', 'Asia/Beirut', '2026-03-28T22:00:00Z', 1380, { at: 0, by: 60 }],
  ]) {
    const whole = wholeDay(day, zone);
    assert.deepEqual([whole.start, whole.length, whole.change], [at(start), length, change], `${day} ${zone}`);
  }
});

test('an hour that comes twice is drawn twice, and not on the days that have it once', () => {
  const days = ['2026-10-31', '2026-11-01', '2026-11-02'].map((day) => wholeDay(day, NEW_YORK));
  const axis = axisOf(days);
  assert.equal(axis.length, 1500);
  assert.deepEqual(axis.hours.slice(0, 5).map(({ place, minutes }) => [place, minutes]),
    [[0, 0], [60, 60], [120, 60], [180, 120], [240, 180]]);
  // 01:30 before and after the clocks go back, and nine in the morning of all three days.
  assert.equal(axis.position(days[1], at('2026-11-01T05:30:00Z')), 90);
  assert.equal(axis.position(days[1], at('2026-11-01T06:30:00Z')), 150);
  assert.deepEqual(
    ['2026-10-31T13:00:00Z', '2026-11-01T14:00:00Z', '2026-11-02T14:00:00Z'].map((moment, index) =>
      axis.position(days[index], at(moment))), [600, 600, 600]);
  assert.deepEqual(days.map(axis.gaps), [[[120, 180]], [], [[120, 180]]]);
});

test('an hour that is skipped is a gap, and nothing is put into it', () => {
  const days = ['2026-03-07', '2026-03-08'].map((day) => wholeDay(day, NEW_YORK));
  const axis = axisOf(days);
  assert.equal(axis.length, 1440);
  assert.deepEqual(days.map(axis.gaps), [[], [[120, 180]]]);
  assert.equal(axis.position(days[1], at('2026-03-08T07:00:00Z')), 180);
  assert.equal(axis.moment(days[1], 150), at('2026-03-08T07:00:00Z'));
});

test('so is one that is skipped at midnight, and nine in the morning stays where it is', () => {
  for (const [day, zone, nine] of [
    ['2026-03-29', 'Asia/Beirut', '2026-03-29T06:00:00Z'], ['2026-09-06', 'America/Santiago', '2026-09-06T12:00:00Z'],
    ['2026-03-08', 'America/Havana', '2026-03-08T13:00:00Z'], ['2026-04-24', 'Africa/Cairo', '2026-04-24T06:00:00Z'],
  ]) {
    const whole = wholeDay(day, zone);
    const axis = axisOf([whole]);
    assert.deepEqual(axis.gaps(whole), [[0, 60]], zone);
    assert.equal(axis.position(whole, at(nine)), 540, zone);
    assert.equal(axis.moment(whole, 540), at(nine), zone);
    assert.equal(axis.moment(whole, 30), whole.start, zone);
  }
});

test('what a place means has that place', () => {
  for (const names of [['2026-03-07', '2026-03-08'], ['2026-10-31', '2026-11-01'], ['2026-11-20']]) {
    const days = names.map((day) => wholeDay(day, NEW_YORK));
    const axis = axisOf(days);
    for (const day of days) {
      for (let passed = 0; passed < day.length; passed += 5) {
        const moment = day.start + passed * MINUTE;
        assert.equal(axis.moment(day, axis.position(day, moment)), moment, new Date(moment).toISOString());
      }
    }
  }
});

test('visits that overlap lie beside each other, and the others have all the room', () => {
  const lanes = lanesOf([
    { id: 'a', from: 0, to: 30 }, { id: 'b', from: 10, to: 20 }, { id: 'c', from: 20, to: 40 },
    { id: 'd', from: 40, to: 50 },
  ]);
  assert.deepEqual([...lanes].sort(), [
    ['a', { lane: 0, lanes: 2 }], ['b', { lane: 1, lanes: 2 }], ['c', { lane: 1, lanes: 2 }],
    ['d', { lane: 0, lanes: 1 }],
  ]);
});

test('a start is one that the clinic offers', () => {
  const nine = at('2026-11-23T09:00:00Z');
  const hours = [{ from: nine + 5 * MINUTE, to: nine + 180 * MINUTE, origin: nine + 5 * MINUTE }];
  assert.equal(snapped(nine + 18 * MINUTE, hours, 15), nine + 20 * MINUTE);
  assert.equal(snapped(nine + 18 * MINUTE, hours, 5), nine + 20 * MINUTE);
  assert.equal(snapped(nine + 2 * MINUTE, hours, 15), nine + 5 * MINUTE);
  assert.equal(snapped(nine - 58 * MINUTE, hours, 15), nine - 60 * MINUTE);
  // The doctor is there from eight, and the clinic opens at half past: whole hours are offered.
  const early = [{ from: nine - 30 * MINUTE, to: nine + 180 * MINUTE, origin: nine - 60 * MINUTE }];
  assert.equal(snapped(nine - 32 * MINUTE, early, 60), nine);
  assert.equal(snapped(nine + 20 * MINUTE, early, 60), nine);
  assert.equal(snapped(nine + 35 * MINUTE, early, 60), nine + 60 * MINUTE);
});

test('who may not look for patients finds those of the schedule, and has a number for the others', () => {
  const known = new Map([['P-1', 'Ann Archer'], ['P-2', 'Joanna Bell']]);
  assert.deepEqual(amongKnown('ann', known).map(({ id }) => id), ['P-1', 'P-2']);
  assert.deepEqual(amongKnown('p-2', known), [{ id: 'P-2', title: 'Joanna Bell', note: 'P-2' }]);
  assert.deepEqual(amongKnown('P-1234', known), [{ id: 'P-1234', title: 'P-1234', note: '' }]);
  assert.deepEqual(amongKnown('Smith', known), []);
});

test('how long a day is on which the clocks change is said to the half hour', () => {
  const said = (day, zone) => changeOf(wholeDay(day, zone));
  speak('en', 'schedule');
  assert.match(said('2026-10-04', 'Australia/Lord_Howe'), /Oct 4, 2026 has 23\.5 hours$/);
  assert.match(said('2026-04-05', 'Australia/Lord_Howe'), /has 24\.5 hours$/);
  assert.match(said('2026-11-01', NEW_YORK), /has 25 hours$/);
  speak('es', 'schedule');
  assert.match(said('2026-10-04', 'Australia/Lord_Howe'), /tiene 23,5 horas$/);
});

test('when it could be instead is being read, is none, or is the nearest of what is free', () => {
  speak('en', 'schedule');
  const wish = at('2026-11-30T15:00:00Z');
  const said = (...times) => drawn(h(Instead, {
    starts: times.map((time) => `2026-11-30T${time}:00Z`), name: 'Dr. A', wish, zone: 'UTC', onChoose() {},
  }));
  assert.match(said(), /Dr\. A has no free time near 3:00.PM\./);
  const html = said('09:00', '14:40', '15:20', '16:00', '17:00');
  assert.match(html, /Dr\. A is free near 3:00.PM:/);
  assert.match(html, /2:40.PM.*3:20.PM.*4:00.PM/);
  assert.equal(html.match(/<button/g).length, 3);
  const reading = drawn(h(RefusedDialog, {
    refusal: { visit: { visit_type_id: 'v' }, to: { doctor: 'a', from: wish }, answer: { status: 409, body: null } },
    schedule: { clinic: { id: 'k' }, doctors: [], zone: 'UTC' }, onMove() {}, onClose() {},
  }));
  assert.match(reading, /Loading/);
  assert.doesNotMatch(reading, /free/);
});

test('nobody has come before the day of a visit, and who was said to is expected again', () => {
  const visit = (status, from) => ({ status, from: at(from) });
  const may = (one, now) => attendance(one, 'Asia/Kolkata', at(now));
  const nine = visit('booked', '2026-11-30T03:30:00Z');
  assert.deepEqual(may(nine, '2026-11-29T18:29:59Z'), ['confirmed']);
  assert.deepEqual(may(nine, '2026-11-29T18:30:00Z'), ['confirmed', 'arrived']);
  assert.deepEqual(may(nine, '2026-11-30T03:30:00Z'), ['confirmed', 'arrived', 'noshow']);
  // Half past midnight: whoever comes for it comes the evening before.
  assert.deepEqual(may(visit('confirmed', '2026-11-29T19:00:00Z'), '2026-11-29T16:00:00Z'), ['arrived']);
  assert.deepEqual(may(visit('arrived', '2026-11-30T03:30:00Z'), '2026-11-23T03:30:00Z'), ['fulfilled', 'booked']);
});
