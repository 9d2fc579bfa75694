import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readQuery, writeQuery } from '../../public/assets/js/lib/query.js';
import { question } from '../../public/assets/js/lib/question.js';
import { clockAt, hoursAndMinutes } from '../../public/assets/js/lib/time.js';
import { memory, store } from '../../public/assets/js/lib/store.js';

test('values go into the address and come out of it', () => {
  const search = writeQuery('?other=1&restaurant=old', { restaurant: 'a&b', text: '' });
  assert.equal(search, '?other=1&restaurant=a%26b');
  assert.deepEqual(readQuery(search, ['restaurant', 'text']), { restaurant: 'a&b', text: '' });
  assert.equal(writeQuery('?restaurant=a', { restaurant: '' }), '');
});

test('a list is asked for in an address, and what may be in none in a body', () => {
  const members = { from: '2026-01-01', to: '', cursor: 'a b', limit: 20 };
  assert.deepEqual(question('/list', members, { name: '' }), ['/list?from=2026-01-01&cursor=a+b&limit=20', {}]);
  const body = { from: '2026-01-01', cursor: 'a b', limit: 20, name: 'Smith' };
  assert.deepEqual(question('/list', members, { name: 'Smith' }), ['/list/search', { method: 'POST', body }]);
  assert.equal(question('/file', members, { name: 'Smith' }, '')[0], '/file');
});

test('a day is that of the time zone', () => {
  const moment = Date.parse('2026-11-22T03:00:00Z');
  assert.equal(clockAt(moment, 'America/New_York').day, 5);
  assert.equal(clockAt(moment, 'Asia/Kolkata').day, 6);
  assert.equal(hoursAndMinutes('09:05:00'), '09:05');
});

test('a store tells who listens, and only of changes', () => {
  const value = store(1);
  let told = 0;
  const stop = value.subscribe(() => { told += 1; });
  value.set(1);
  value.set(2);
  stop();
  value.set(3);
  assert.deepEqual([value.get(), told], [3, 1]);
});

test('without storage nothing is remembered, and nothing breaks', () => {
  memory.set('theme', 'dark');
  assert.ok([null, 'dark', undefined].includes(memory.get('theme') ?? null));
});
