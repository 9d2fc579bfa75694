/**
 * A call from the page, as a value, and how it goes on. No input or output here.
 *
 * @typedef {object} Turn
 * @property {string} id the same for a repetition, so that what was heard counts once
 * @property {{text?: string, keys?: string, alternatives?: string[]}} input what the caller said or pressed; nothing of
 *   it is silence
 * @property {boolean} isPrivate whether it was asked for to find out who calls: it is not shown
 * @property {object | null} answer the body of the service's answer
 * @property {import('../lib/api.js').Answer | null} refusal
 * @property {number} took ms there and back
 *
 * @typedef {object} Call
 * @property {string} id the service knows the call by it
 * @property {{territory: string, language: string, number: string}} settings
 * @property {Turn[]} turns oldest first; the first is the greeting, which nothing was said before
 * @property {boolean} isLeft whether the caller has hung up
 */

/** The call's own words for who calls: from the page, and which of its calls. */
export const begun = (settings, id = crypto.randomUUID()) =>
  ({ id: `page-${id}`, settings, turns: [], isLeft: false });

/** @param {Call} call @param {Turn['input']} input */
export function heard(call, input, id = crypto.randomUUID()) {
  const isPrivate = lastAnswer(call)?.next_action === 'verify_identity';
  return { ...call, turns: [...call.turns, { id, input, isPrivate, answer: null, refusal: null, took: 0 }] };
}

/** The last turn is sent once more, as it was. */
export const repeated = (call) => changed(call, call.turns.at(-1)?.id, { refusal: null });

/** @param {Call} call @param {string} id of the turn @param {import('../lib/api.js').Answer} answer */
export const answered = (call, id, { status, body, milliseconds: took, ...rest }) =>
  changed(call, id, status === 200 && body?.response_text !== undefined
    ? { answer: body, took } : { refusal: { status, body, milliseconds: took, ...rest }, took });

export const left = (call) => ({ ...call, isLeft: true });

const changed = (call, id, more) =>
  ({ ...call, turns: call.turns.map((turn) => (turn.id === id ? { ...turn, ...more } : turn)) });

/** What `POST /api/ivr/interact` is told of the last turn. */
export function bodyOf({ id, settings: { territory, language, number }, turns }) {
  const { id: turn, input: { text = '', keys, alternatives } } = turns.at(-1);
  return {
    call_id: id, user_input: text, territory_id: territory, turn_id: turn, ...(language && { language }),
    ...(alternatives?.length && { alternatives }), ...(keys && { dtmf: keys }),
    ...(number && { caller_number: number }),
  };
}

export const lastAnswer = (call) => call?.turns.findLast(({ answer }) => answer)?.answer ?? null;

/** Whether an answer is awaited. */
export const isWaiting = (call) => Boolean(call?.turns.some(({ answer, refusal }) => !answer && !refusal));

/** How a call has ended: `left`, `transfer` or `hangup`; null for one that goes on. */
export function endOf(call) {
  if (call.isLeft) return 'left';
  const action = lastAnswer(call)?.next_action;
  return action === 'transfer' || action === 'hangup' ? action : null;
}

/** Whether one key is an answer: yes or no, or one of what was offered. Otherwise keys are a number of several. */
export const wantsOneKey = (answer) =>
  answer?.next_action === 'confirm' || Boolean(answer?.options?.length && answer.options.length < 10);

/**
 * How long the service took for its answers, in ms; nothing before the first that says it.
 *
 * @param {Turn[]} turns
 * @returns {{last: number, middle: number, most: number, all: number[]} | null}
 */
export function timesOf(turns) {
  const all = turns.map(({ answer }) => answer?.milliseconds).filter(Number.isFinite);
  if (!all.length) return null;
  const sorted = [...all].sort((one, other) => one - other);
  return { last: all.at(-1), middle: sorted[Math.floor((sorted.length - 1) / 2)], most: sorted.at(-1), all };
}
