import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { listen } from '../../public/assets/js/lib/live.js';

/** An EventSource that does what the test says. */
class Channel {
  constructor() {
    this.listeners = {};
    this.closed = false;
    channels.push(this);
  }

  addEventListener(kind, listener) {
    this.listeners[kind] = listener;
  }

  close() {
    this.closed = true;
  }

  send(kind, message) {
    this.listeners[kind]?.({ data: JSON.stringify(message) });
  }
}

let channels, states, got, snapshots, failures, live;

const tick = (seq, more = {}) => ({ source: 'a', seq, at: 0, service: {}, ...more });
const settle = () => new Promise((done) => setImmediate(done));

beforeEach(() => {
  live?.close();
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  [channels, states, got, snapshots, failures] = [[], [], [], 0, 0];
  live = listen({
    open: () => new Channel(),
    random: () => 1,
    snapshot: async () => { snapshots += 1; },
    failed: () => { failures += 1; },
    state: (state) => states.push(state),
    on: { look_ups: ({ seq }) => got.push(seq) },
  });
});

test('it is live with the first tick, and stale after six seconds without one', () => {
  channels[0].onopen();
  assert.deepEqual(states, []);
  channels[0].send('tick', tick(1));
  assert.deepEqual(states, ['live']);
  mock.timers.tick(5999);
  channels[0].send('tick', tick(2));
  mock.timers.tick(5999);
  assert.deepEqual(states, ['live']);
  mock.timers.tick(1);
  assert.deepEqual(states, ['live', 'stale']);
  assert.ok(channels[0].closed);
});

test('messages of other kinds do not make it live', () => {
  channels[0].onopen();
  channels[0].send('look_ups', tick(1));
  mock.timers.tick(6000);
  assert.deepEqual(states, ['stale']);
});

test('an error is stale at once; it retries after 0.25 s, doubling to 2 s, and a tick begins anew', () => {
  channels[0].send('tick', tick(1));
  const waits = [];
  for (let attempt = 0; attempt < 6; attempt += 1) {
    const count = channels.length;
    channels.at(-1).onerror();
    if (attempt === 0) assert.deepEqual(states, ['live', 'stale']);
    let waited = 0;
    for (; channels.length === count; waited += 50) mock.timers.tick(50);
    waits.push(waited);
  }
  assert.deepEqual(waits, [250, 500, 1000, 2000, 2000, 2000]);
  assert.equal(failures, 6);
  channels.at(-1).send('tick', tick(1));
  channels.at(-1).onerror();
  mock.timers.tick(250);
  assert.equal(channels.length, 8);
});

test('the snapshot is read on each opening', async () => {
  channels[0].onopen();
  await settle();
  assert.equal(snapshots, 1);
  channels[0].onerror();
  mock.timers.tick(250);
  channels[1].onopen();
  await settle();
  assert.equal(snapshots, 2);
});

test('a gap in the numbers of a source means reading again, and a new source is none', async () => {
  channels[0].send('tick', tick(7));
  channels[0].send('look_ups', tick(8));
  channels[0].send('tick', { ...tick(100), source: 'b' });
  channels[0].send('look_ups', tick(9));
  await settle();
  assert.equal(snapshots, 0);
  channels[0].send('look_ups', tick(11));
  await settle();
  assert.equal(snapshots, 1);
  assert.deepEqual(got, [8, 9, 11]);
});

test('a renewal opens the next channel, loses nothing and shows nothing twice', () => {
  channels[0].onopen();
  channels[0].send('tick', tick(1, { renew: true }));
  channels[0].send('tick', tick(2, { renew: true }));
  mock.timers.tick(4999);
  channels[0].send('tick', tick(3, { renew: true }));
  assert.equal(channels.length, 1);
  mock.timers.tick(1);
  assert.equal(channels.length, 2);
  channels[1].onopen();
  channels[0].send('look_ups', tick(4));
  channels[1].send('look_ups', tick(4));
  assert.ok(channels[0].closed);
  channels[1].send('look_ups', tick(5));
  assert.deepEqual(got, [4, 5]);
  assert.deepEqual(states, ['live']);
});

test('a renewal that fails is tried again at the next tick, and the old channel goes on', () => {
  channels[0].send('tick', tick(1, { renew: true }));
  mock.timers.tick(5000);
  channels[1].onerror();
  assert.ok(channels[1].closed && !channels[0].closed);
  channels[0].send('tick', tick(2, { renew: true }));
  mock.timers.tick(5000);
  assert.equal(channels.length, 3);
  assert.deepEqual(states, ['live']);
});

test('closed, it does nothing any more', () => {
  channels[0].send('tick', tick(1, { renew: true }));
  live.close();
  mock.timers.tick(60000);
  assert.ok(channels[0].closed);
  assert.equal(channels.length, 1);
  assert.deepEqual(states, ['live']);
});
