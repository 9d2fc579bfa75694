import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { explain, isSignedOut, onSignedOut, problem, request } from '../../public/assets/js/lib/api.js';
import { speak } from './support.mjs';

let asked;

/** Answers the next requests with this. */
function answer(status, body, headers = {}) {
  globalThis.fetch = async (path, options) => {
    asked = { path, ...options };
    return new Response(status === 204 ? null : JSON.stringify(body), { status, headers });
  };
}

beforeEach(() => {
  speak('en');
  onSignedOut(() => {});
});

test('each of the three envelopes says what went wrong', () => {
  const standard = { error: { code: 'CONFLICT', message: 'No.', errors: [{ field: 'name', issue: 'Taken.' }] } };
  const registration = { error: 'conflict', message: 'No.', fields: { name: 'Taken.' } };
  const callConfig = { success: false, message: 'No.', error: 'CONFLICT', errors: [{ field: 'name', issue: 'Taken.' }] };
  for (const body of [standard, registration, callConfig]) {
    assert.deepEqual(problem({ status: 409, body }), { code: 'CONFLICT', message: 'No.', fields: { name: 'Taken.' } });
  }
});

test('an answer that is none of them has its status for a code', () => {
  assert.equal(problem({ status: 500, body: null }).code, 'HTTP_500');
  assert.equal(explain({ status: 500, body: null }), 'The service answered 500.');
});

test('an export that is too large speaks of none of the lists in particular', () => {
  const refused = { status: 422, body: { error: 'EXPORT_TOO_LARGE', message: '' } };
  assert.equal(explain(refused), 'Too many rows for one file. Narrow the filters.');
});

test('no answer is an answer', async () => {
  globalThis.fetch = async () => { throw new TypeError('no network'); };
  const got = await request('/health');
  assert.equal(got.status, 0);
  assert.equal(problem(got).code, 'UNREACHABLE');
});

test('a body is sent as JSON, with the cookie and nothing else', async () => {
  answer(200, { success: true });
  await request('/api/session', { method: 'POST', body: { a: 1 } });
  assert.equal(asked.body, '{"a":1}');
  assert.equal(asked.credentials, 'same-origin');
  assert.deepEqual(asked.headers, { Accept: 'application/json', 'Content-Type': 'application/json' });
});

test('what the page asks by itself says so', async () => {
  answer(200, {});
  await request('/api/monitor', { background: true });
  assert.equal(asked.headers['X-Background'], '1');
  await request('/api/monitor');
  assert.equal(asked.headers['X-Background'], undefined);
});

test('a session that has ended is told; a wrong password is not one', async () => {
  let ended = 0;
  onSignedOut(() => { ended += 1; });
  answer(401, { error: { code: 'UNAUTHORIZED', message: '' } });
  await request('/api/monitor');
  assert.equal(ended, 1);
  answer(401, { error: { code: 'INVALID_CREDENTIALS', message: '' } });
  await request('/api/session', { method: 'POST', body: {} });
  assert.equal(ended, 1);
});

test('what a person asks for when the session is over is asked again when they are back', async () => {
  let isBack;
  onSignedOut(() => new Promise((resolve) => { isBack = resolve; }));
  answer(401, { error: { code: 'INVALID_TOKEN', message: '' } });
  const saving = request('/api/notes', { method: 'POST', body: { text: 'kept' }, headers: { 'Idempotency-Key': 'k' } });
  await new Promise((resolve) => { setImmediate(resolve); });
  assert.ok(isSignedOut());
  asked = null;
  // What the page asks by itself asks nobody meanwhile, but for who is there.
  assert.equal((await request('/api/monitor', { background: true })).status, 401);
  const later = request('/api/later');
  assert.equal(asked, null);
  answer(200, { data: {} });
  assert.equal((await request('/api/session', { isOpen: true })).status, 200);
  const all = [];
  globalThis.fetch = async (path, { body, headers }) => {
    all.push([path, body, headers['Idempotency-Key']]);
    return new Response('{}', { status: 201 });
  };
  isBack(true);
  assert.equal((await saving).status, 201);
  assert.equal((await later).status, 201);
  assert.deepEqual(all.sort(), [['/api/later', undefined, undefined], ['/api/notes', '{"text":"kept"}', 'k']]);
  assert.ok(!isSignedOut());
});

test('when nobody comes back, the answer says so', async () => {
  onSignedOut(() => false);
  answer(401, { error: { code: 'INVALID_TOKEN', message: '' } });
  assert.equal((await request('/api/notes', { method: 'POST', body: {} })).status, 401);
});

test('what the page asks by itself waits until there is an allowance for it again, and nobody sees it', async () => {
  const asked = [];
  globalThis.fetch = async (path) => {
    asked.push(path);
    return asked.length === 1 ? new Response('{}', { status: 429, headers: { 'Retry-After': '1' } })
      : new Response('{}');
  };
  const begun = performance.now();
  const first = request('/api/first', { background: true });
  await new Promise((resolve) => { setImmediate(resolve); });
  const second = request('/api/second', { background: true });
  await new Promise((resolve) => { setTimeout(resolve, 300); });
  assert.deepEqual(asked, ['/api/first']);
  // What a person asks for does not wait.
  assert.equal((await request('/api/person')).status, 200);
  assert.deepEqual([(await first).status, (await second).status], [200, 200]);
  assert.ok(performance.now() - begun >= 990);
  assert.deepEqual(asked.slice(1).sort(), ['/api/first', '/api/person', '/api/second']);
});

test('how long to wait is said in minutes, and from an hour on in hours', async () => {
  answer(429, { error: { code: 'TOO_MANY_ATTEMPTS', message: '' } }, { 'Retry-After': '61' });
  assert.equal(explain(await request('/')), 'Too many attempts. Try again in 2 minutes.');
  const said = (retryAfter) => explain({ status: 429, body: { error: 'TOO_MANY_ATTEMPTS' }, retryAfter });
  assert.equal(said(60), 'Too many attempts. Try again in 1 minute.');
  assert.equal(said(3600), 'Too many attempts. Try again in 1 hour.');
  assert.equal(said(86400), 'Too many attempts. Try again in 24 hours.');
  assert.equal(said(null), 'Too many attempts. Try again in 1 minute.');
  speak('hi');
  assert.match(said(86400), /24 घंटे में/);
});
