import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { h } from '../../public/assets/js/lib/react.js';
import { Answered } from '../../public/assets/js/components/answered.js';
import { Field } from '../../public/assets/js/components/field.js';
import { FilterBar } from '../../public/assets/js/components/filter-bar.js';
import { Dialog } from '../../public/assets/js/components/dialog.js';
import { LineChart } from '../../public/assets/js/components/line-chart.js';
import { Menu } from '../../public/assets/js/components/menu.js';
import { Pager } from '../../public/assets/js/components/pager.js';
import { Several } from '../../public/assets/js/components/several.js';
import { failing, judged } from '../../public/assets/js/components/service-status.js';
import { LivePill, Shell } from '../../public/assets/js/components/shell.js';
import { sorted, Table } from '../../public/assets/js/components/table.js';
import { path, Tiles } from '../../public/assets/js/components/tile.js';
import { dismiss, toast, toasts, Toasts } from '../../public/assets/js/components/toast.js';
import { filtered } from '../../public/assets/js/monitor/look-ups.js';
import { hoursNow, standing } from '../../public/assets/js/monitor/restaurants.js';
import { drawn, speak } from './support.mjs';

beforeEach(() => speak('en'));

const COLUMNS = [
  { key: 'name', label: 'Name', value: ({ name }) => name, sort: true },
  { key: 'size', label: 'Size', value: ({ size }) => size, sort: ({ size }) => size, kind: 'number', wide: true },
];
const ROWS = [{ name: 'b', size: 10 }, { name: 'a', size: 9 }];
const table = (rows) =>
  drawn(h(Table, { caption: 'Things', columns: COLUMNS, rows, rowKey: ({ name }) => name, empty: 'None.' }));

test('a table has a caption, headings and a place the keyboard can scroll', () => {
  const html = table(ROWS);
  assert.match(html, /<div class="table-frame" tabindex="0" role="group" aria-label="Things">/);
  assert.match(html, /<caption class="sr">Things<\/caption>/);
  assert.match(html, /<th scope="col"><button type="button">Name/);
  assert.match(html, /<td class="cell-number wide">10<\/td>/);
  assert.doesNotMatch(html, /None\./);
});

test('a table without rows says so', () => assert.match(table([]), /<p class="empty">None\.<\/p>/));

test('numbers are sorted as numbers, texts as texts', () => {
  assert.deepEqual(sorted(ROWS, COLUMNS[1], 'ascending').map(({ size }) => size), [9, 10]);
  assert.deepEqual(sorted(ROWS, COLUMNS[0], 'descending').map(({ name }) => name), ['b', 'a']);
  assert.equal(sorted(ROWS, undefined, 'ascending'), ROWS);
});

test('a choice shows its value, even one that it does not offer', () => {
  const filters = [{ name: 'r', label: 'All', options: [{ value: 'a', label: 'A' }] }, { name: 'q', label: 'Find' }];
  const html = drawn(h(FilterBar, { filters, values: { r: 'gone' }, onChange() {} }));
  assert.match(html, /<option value="gone" selected="">gone<\/option>/);
  assert.match(html, /<input type="search" aria-label="Find"/);
});

test('a field names its hint and what is wrong with it', () => {
  const html = drawn(h(Field, { label: 'Name', hint: 'Yours', error: 'Missing', name: 'name' }));
  const [, id] = html.match(/<label for="([^"]+)">/);
  assert.ok(html.includes(`aria-describedby="${id}-hint ${id}-error" aria-invalid="true"`));
});

test('a field with options is a choice, and several may be chosen of a list', () => {
  const options = [{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }];
  assert.match(drawn(h(Field, { label: 'One', name: 'one', options })),
    /<select [^>]*name="one"><option value="a">A<\/option><option value="b">B<\/option><\/select>/);
  const html = drawn(h(Several, { label: 'Some', name: 'some', options, error: 'None' }));
  const [, id] = html.match(/<fieldset [^>]*aria-describedby="([^"]+)"/);
  assert.ok(html.includes(`<p class="error" id="${id}">None</p>`));
  assert.match(html, /name="some" aria-invalid="true" value="a"\/>A<.*name="some" value="b"\/>B</);
});

test('a dialog is named by its title', () => {
  const html = drawn(h(Dialog, { title: 'Sure?' }, 'text'));
  const [, id] = html.match(/aria-labelledby="([^"]+)"/);
  assert.ok(html.includes(`<h2 id="${id}">Sure?</h2>`));
});

test('a menu is closed at first', () => {
  const html = drawn(h(Menu, { label: 'Me' }, 'inside'));
  assert.equal(html, '<div class="menu"><button type="button" aria-expanded="false">Me</button></div>');
});

test('what is asked for is being read, was refused, or is there', () => {
  const shown = (answer) => drawn(h(Answered, { answer }, ({ data }) => h('b', null, data)));
  assert.equal(shown(null), '<p class="state" role="status">Loading …</p>');
  assert.match(shown({ status: 403, body: { error: 'FORBIDDEN' } }), /<p class="state" role="alert">Your account may not/);
  assert.equal(shown({ status: 200, body: { data: 'It' } }), '<b>It</b>');
  // What may be answered otherwise the next time can be asked again.
  const again = (answer) => drawn(h(Answered, { answer, reload() {} }, () => null));
  assert.match(again({ status: 503, body: null }), /role="alert"><p>.*<button type="button">Try again<\/button>/);
  for (const status of [403, 404]) assert.doesNotMatch(again({ status, body: null }), /<button/);
});

test('a way through pages is there when there are several, and leads no further than they go', () => {
  const pager = (number, next, more) => drawn(h(Pager, { pages: { number, previous() {}, next() {} }, next, ...more }));
  const ways = (html) => [...html.matchAll(/<button type="button"( disabled="")?>/g)].map(([, disabled]) => !disabled);
  assert.equal(pager(1, null), '');
  assert.deepEqual(ways(pager(1, 'c')), [false, true]);
  assert.deepEqual(ways(pager(2, 'c')), [true, true]);
  assert.deepEqual(ways(pager(2, null)), [true, false]);
  assert.deepEqual(ways(pager(2, 'c', { isBusy: true })), [false, false]);
});

test('notices: a bad one is an alert, at most four, and they can be taken away', () => {
  const id = toast('Good to know');
  toast('Broken', 'bad');
  assert.match(drawn(h(Toasts)), /role="status"><div class="toast" data-tone="info"><p>Good to know/);
  assert.match(drawn(h(Toasts)), /role="alert"><div class="toast" data-tone="bad"><p>Broken/);
  dismiss(id);
  assert.deepEqual(toasts.get().map(({ text }) => text), ['Broken']);
  for (const text of ['1', '2', '3', '4']) toast(text);
  assert.deepEqual(toasts.get().map(({ text }) => text), ['1', '2', '3', '4']);
});

test('a tile, and the line of its figure', () => {
  const tile = { id: 'x', label: 'X', value: '1', unit: 'ms', note: 'n', tone: 'bad', trend: [0, 2, 1] };
  const html = drawn(h(Tiles, { tiles: [tile] }));
  assert.match(html, /<div class="tile" id="tile-x" data-tone="bad"><dt>X<\/dt>/);
  assert.match(html, /<dd class="value">1<span class="unit">ms/);
  assert.equal(path([0, 2, 1]), 'M0.0 23.0L50.0 2.0L100.0 12.5');
  assert.equal(path([1]), '');
  assert.equal(path([0, 0]), 'M0.0 23.0L100.0 23.0');
});

test('a chart says in words what it shows', () => {
  const html = drawn(h(LineChart, { values: [1, 2], label: String, name: 'n', summary: 'Two values' }));
  assert.equal(html, '<div class="chart"><canvas role="img" aria-label="Two values"></canvas></div>');
});

test('the pill says the state and since when', () => {
  const html = drawn(h(LivePill, { name: 'stale', since: new Date(2026, 1, 1, 9, 8, 7).getTime() }));
  assert.match(html, /role="status" data-state="stale">.*Stale since 09:08:07/);
});

test('the shell has a skip link, and a navigation for who is signed in', () => {
  const session = { login: 'm', name: 'M', role: 'manager', organisation: { name: 'O' }, mustChangePassword: false };
  const html = drawn(h(Shell, { page: 'monitor.name', session }, 'text'));
  assert.match(html, /^<a class="skip" href="#main">/);
  assert.match(html, /<a href="\/" aria-current="page">Monitor<\/a>/);
  assert.match(html, /<main id="main" tabindex="-1">text<\/main>/);
  assert.doesNotMatch(drawn(h(Shell, { page: 'signIn.name' }, 'text')), /<nav/);
});

test('whether the service is up and ready', () => {
  assert.equal(judged({ status: 0 }, { status: 0 }), 'unreachable');
  assert.equal(judged({ status: 200 }, { status: 503 }), 'waiting');
  assert.equal(judged({ status: 200 }, { status: 200 }), 'up');
  assert.equal(failing({ body: { checks: { database: 'unavailable', pool: 'ok' } } }), 'database: unavailable');
});

test('a restaurant has hours of its own day, and takes calls or not', () => {
  const callHours = { saturday: { start: '09:00', end: '21:00:00' } };
  const saturdayInNewYork = Date.parse('2026-11-22T03:00:00Z');
  assert.equal(hoursNow({ callHours, timeZone: 'America/New_York' }, saturdayInNewYork), '09:00–21:00');
  assert.equal(hoursNow({ callHours, timeZone: 'Asia/Kolkata' }, saturdayInNewYork), null);
  assert.equal(standing({ currentlyInCallHours: true, aiEnabled: true }).name, 'open');
  assert.equal(standing({ currentlyInCallHours: true, aiEnabled: false }).name, 'forwarded');
  assert.equal(standing({ currentlyInCallHours: false, aiEnabled: true }).name, 'closed');
});

test('hours that run on past midnight are shown until they end', () => {
  const seen = (callHours, moment, timeZone = 'America/New_York') =>
    hoursNow({ callHours, timeZone }, Date.parse(moment));
  const friday = { friday: { start: '18:00', end: '02:00' } };
  assert.equal(seen(friday, '2026-11-21T06:00:00Z'), '18:00–02:00');
  assert.equal(seen(friday, '2026-11-21T07:00:00Z'), null);
  const both = { ...friday, saturday: { start: '18:00', end: '03:00' } };
  assert.equal(seen(both, '2026-11-21T06:59:00Z'), '18:00–02:00');
  assert.equal(seen(both, '2026-11-21T07:00:00Z'), '18:00–03:00');
  assert.equal(seen(both, '2026-11-20T06:00:00Z'), '18:00–02:00');
  // A week is round, and a day that ends at midnight does not run on.
  assert.equal(seen({ sunday: { start: '22:00', end: '04:00' } }, '2026-11-23T08:00:00Z'), '22:00–04:00');
  assert.equal(seen({ friday: { start: '09:00', end: '24:00' } }, '2026-11-21T05:00:00Z'), null);
  // The day before has 23 hours, and the one before that is not meant.
  assert.equal(seen({ saturday: { start: '18:00', end: '02:00' } }, '2026-03-09T04:30:00Z'), null);
  assert.equal(seen({ sunday: { start: '18:00', end: '02:00' } }, '2026-03-09T04:30:00Z'), '18:00–02:00');
});

test('look-ups are filtered by restaurant, and by having found none', () => {
  const lookUps = [{ id: 1, restaurant: 'a' }, { id: 2 }, { id: 3, restaurant: 'b' }];
  assert.deepEqual(filtered(lookUps, 'a').map(({ id }) => id), [1]);
  assert.deepEqual(filtered(lookUps, '-').map(({ id }) => id), [2]);
  assert.equal(filtered(lookUps, ''), lookUps);
});
