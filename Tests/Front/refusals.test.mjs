import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { explain, problem, request } from '../../public/assets/js/lib/api.js';
import { has } from '../../public/assets/js/lib/i18n.js';
import { said } from '../../public/assets/js/lib/refusals.js';
import { PUBLIC, speak, texts } from './support.mjs';

const SOURCES = new URL('../Sources/', PUBLIC);

/** The service's own words: its Swift, without comments. */
const source = ['App', 'Web'].flatMap((target) =>
  readdirSync(new URL(target, SOURCES), { recursive: true }).filter((name) => name.endsWith('.swift'))
    .map((name) => `${target}/${name}`)).filter((name) => !name.startsWith('Web/JSON/'))
  .map((name) => readFileSync(new URL(name, SOURCES), 'utf8').replace(/^ *\/\/.*$/gm, '')).join('\n');

/** What no form of a page can meet: it is said to programs, or of what a page never sends. */
const FOR_PROGRAMS = new Set([
  'Finds patients', 'Is in use', 'Is not a conversation', 'Is not a cursor of this list',
  'Is not a message of this request', "Is not a restaurant's", 'Is not a territory of this caller and this call',
  'Is not declared', 'Is {1}', 'Must be a UUID', 'Must be a file', "Must be a user's id, me or none",
  'Must be due when overdue is true', 'Must be entity tags', 'Must be one of true, false', 'Must be one of {1}',
  'Must be printable characters of ASCII', 'Must be since {1}, and not in the future', 'Must be what it always is',
  'Must be words separated by commas', 'Must be {1}', 'Must be {1} to {2} printable characters of ASCII',
  'Must have one of several shapes', 'There is no account with this number. Register one',
  'There is no such endpoint', 'There is no such resource',
  'There are {1} visits to come. Cancel one that is not needed, or call the clinic',
]);
const CODES_FOR_PROGRAMS = new Set([
  // Of questions that no page asks, and of what only a fault of a page's own would meet.
  'CROSS_SITE', 'INVALID_IDEMPOTENCY_KEY', 'MALFORMED_BODY', 'METHOD_NOT_ALLOWED', 'PRECONDITION_REQUIRED',
  'UNAUTHORIZED', 'UNSUPPORTED_CONTENT_TYPE', 'UNSUPPORTED_ENCODING', 'PASSWORD_CHANGE_REQUIRED',
  // Told by the pages that meet them in words of their own.
  'INVALID_CODE', 'IVR_ACCOUNT_EXISTS',
]);

test('what the service says is wrong with a field has a text, whatever differs in it', () => {
  speak('en');
  const sentences = [...source.matchAll(
    /"((?:Must|Is|Comes|Does not|Has more|Finds|There (?:is|are)|A doctor is) (?:\\\((?:[^()]|\([^()]*\))*\)|[^"\\]|\\.)*)"/g,
  )].map(([, sentence]) => sentence.replace(/\.$/, '')).filter((sentence) => !sentence.endsWith('?'));
  assert.ok(sentences.length > 150);
  const missing = sentences.filter((sentence) => {
    let count = 0;
    const form = sentence.replace(/\\\((?:[^()]|\([^()]*\))*\)|\d+(?:,\d+)*/g, () => `{${++count}}`);
    return !has(`issue.${sentence}`) && !has(`issue.${form}`) && !FOR_PROGRAMS.has(sentence)
      && !FOR_PROGRAMS.has(form) && !/^Must be (of|one of) \\\(/.test(sentence);
  });
  assert.deepEqual([...new Set(missing)], []);
});

test('in English it is what the service says', () => {
  for (const [key, text] of Object.entries(texts('en'))) {
    if (key.startsWith('issue.')) assert.equal(text, key.slice('issue.'.length));
  }
});

test('every code of a refusal has a text', () => {
  speak('en');
  const codes = [...source.matchAll(/APIError\(\s*\.\w+,\s*"([A-Z_]+)"/g), ...source.matchAll(/[tT]aken\("([A-Z_]+)"/g)]
    .map(([, code]) => code);
  assert.ok(codes.length > 60);
  const missing = codes.filter((code) => !has(`error.${code}`) && !CODES_FOR_PROGRAMS.has(code));
  assert.deepEqual([...new Set(missing)], []);
});

test('it is said in the language of the page, with its numbers and kinds of files', () => {
  speak('es');
  assert.equal(said('Must be between 0 and 100'), 'Debe estar entre 0 y 100');
  assert.equal(said('Must be at least 0.01'), 'Debe ser al menos 0.01');
  // What is an example is no number that differs.
  assert.equal(said('Must be a date such as 2024-03-20'), 'Debe ser una fecha como 2024-03-20');
  assert.equal(said('Is a JPEG file, and is said to be something else'),
    'Es un archivo JPEG, y se presenta como otra cosa');
  speak('hi');
  assert.equal(said('Is required'), 'यह ज़रूरी है');
  assert.equal(said('Is of the future'), 'Is of the future');
});

test('without the words it is told in English', async () => {
  speak('en');
  globalThis.fetch = async (path) => (path.startsWith('/assets/') ? Response.json({}, { status: 404 })
    : Response.json({ error: { code: 'X', errors: [{ field: 'a', issue: 'Is of the future' }] } }, { status: 422 }));
  assert.deepEqual(problem(await request('/api/x')).fields, { a: 'Is of the future' });
});

test('a refusal is told in the language of the page, at its field and above all', async () => {
  speak('es');
  const error = { code: 'VALIDATION_ERROR', message: 'Invalid request data', errors: [
    { field: 'coverage_percentage', issue: 'Must be between 0 and 100' }] };
  const fetched = [];
  globalThis.fetch = async (path) => {
    fetched.push(path);
    return path.startsWith('/assets/') ? Response.json({}) : Response.json({ error }, { status: 422 });
  };
  const answer = await request('/api/ivr/requests/x/approve', { method: 'POST', body: {} });
  // The words are fetched when they are needed, and once.
  await request('/api/ivr/requests/x/approve', { method: 'POST', body: {} });
  assert.deepEqual(fetched.filter((path) => path.startsWith('/assets/')), ['/assets/i18n/refusals/es.json']);
  assert.deepEqual(problem(answer).fields, { coverage_percentage: 'Debe estar entre 0 y 100' });
  assert.equal(explain(answer), 'Algo de lo escrito no es correcto. Cobertura: Debe estar entre 0 y 100');
});

test('a field that has no control of its own is called as the page calls it', () => {
  speak('en');
  const said = (field) => explain({ status: 422, body: { error: {
    code: 'VALIDATION_ERROR', message: '', errors: [{ field, issue: 'Is required' }] } } }).split('. ').at(-1);
  assert.equal(said('coverages[0].policy_number'), 'Policy number: Is required');
  assert.equal(said('secondary_diagnosis_codes[1]'), 'Further diagnosis codes: Is required');
  assert.equal(said('of_no_page'), 'of_no_page: Is required');
});
