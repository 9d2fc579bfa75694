import assert from 'node:assert/strict';
import { test } from 'node:test';
import { watchPresence } from '../../public/assets/js/lib/presence.js';
import { isSamePerson } from '../../public/assets/js/lib/keeper.js';
import { returnAddress, signInAddress } from '../../public/assets/js/lib/session.js';
import { watchSession } from '../../public/assets/js/lib/watch.js';

const ORIGIN = 'https://localhost:8443';
const back = (to) => returnAddress(`?to=${encodeURIComponent(to)}`, ORIGIN);

test('the way back is a path of our own', () => {
  assert.equal(back('/?restaurant=a#x'), `${ORIGIN}/?restaurant=a#x`);
  assert.equal(back('/calls.html'), `${ORIGIN}/calls.html`);
  assert.equal(returnAddress('', ORIGIN), `${ORIGIN}/`);
});

test('who works on requests begins at the queue', () => {
  assert.equal(returnAddress('', ORIGIN, '/requests.html'), `${ORIGIN}/requests.html`);
  assert.equal(returnAddress('?to=//evil.example', ORIGIN, '/requests.html'), `${ORIGIN}/requests.html`);
  assert.equal(returnAddress('?to=/', ORIGIN, '/requests.html'), `${ORIGIN}/`);
});

test('anything else leads to the monitor', () => {
  for (const to of [
    'https://evil.example/', '//evil.example/path', '//evil.example//path', '/\\evil.example', '/\t/evil.example',
      'javascript:alert(1)', 'x',
    '\\\\evil.example', '/sign-in.html?to=/', '',
  ]) assert.equal(back(to), `${ORIGIN}/`, to);
});

test('a path that would become another host stays with ours', () => {
  for (const to of ['/..//evil.example', '/.//evil.example', '/x/..//evil.example']) {
    assert.equal(new URL(back(to)).origin, ORIGIN, to);
  }
});

test('the address of the sign-in page leads back', () => {
  const address = signInAddress('/?restaurant=a b');
  assert.equal(returnAddress(new URL(address, ORIGIN).search, ORIGIN), `${ORIGIN}/?restaurant=a%20b`);
  assert.equal(signInAddress('/'), '/sign-in.html');
});

/** Lets what has been answered be heard. */
const settled = () => new Promise((resolve) => { setImmediate(resolve); });

/**
 * A page that looks at a session of 15 minutes, which lasts at most 12 hours, with clocks that are turned by hand.
 *
 * @returns {object} `asked`: whether each look was by the page itself; `heard`: what it said; `pass(ms)`
 */
async function watched(context, { lasts = 900000, most = 43200000 } = {}) {
  context.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: NOW });
  const page = { asked: [], heard: [], status: 200, used: NOW, end: NOW + most };
  const data = () => ({
    endsAt: new Date(Math.min(page.used + lasts, page.end)).toISOString(), expiresAt: new Date(page.end).toISOString(),
  });
  globalThis.document = { hidden: false, addEventListener() {}, removeEventListener() {} };
  globalThis.fetch = async (path, { headers }) => {
    assert.equal(path, '/api/session');
    page.asked.push(headers['X-Background'] === '1');
    if (!page.status) throw new TypeError('no network');
    if (!page.asked.at(-1)) page.used = Date.now();
    return new Response(JSON.stringify({ data: data() }), { status: page.status });
  };
  const watch = watchSession({
    seen: ({ status }) => page.heard.push(status), over: () => page.heard.push('over'),
    ending: (ending) => page.heard.push(ending && [Math.round((ending.at - Date.now()) / 1000), ending.isFinal]),
  });
  context.after(watch.stop);
  await settled();
  // The first look is that at the beginning.
  page.asked = [];
  page.heard = [];
  return {
    ...watch, page,
    /** Minutes pass one after the other, as they do. */
    async pass(seconds) {
      for (let passed = 0; passed < seconds; passed += 5) {
        context.mock.timers.tick(5000);
        await settled();
      }
    },
  };
}

const NOW = Date.UTC(2026, 10, 21, 9);
const touch = (event) => signs[event.type]?.(event);
const signs = {};
globalThis.addEventListener = (type, handler) => {
  signs[type] = handler;
};
watchPresence();

test('a session is looked at each minute, and is not kept alive by it', async (context) => {
  const { page, pass, stop } = await watched(context);
  await pass(125);
  assert.deepEqual(page.asked, [true, true]);
  assert.deepEqual(page.heard, [null, 200, null, 200]);
  stop();
  await pass(125);
  assert.equal(page.asked.length, 2);
});

test('who has touched keys or pointer since the last look keeps it from ending', async (context) => {
  const { page, pass } = await watched(context);
  touch({ type: 'keydown' });
  await pass(65);
  await pass(60);
  // What moves under a pointer that rests is the page.
  touch({ type: 'pointermove', movementX: 0, movementY: 0 });
  await pass(60);
  touch({ type: 'pointermove', movementX: 0, movementY: -1 });
  await pass(60);
  touch({ type: 'wheel' });
  await pass(60);
  assert.deepEqual(page.asked, [false, true, true, false, false]);
});

test('a touch that nobody could be told of is told later', async (context) => {
  const { page, pass } = await watched(context);
  touch({ type: 'pointerdown' });
  page.status = 503;
  await pass(60);
  page.status = 200;
  await pass(15);
  assert.deepEqual(page.asked, [false, false]);
});

test('its end is told two minutes before; only who says so stays', async (context) => {
  const { page, pass, stay } = await watched(context);
  await pass(775);
  assert.deepEqual(page.heard.filter(Array.isArray), []);
  await pass(10);
  assert.deepEqual(page.heard.filter(Array.isArray), [[120, false]]);
  touch({ type: 'pointermove', movementX: 3, movementY: 0 });
  await pass(30);
  assert.ok(page.asked.every(Boolean));
  stay();
  await settled();
  assert.equal(page.asked.at(-1), false);
  assert.equal(page.heard.at(-2), null);
});

test('of an end that comes in any case it is said that it is one', async (context) => {
  const { page, pass } = await watched(context, { most: 600000 });
  await pass(500);
  assert.deepEqual(page.heard.find(Array.isArray), [120, true]);
});

test('after the end it is not looked again; one that cannot be asked has ended when its time is over', async (context) => {
  const { page, pass } = await watched(context);
  page.status = 0;
  await pass(895);
  assert.ok(!page.heard.includes('over'));
  await pass(20);
  assert.ok(page.heard.includes('over'));
  page.status = 401;
  await pass(20);
  const count = page.asked.length;
  await pass(300);
  assert.equal(page.asked.length, count);
});

test('a page hears at once that somebody has signed in or out at another', async (context) => {
  const { page } = await watched(context);
  const other = new BroadcastChannel('session');
  other.postMessage(null);
  await new Promise((resolve) => {
    const wait = () => (page.heard.length ? resolve() : setImmediate(wait));
    wait();
  });
  other.close();
  assert.deepEqual(page.asked, [true]);
});

test('the same person is one of the same organisation', () => {
  const one = { login: 'a', organisation: { id: '1' } };
  assert.ok(isSamePerson(one, { ...one, name: 'A' }));
  assert.ok(!isSamePerson(one, { ...one, login: 'b' }));
  assert.ok(!isSamePerson(one, { ...one, organisation: { id: '2' } }));
});
