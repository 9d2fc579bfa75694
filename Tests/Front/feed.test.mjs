import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  nothing, outcome, perSecond, rate, verdict, withLookUps, withSnapshot, withTick,
} from '../../public/assets/js/monitor/feed.js';

const AT = Date.parse('2026-11-21T05:00:10.500Z');
const SERVICE = { workers: { up: 2, of: 2 }, threads: { busy: 1, of: 16 }, crashes: 0, database: 'ok' };
const item = (id, second) => ({ id, restaurant: 'r', microseconds: 400, at: `2026-11-21T05:00:${second}.000Z` });
const snapshot = (recent = []) => ({
  at: new Date(AT).toISOString(), service: SERVICE,
  lookUps: { perSecond: Array.from({ length: 60 }, (_, i) => i), recent },
});

test('a snapshot fills the seconds before its own', () => {
  const feed = withSnapshot(nothing(), snapshot(), AT);
  assert.deepEqual(perSecond(feed).slice(-3), [56, 57, 58]);
});

test('messages count for their second, which is drawn when it is complete', () => {
  let feed = withSnapshot(nothing(), snapshot(), AT);
  feed = withLookUps(feed, { at: AT + 100, count: 3, items: [] });
  feed = withLookUps(feed, { at: AT + 200, count: 4, items: [] });
  feed = withTick(feed, { at: AT + 2000, service: SERVICE }, AT + 2000);
  assert.equal(perSecond(feed).at(-1), 7);
  assert.equal(perSecond(feed).at(-2), 59);
});

test('look-ups of the second that was going on when the page opened are counted', () => {
  let feed = withSnapshot(nothing(), snapshot([item('b', '10'), item('a', '09')]), AT);
  feed = withLookUps(feed, { at: AT + 100, count: 3, items: [] });
  feed = withTick(feed, { at: AT + 2000, service: SERVICE }, AT + 2000);
  assert.equal(perSecond(feed).at(-1), 4);
});

test('a snapshot read again keeps what came after it', () => {
  let feed = withLookUps(nothing(), { at: AT + 1000, count: 5, items: [] });
  feed = withSnapshot(feed, snapshot(), AT);
  feed = withTick(feed, { at: AT + 3000, service: SERVICE }, AT);
  assert.equal(perSecond(feed).at(-1), 5);
});

test('each look-up is there once, newest first', () => {
  let feed = withSnapshot(nothing(), snapshot([item('b', '02'), item('a', '01')]), AT);
  feed = withLookUps(feed, { at: AT, count: 2, items: [item('c', '03'), item('b', '02')] });
  assert.deepEqual(feed.lookUps.map(({ id }) => id), ['c', 'b', 'a']);
  const same = withLookUps(feed, { at: AT, count: 1, items: [item('c', '03')] });
  assert.equal(same.lookUps, feed.lookUps);
});

test('the rate is the mean of five seconds', () => {
  assert.equal(rate([100, 1, 2, 3, 4, 5]), 3);
});

test('the verdict says the worst first', () => {
  const of = (more, live = 'live', seconds = [0]) => verdict({ ...SERVICE, ...more }, live, seconds).name;
  assert.equal(of({}), 'ready');
  assert.equal(of({}, 'live', [0, 1]), 'answered');
  assert.equal(of({ workers: { up: 1, of: 2 } }), 'workers');
  assert.equal(of({ workers: { up: 1, of: 2 }, errorShare: 0.5 }), 'errors');
  assert.equal(of({ workers: { up: 0, of: 2 } }), 'down');
  assert.equal(of({ workers: { up: 0, of: 2 }, database: 'away' }), 'database');
  assert.equal(of({ database: 'away' }, 'stale'), 'unknown');
  assert.equal(verdict(null, 'live', [0]).name, 'connecting');
});

test('the outcome of a look-up', () => {
  assert.equal(outcome({}).name, 'notFound');
  assert.equal(outcome({ restaurant: 'r', aiEnabled: false, inCallHours: true }).name, 'assistantOff');
  assert.equal(outcome({ restaurant: 'r', aiEnabled: true, inCallHours: false }).name, 'closed');
  assert.equal(outcome({ restaurant: 'r', aiEnabled: true, inCallHours: true }).name, 'assistant');
});
