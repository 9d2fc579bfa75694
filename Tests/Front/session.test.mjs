import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { returnPath, signInAddress, watchSession } from '../../public/assets/js/lib/session.js';

const ORIGIN = 'https://localhost:8443';
const back = (to) => returnPath(`?to=${encodeURIComponent(to)}`, ORIGIN);

test('the way back is a path of our own', () => {
  assert.equal(back('/?restaurant=a#x'), '/?restaurant=a#x');
  assert.equal(back('/calls.html'), '/calls.html');
  assert.equal(returnPath('', ORIGIN), '/');
});

test('anything else leads to the monitor', () => {
  for (const to of [
    'https://evil.example/', '//evil.example/', '/\\evil.example', '/\t/evil.example', 'javascript:alert(1)', 'x',
    '\\\\evil.example', '/sign-in.html?to=/', '',
  ]) assert.equal(back(to), '/', to);
});

test('the address of the sign-in page leads back', () => {
  const address = signInAddress('/?restaurant=a b');
  assert.equal(returnPath(new URL(address, ORIGIN).search, ORIGIN), '/?restaurant=a%20b');
  assert.equal(signInAddress('/'), '/sign-in.html');
});

test('a session is looked at each minute, and is not kept alive by it', () => {
  mock.timers.enable({ apis: ['setInterval'] });
  const asked = [];
  globalThis.fetch = async (path, { headers }) => {
    asked.push([path, headers['X-Background']]);
    return new Response('{}');
  };
  const stop = watchSession();
  mock.timers.tick(120000);
  stop();
  mock.timers.tick(120000);
  assert.deepEqual(asked, [['/api/session', '1'], ['/api/session', '1']]);
});
