import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { returnAddress, signInAddress, watchSession } from '../../public/assets/js/lib/session.js';

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

test('a session is looked at each minute, and is not kept alive by it', async () => {
  mock.timers.enable({ apis: ['setInterval'] });
  const asked = [];
  globalThis.fetch = async (path, { headers }) => {
    asked.push([path, headers['X-Background']]);
    return new Response('{}');
  };
  let seen = 0;
  const stop = watchSession(() => { seen += 1; });
  mock.timers.tick(120000);
  stop();
  mock.timers.tick(120000);
  assert.deepEqual(asked, [['/api/session', '1'], ['/api/session', '1']]);
  mock.timers.reset();
  await new Promise((resolve) => { setTimeout(resolve, 20); });
  assert.equal(seen, 2);
});
