import assert from 'node:assert/strict';
import { test } from 'node:test';
import { h } from '../../public/assets/js/lib/react.js';
import {
  answered, begun, bodyOf, endOf, heard, isWaiting, lastAnswer, left, repeated, timesOf, wantsOneKey,
} from '../../public/assets/js/voice/call.js';
import { Standing } from '../../public/assets/js/voice/ivr-interface-monitor.js';
import { afterKey, Keypad } from '../../public/assets/js/voice/keypad.js';
import { Log } from '../../public/assets/js/voice/log.js';
import { Phone } from '../../public/assets/js/voice/phone.js';
import { Understood } from '../../public/assets/js/voice/understood.js';
import { best } from '../../public/assets/js/voice/use-microphone.js';
import { told, word } from '../../public/assets/js/voice/words.js';
import { drawn, speak } from './support.mjs';

speak('en', 'voice');

const SETTINGS = { territory: 'demo', language: '', number: '' };
const ANSWER = {
  response_text: 'Which day?', next_action: 'collect_input',
  session: { conversation_id: 'c', turn: 1, status: 'open', outcome: null, language: 'en', goal: 'book', asked: 'date_and_time',
    is_verified: false, misheard: 0 },
  slots: [], options: [], confidence: 0.5, understood: [], transfer: null, milliseconds: 4,
};
const reply = (body, status = 200) => ({ status, body, milliseconds: 20 });
/** A call in which these answers came. */
const callOf = (...bodies) => bodies.reduce(
  (call, body, index) => answered(heard(call, index ? { text: `turn ${index}` } : {}, `t${index}`), `t${index}`,
    reply(body)), begun(SETTINGS, 'x'));

test('the service is told of the call, the turn and what was heard, and of nothing that is not known', () => {
  const call = heard(begun(SETTINGS, 'x'), {}, 't0');
  assert.deepEqual(bodyOf(call), { call_id: 'page-x', user_input: '', territory_id: 'demo', turn_id: 't0' });
  const more = heard(begun({ territory: 'demo', language: 'hi', number: '+1' }, 'y'),
    { text: 'a', alternatives: ['b'] }, 't');
  assert.deepEqual(bodyOf(more), { call_id: 'page-y', user_input: 'a', territory_id: 'demo', turn_id: 't',
    language: 'hi', alternatives: ['b'], caller_number: '+1' });
  assert.deepEqual(bodyOf(heard(call, { keys: '12' }, 'k')).dtmf, '12');
});

test('a turn waits for its answer, and one that was refused is sent again as it was', () => {
  const asked = heard(callOf(ANSWER), { text: 'monday' }, 't1');
  assert.ok(isWaiting(asked) && !isWaiting(callOf(ANSWER)) && !isWaiting(null));
  const refused = answered(asked, 't1', reply({ error: { code: 'RATE_LIMITED' } }, 429));
  assert.ok(!isWaiting(refused));
  assert.equal(refused.turns[1].refusal.status, 429);
  assert.equal(lastAnswer(refused), ANSWER);
  const again = repeated(refused);
  assert.ok(isWaiting(again));
  assert.deepEqual(bodyOf(again), bodyOf(asked));
  // What is no answer is a refusal, whatever its status.
  assert.equal(answered(asked, 't1', reply(null)).turns[1].refusal.status, 200);
});

test('a call ends when it is put through, ended, or left', () => {
  assert.equal(endOf(callOf(ANSWER)), null);
  assert.equal(endOf(callOf({ ...ANSWER, next_action: 'transfer' })), 'transfer');
  assert.equal(endOf(callOf({ response_text: 'Goodbye.', next_action: 'hangup' })), 'hangup');
  assert.equal(endOf(left(callOf(ANSWER))), 'left');
});

test('what tells who calls is private, and only that', () => {
  const call = heard(callOf(ANSWER, { ...ANSWER, next_action: 'verify_identity' }), { text: 'John Smith' }, 'n');
  assert.deepEqual(call.turns.map(({ isPrivate }) => isPrivate), [false, false, true]);
  const phone = { call, begin() {}, say() {}, repeat() {}, leave() {} };
  const html = drawn(h(Phone, phone)) + drawn(h(Log, { turns: call.turns, onChoose() {} }));
  assert.doesNotMatch(html, /John/);
  assert.match(html, /\(not shown\)/);
});

test('one key is an answer to a question of yes and no and to an offer; others are collected up to the hash key', () => {
  assert.ok(wantsOneKey({ ...ANSWER, next_action: 'confirm' }) && wantsOneKey({ ...ANSWER, options: [{}] }));
  assert.ok(!wantsOneKey(ANSWER) && !wantsOneKey(null) && !wantsOneKey({ ...ANSWER, options: Array(10).fill({}) }));
  assert.deepEqual(afterKey('', '1', true), { pressed: '', send: '1' });
  assert.deepEqual(afterKey('', '#', true), { pressed: '', send: '#' });
  assert.deepEqual(afterKey('61', '7', false), { pressed: '617' });
  assert.deepEqual(afterKey('617', '#', false), { pressed: '', send: '617' });
  assert.deepEqual(afterKey('', '#', false), { pressed: '#' });
  assert.equal(afterKey('1'.repeat(32), '2', false).pressed.length, 32);
});

test('the keys are those of a telephone, each with a name that is heard', () => {
  const html = drawn(h(Keypad, { isOneKey: false, isOff: false, onKeys() {} }));
  assert.deepEqual([...html.matchAll(/data-key="(.)"/g)].map(([, key]) => key).join(''), '123456789*0#');
  assert.match(html, /data-key="7">7<span aria-hidden="true">PQRS<\/span>/);
});

test('a recogniser’s guesses are the best one and the others, each once', () => {
  const guesses = ['book it ', 'book it', 'cook it', ''].map((transcript) => ({ transcript }));
  assert.deepEqual(best(guesses), { text: 'book it', alternatives: ['cook it'] });
  assert.deepEqual(best([{ transcript: ' ' }]), { text: '', alternatives: [] });
});

test('turn times: the last, the middle and the most, of those that the service told', () => {
  assert.equal(timesOf([]), null);
  const { turns } = callOf({ ...ANSWER, milliseconds: 9 }, { response_text: 'x', next_action: 'continue' },
    { ...ANSWER, milliseconds: 2 }, { ...ANSWER, milliseconds: 5 });
  assert.deepEqual(timesOf(turns), { last: 5, middle: 5, most: 9, all: [9, 2, 5] });
  assert.match(drawn(h(Log, { turns: callOf({ ...ANSWER, milliseconds: 301 }).turns, onChoose() {} })),
    /id="tile-last" data-tone="bad"/);
});

test('what is understood is drawn of a whole answer and of one that nginx gives', () => {
  const answer = { ...ANSWER, understood: [{ intent: 'book', confidence: 0.98, why: 'rule: book a visit' }],
    slots: [{ name: 'date', value: '2026-11-24', text: 'Tuesday', is_confirmed: true }],
    options: [{ number: 1, text: 'At 9', value: 'x' }], transfer: { reason: 'asked', summary: 'Wants a person.' } };
  const html = drawn(h(Understood, { turn: { answer }, number: 2, isLast: true }));
  for (const text of ['98%', 'rule: book a visit', 'Tuesday', 'confirmed', 'At 9', 'Wants a person.']) {
    assert.ok(html.includes(text), text);
  }
  const bare = drawn(h(Understood, { turn: { answer: { response_text: 'x', next_action: 'transfer' } }, number: 1 }));
  assert.match(bare, /Puts through to a person/);
  assert.match(drawn(h(Understood, { number: 0 })), /class="empty"/);
});

test('a word that the page does not know yet is shown as it is', () => {
  assert.equal(word('asked', 'confirm'), 'Yes or no');
  assert.equal(word('asked', 'shoe_size'), 'shoe_size');
  assert.match(drawn(h(Standing, { status: 'ended', outcome: 'booked' })), /data-tone="good">booked/);
  assert.match(drawn(h(Standing, { status: 'ended', outcome: null })), /ended/);
});

test('a value is told in words, and what tells who calls is not', () => {
  assert.equal(told({ value: '2026-11-24', text: '2026-11-24' }), 'Nov 24, 2026');
  assert.equal(told({ value: '2026-11-24/2026-11-27', text: '2026-11-24/2026-11-27' }), 'Nov 24, 2026 – Nov 27, 2026');
  assert.match(told({ value: '2026-11-24T09:00', text: '2026-11-24T09:00' }), /^Nov 24, 2026, 9:00.AM \(the clinic's time\)$/);
  assert.equal(told({ value: '09:00/12:00', text: '09:00/12:00' }), '09:00 – 12:00');
  assert.equal(told({ value: 'visit', text: 'Check-up' }), 'Check-up');
  assert.equal(told({ value: 'given', text: 'given' }), 'given');
});

test('what was said is a log that screen readers hear', () => {
  const phone = { call: callOf({ ...ANSWER, session: { ...ANSWER.session, language: 'hi' } }), begin() {}, say() {},
    repeat() {}, leave() {} };
  assert.match(drawn(h(Phone, phone)), /role="log" aria-live="polite" aria-label="What was said" tabindex="0"/);
  assert.match(drawn(h(Phone, phone)), /<li lang="hi">/);
});
