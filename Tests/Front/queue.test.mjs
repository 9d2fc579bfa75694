import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { h } from '../../public/assets/js/lib/react.js';
import { paced } from '../../public/assets/js/lib/paced.js';
import { whenSeen } from '../../public/assets/js/lib/seen.js';
import { retried } from '../../public/assets/js/lib/use-retried.js';
import { PACE } from '../../public/assets/js/notifications/use-notifications.js';
import { home, isReviewer, isStaff } from '../../public/assets/js/lib/roles.js';
import { pagesOf } from '../../public/assets/js/lib/pages.js';
import { due, parts } from '../../public/assets/js/verification/due.js';
import {
  asked, askedFile, COUNTED, count, listed, NAMES, shows, sound, switched,
} from '../../public/assets/js/verification/filters.js';
import { command, moved } from '../../public/assets/js/verification/keys.js';
import { Due, Priority } from '../../public/assets/js/verification/parts.js';
import { QueueTable } from '../../public/assets/js/verification/queue-table.js';
import { QueueTiles } from '../../public/assets/js/verification/queue-tiles.js';
import { changedIn } from '../../public/assets/js/verification/use-queue.js';
import { standing } from '../../public/assets/js/verification/use-request.js';
import { PRIORITIES, STATUSES } from '../../public/assets/js/verification/words.js';
import { drawn, speak } from './support.mjs';

beforeEach(() => speak('en'));

const NOTHING = Object.fromEntries(NAMES.map((name) => [name, '']));
const NOW = Date.parse('2026-11-21T12:00:00Z');
const MINUTE = 60000;

test('what is no value of a filter does not come out of an address', () => {
  const values = sound({
    ...NOTHING, status: 'in_review,nonsense,pending_review', priority: 'x', from: '2026-13-40', to: '2026-11-21',
    overdue: 'yes', sort: 'name', doctor_id: 'D-001',
  });
  assert.deepEqual(values, { ...NOTHING, status: 'pending_review,in_review', to: '2026-11-21', doctor_id: 'D-001' });
});

test('words of a list are switched in the order of the contract', () => {
  assert.equal(switched('in_review', 'pending_review', STATUSES), 'pending_review,in_review');
  assert.equal(switched('pending_review,in_review', 'in_review', STATUSES), 'pending_review');
  assert.equal(switched('low', 'low', PRIORITIES), '');
  assert.deepEqual(listed('', STATUSES), []);
});

test('filters stand in the address of a request, and a text never does', () => {
  const [path, options] = asked({ ...NOTHING, status: 'in_review', assignee: 'me' }, '', { first: 'due' });
  assert.equal(path, '/api/ivr/requests?sort=due&status=in_review&assignee=me&limit=50');
  assert.deepEqual(options, {});
  const [searched, { method, body }] = asked({ ...NOTHING, status: 'in_review' }, 'John Smith',
    { first: 'due', cursor: 'c' });
  assert.equal(searched, '/api/ivr/requests/search');
  assert.equal(method, 'POST');
  assert.deepEqual(body, { sort: 'due', status: 'in_review', q: 'John Smith', limit: 50, cursor: 'c' });
});

test('what is overdue has an order of its own, and is a boolean in a body', () => {
  assert.equal(asked({ ...NOTHING, overdue: 'true', sort: 'priority' }, '', { first: 'due' })[0],
    '/api/ivr/requests?overdue=true&limit=50');
  assert.equal(asked({ ...NOTHING, overdue: 'true' }, 'x', { first: 'due' })[1].body.overdue, true);
});

test('the file is asked for with the same filters and no page', () => {
  const values = { ...NOTHING, status: 'approved', from: '2026-01-01' };
  assert.equal(askedFile(values, '', 'due')[0], '/api/ivr/export/requests?sort=due&status=approved&from=2026-01-01');
  const [path, { body }] = askedFile(values, 'Smith', 'due');
  assert.equal(path, '/api/ivr/export/requests');
  assert.deepEqual(body, { sort: 'due', status: 'approved', from: '2026-01-01', q: 'Smith' });
});

test('filters are counted, and a counter knows when the list shows it', () => {
  assert.equal(count({ ...NOTHING, status: 'approved', sort: 'due' }, 'x'), 2);
  assert.ok(shows({ ...COUNTED.mine, sort: 'priority' }, COUNTED.mine));
  assert.ok(!shows({ ...COUNTED.mine, from: '2026-01-01' }, COUNTED.mine));
});

test('lengths of time are said in at most two units', () => {
  assert.deepEqual(parts(59999), []);
  assert.deepEqual(parts(90 * MINUTE), [[1, 'hour'], [30, 'minute']]);
  assert.deepEqual(parts(5 * 60 * MINUTE + 59 * MINUTE), [[5, 'hour']]);
  assert.deepEqual(parts(25 * 60 * MINUTE + 59 * MINUTE), [[1, 'day'], [1, 'hour']]);
  assert.deepEqual(parts(24 * 60 * MINUTE + 40 * MINUTE), [[1, 'day']]);
  assert.deepEqual(parts(80 * 60 * MINUTE), [[3, 'day']]);
});

test('the clock says more than a colour', () => {
  const at = (minutes, standing) => due({ due_at: new Date(NOW + minutes * MINUTE).toISOString(),
    sla_status: standing }, NOW);
  assert.deepEqual(at(90, 'on_track'), { name: 'in', left: 90 * MINUTE });
  assert.equal(at(30, 'at_risk').name, 'risk');
  assert.deepEqual(at(-5, 'on_track'), { name: 'over', tone: 'bad', left: 5 * MINUTE });
  assert.equal(due({ due_at: null, sla_status: 'paused' }, NOW).name, 'paused');
  assert.equal(due({ due_at: null, sla_status: 'stopped' }, NOW).name, 'stopped');
  const request = { due_at: new Date(NOW - 300 * MINUTE).toISOString(), sla_status: 'breached' };
  assert.match(drawn(h(Due, { request, now: NOW })), /data-tone="bad".*Overdue by 5 hr/);
  assert.match(drawn(h(Priority, { priority: 'critical' })), /Critical/);
});

const field = { closest: (selector) => (selector.includes('input') ? {} : null) };
const row = { closest: () => null };

test('keys do what they say, and nothing while somebody types or has turned them off', () => {
  const where = { inTable: true, isOn: true };
  assert.equal(command({ key: 'j', target: row }, where), 'next');
  assert.equal(command({ key: 'ArrowUp', target: row }, where), 'previous');
  assert.equal(command({ key: '?', target: row }, where), 'help');
  assert.equal(command({ key: 'c', target: field }, where), null);
  assert.equal(command({ key: 'c', ctrlKey: true, target: row }, where), null);
  assert.equal(command({ key: 'c', target: row }, { inTable: true, isOn: false }), null);
  assert.equal(command({ key: 'ArrowDown', target: row }, { inTable: true, isOn: false }), 'next');
  assert.equal(command({ key: 'ArrowDown', target: row }, { inTable: false, isOn: true }), null);
  assert.equal(command({ key: 'x', target: row }, where), null);
});

test('the keys stop at the ends, and begin at the first row', () => {
  assert.equal(moved(['a', 'b'], null, 'previous'), 'a');
  assert.equal(moved(['a', 'b'], 'gone', 'next'), 'a');
  assert.equal(moved(['a', 'b'], 'b', 'next'), 'b');
  assert.equal(moved(['a', 'b'], 'b', 'previous'), 'a');
  assert.equal(moved([], null, 'next'), null);
});

test('rows that are new or of another version have changed', () => {
  const before = [{ id: 'a', version: 1 }, { id: 'b', version: 1 }];
  assert.deepEqual(changedIn(before, [{ id: 'b', version: 2 }, { id: 'a', version: 1 }, { id: 'c', version: 1 }]),
    ['b', 'c']);
});

const ROW = {
  id: 'x', ivr_number: 'IVR-2024-001', patient_name: 'John Smith', doctor_name: 'Dr. Sarah Wilson', insurance: 'Blue',
  status: 'pending_review', priority: 'high', due_at: null, sla_status: 'paused', days_pending: 3,
  submitted_at: '2024-03-15T10:30:00Z', assignee: null, unread_messages: 2, version: 1,
};
const table = (isReviewer, changed = { ids: [], turn: 0 }) => drawn(h(QueueTable, {
  rows: [ROW], chosen: null, changed, now: NOW, isBusy: false, isReviewer, onChoose() {}, onClaim() {}, language: 'en',
}));

test('a row names its request, what is unread, and can be claimed by reviewers only', () => {
  assert.match(table(true), /<a href="\/request\.html\?id=x">IVR-2024-001<\/a>.*2 unread/);
  assert.match(table(true), /aria-label="Claim IVR-2024-001"/);
  assert.doesNotMatch(table(false), /Claim/);
  assert.match(table(true, { ids: ['x'], turn: 3 }), /data-changed="odd"/);
});

test('a counter leads to what it counts, and says when it counted no further', () => {
  const counters = { by_status: { pending_review: 10000, awaiting_documents: 3 }, open: 10003, unassigned: 0, mine: 1,
    overdue: 2, decided_today: 4 };
  const html = drawn(h(QueueTiles, { counters, most: 10000, values: COUNTED.mine, onChoose() {}, isReviewer: true }));
  assert.match(html, /id="tile-open".*?10,003\+/);
  assert.match(html, /href="\?status=pending_review%2Cin_review%2Cawaiting_documents%2Cescalated&amp;assignee=me" aria-current="true"/);
  assert.match(html, /id="tile-overdue" data-tone="bad"/);
  const clinic = drawn(h(QueueTiles, { counters, most: 10000, values: NOTHING, onChoose() {}, isReviewer: false }));
  assert.doesNotMatch(clinic, /tile-mine|tile-unassigned/);
});

test('a sum of counts that were counted to their end is exact, however large it is', () => {
  const counters = { by_status: { pending_review: 6000, in_review: 6000, approved: 7000, rejected: 8000 }, open: 12000,
    unassigned: 9999, mine: 0, overdue: 10000, decided_today: 0 };
  const tiles = (isReviewer) =>
    drawn(h(QueueTiles, { counters, most: 10000, values: NOTHING, onChoose() {}, isReviewer }));
  assert.match(tiles(true), /id="tile-open".*?>12,000</);
  assert.match(tiles(true), /id="tile-overdue".*?>10,000\+</);
  assert.match(tiles(false), /id="tile-closed".*?>15,000</);
});

test('roles lead to the pages that are theirs', () => {
  const paths = (role) => pagesOf({ role }).map(({ path }) => path);
  assert.deepEqual(paths('IVR'),
    ['/', '/requests.html', '/patient.html', '/records.html', '/calls.html', '/voice.html', '/schedule.html', '/submit.html', '/api/docs']);
  assert.deepEqual(paths('doctor'), ['/requests.html', '/schedule.html', '/api/docs']);
  assert.deepEqual(paths('manager'),
    ['/', '/calls.html', '/voice.html', '/schedule.html', '/messages.html', '/webhooks.html', '/outbox.html', '/api/docs']);
  assert.deepEqual([home({ role: 'IVR' }), home({ role: 'admin' }), home({ role: 'doctor' })],
    ['/requests.html', '/', '/requests.html']);
  assert.ok(isReviewer({ role: 'super_admin' }) && !isReviewer({ role: 'doctor' }) && !isStaff({ role: 'doctor' }));
});

test('what belongs to a request is read again only when there is something new in it', () => {
  const before = standing('"1"', { note_count: 1, message_count: 2, unread_messages: 0 });
  const another = (etag, detail) => {
    const now = standing(etag, { note_count: 1, message_count: 2, unread_messages: 0, ...detail });
    return Object.keys(now).filter((name) => now[name] !== before[name]).sort().join();
  };
  assert.equal(another('"1"', { days_pending: 9 }), '');
  assert.equal(another('"2"', {}), 'asks,documents,history');
  assert.equal(another('"1"', { note_count: 2 }), 'notes');
  assert.equal(another('"1"', { message_count: 3 }), 'messages');
  assert.equal(another('"1"', { unread_messages: 1 }), 'messages');
});

test('who does not look is read for once, when they look again', (context) => {
  const page = new EventTarget();
  context.after(() => { delete globalThis.document; });
  globalThis.document = Object.assign(page, { hidden: false });
  let calls = 0;
  const seen = whenSeen(() => { calls += 1; });
  seen.ask();
  assert.equal(calls, 1);
  page.hidden = true;
  seen.ask();
  seen.ask();
  page.dispatchEvent(new Event('visibilitychange'));
  assert.equal(calls, 1);
  page.hidden = false;
  page.dispatchEvent(new Event('visibilitychange'));
  page.dispatchEvent(new Event('visibilitychange'));
  assert.equal(calls, 2);
  seen.stop();
});

test('what pages ask by themselves stays within what a session has for it, however much changes', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  let clock = 0;
  let reads = 0;
  const minute = async () => {
    reads = 0;
    for (let passed = 0; passed < 60000; passed += 100) {
      clock += 100;
      all.forEach((one) => one.ask());
      context.mock.timers.tick(100);
      await null;
      await null;
    }
    return reads;
  };
  const page = (cost, pace) => paced(async () => { reads += cost; }, { ...pace, now: () => clock });
  // The queue with its counters, a request beside it, and the bell of both.
  const all = [page(2), page(1), page(1, PACE), page(1, PACE)];
  await minute();
  // The looks at the session and the channel's authorisation come besides.
  assert.ok(await minute() <= 95, `${reads}`);
  all.forEach((one) => one.stop());
});

test('readings are paced: changes at once are one, many wait, and none is forgotten', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  let clock = 0;
  let runs = 0;
  const tick = async (ms) => {
    clock += ms;
    context.mock.timers.tick(ms);
    await null;
    await null;
  };
  const reading = paced(async () => { runs += 1; }, { wait: 100, burst: 2, every: 1000, now: () => clock });
  reading.ask();
  reading.ask();
  await tick(100);
  assert.equal(runs, 1);
  reading.ask();
  await tick(100);
  assert.equal(runs, 2);
  reading.ask();
  await tick(700);
  assert.equal(runs, 2);
  await tick(300);
  assert.equal(runs, 3);
  reading.ask();
  reading.stop();
  await tick(5000);
  assert.equal(runs, 3);
});

test('what nobody answered is asked once more a moment later, when the page is seen', (context) => {
  const page = new EventTarget();
  context.after(() => {
    delete globalThis.document;
    mock.timers.reset();
  });
  globalThis.document = Object.assign(page, { hidden: false });
  mock.timers.enable({ apis: ['setTimeout'] });
  let calls = 0;
  const again = retried(() => { calls += 1; });
  for (const status of [200, 401, 404, 429]) again.heard({ status });
  mock.timers.tick(60000);
  assert.equal(calls, 0);
  for (const status of [0, 503]) again.heard({ status });
  mock.timers.tick(5000);
  assert.equal(calls, 1);
  page.hidden = true;
  again.heard({ status: 0 });
  mock.timers.tick(60000);
  assert.equal(calls, 1);
  page.hidden = false;
  page.dispatchEvent(new Event('visibilitychange'));
  assert.equal(calls, 2);
  again.heard({ status: 0 });
  again.stop();
  again.heard({ status: 0 });
  mock.timers.tick(60000);
  assert.equal(calls, 2);
});
