import { fetchLater, has, t, waitOf } from './i18n.js';

/**
 * @typedef {object} Answer
 * @property {number} status of HTTP; 0 when no answer came in time
 * @property {any} body the JSON, or null when there was none
 * @property {string} text the body as it came
 * @property {string | null} etag the version of what was read or changed
 * @property {number | null} retryAfter seconds
 * @property {number} at when it was given, by the service's clock, in ms since 1970
 * @property {number} milliseconds from asking to having it all
 */

/** What the page asks by itself is answered so while nobody is signed in. */
const UNASKED = { status: 401, body: null };
/** How often what the page asks by itself is asked again when there is no allowance for it. */
const TURNS = 30;

let signedOut = () => false;
/** While nobody is signed in: the promise that says whether somebody is again. */
let waiting = null;
/** How often somebody has signed in again. */
let times = 0;
/** Until when the page asks nothing by itself, in ms as `performance.now` counts them. */
let quietUntil = 0;

/**
 * `handler` is called when an answer says that the session is over, and again only after what it has promised: whether
 * who was signed in is so again. Returns the one before it.
 *
 * @param {() => boolean | Promise<boolean> | void} handler
 */
export function onSignedOut(handler) {
  const before = signedOut;
  signedOut = handler;
  return before;
}

/** Whether it is being waited for that somebody signs in again. */
export const isSignedOut = () => waiting !== null;

/**
 * Asks the service for JSON with the session's cookie. Does not throw. When the session is over, what a person has
 * asked for is asked again as soon as they are signed in again.
 *
 * @param {string} path
 * @param {{method?: string, body?: any, headers?: Record<string, string>, background?: boolean, isOpen?: boolean,
 *   timeout?: number}} [options] `background`: the page asks by itself, so the session is not kept from ending;
 *   `isOpen`: it is asked also while nobody is signed in, and not again; `timeout` in ms.
 * @returns {Promise<Answer>}
 */
export async function request(
  path, { method = 'GET', body, headers: more, background = false, isOpen = false, timeout = 10000 } = {},
) {
  const headers = { Accept: 'application/json', ...more };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (background) headers['X-Background'] = '1';
  const ask = () => fetched(path, {
    method, headers, body: body === undefined ? undefined : JSON.stringify(body), cache: 'no-store',
    credentials: 'same-origin', signal: AbortSignal.timeout(timeout),
  });
  if (isOpen) return noticed(await ask());
  return background ? unasked(ask) : whileSignedIn(ask);
}

/** Tells of the end of the session. */
function noticed(answer) {
  if (isEnd(answer)) ended();
  return answer;
}

function ended() {
  waiting ??= Promise.resolve(signedOut() ?? false).then((isBack) => {
    waiting = null;
    if (isBack) times += 1;
    return isBack;
  });
  return waiting;
}

/** A wrong password is a 401 too, and says nothing about the session. */
const isEnd = (answer) => answer.status === 401 && problem(answer).code !== 'INVALID_CREDENTIALS';

async function fetched(path, options) {
  const begun = performance.now();
  const answer = { status: 0, body: null, text: '', etag: null, retryAfter: null, at: Date.now(), milliseconds: 0 };
  try {
    const response = await fetch(path, options);
    answer.text = await response.text();
    answer.body = parsed(answer.text);
    answer.retryAfter = Number(response.headers.get('Retry-After')) || null;
    answer.etag = response.headers.get('ETag');
    answer.at = Date.parse(response.headers.get('Date')) || answer.at;
    answer.status = response.status;
  } catch {
    // Nobody answered, or not in time: status 0 says so.
  }
  answer.milliseconds = performance.now() - begun;
  return answer;
}

/** A sentence of the service in the page's language, once the words for it have been needed. */
let said = (sentence) => sentence;

/** The answer, once there are the words for what it says is wrong. */
async function worded(answer) {
  if (![400, 409, 412, 422].includes(answer.status)) return answer;
  try {
    await fetchLater('refusals');
    ({ said } = await import('./refusals.js'));
  } catch {
    // It is told in English.
  }
  return answer;
}

/** What the page asks by itself: not while nobody is signed in, and not before there is an allowance for it again. */
async function unasked(ask, turns = TURNS) {
  while (quietUntil > performance.now()) await pause(quietUntil - performance.now());
  if (waiting) return UNASKED;
  const before = times;
  const answer = await ask();
  if (before !== times) return answer;
  if (answer.status !== 429 || !turns) return noticed(answer);
  quietUntil = performance.now() + (answer.retryAfter ?? 1) * 1000;
  return unasked(ask, turns - 1);
}

const pause = (ms) => new Promise((resolve) => {
  setTimeout(resolve, ms);
});

/**
 * What a person asks for. A question that met the end of the session has done nothing, and is asked again when they are
 * signed in again.
 *
 * @template {{status: number, body?: any}} Given
 * @param {() => Promise<Given>} ask
 * @returns {Promise<Given>} the answer that says so when nobody is any more
 */
export async function whileSignedIn(ask) {
  if (waiting) await waiting;
  const before = times;
  const answer = await ask();
  if (!isEnd(answer)) return worded(answer);
  return before !== times || (await ended()) ? whileSignedIn(ask) : answer;
}

/** JSON, or null for what is none. */
export function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether what was asked for has been done. */
export const succeeded = ({ status }) => status >= 200 && status < 300;

/**
 * What an answer says went wrong, out of whichever of the API's three envelopes.
 *
 * @param {{status: number, body?: any}} answer
 * @returns {{code: string, message: string, fields: Record<string, string>}} `code` in capitals; `fields`: what is wrong
 *   with each, in the page's language
 */
export function problem({ status, body }) {
  if (status === 0) return { code: 'UNREACHABLE', message: '', fields: {} };
  const standard = typeof body?.error === 'object' && body.error !== null;
  const code = standard ? body.error.code : body?.error;
  const message = standard ? body.error.message : body?.message;
  const { errors, details } = (standard ? body.error : body) ?? {};
  const listed = errors ?? (details?.field ? [details] : []);
  const issues = body?.fields ?? Object.fromEntries(listed.map(({ field, issue }) => [field, issue]));
  const fields = Object.fromEntries(Object.entries(issues).map(([field, issue]) => [field, said(issue)]));
  return { code: String(code ?? `HTTP_${status}`).toUpperCase(), message: message ?? '', fields };
}

/** What a field is called where it has no control of its own: as the page calls it, if it does. */
export function fieldName(field) {
  const member = field.split('.').at(-1).replace(/\[\d+\]$/, '');
  const key = [`field.${member}`, `record.${member}`].find(has);
  return key ? t(key) : field;
}

/** The same for people, in their language when there is a text `error.CODE` in it. */
export function explain(answer) {
  const { code, message, fields } = problem(answer);
  const wrong = code === 'VALIDATION_ERROR'
    ? Object.entries(fields).map(([field, issue]) => `${fieldName(field)}: ${issue}`) : [];
  if (has(`error.${code}`)) return [t(`error.${code}`, { time: waitOf(answer.retryAfter ?? 60) }), ...wrong].join(' ');
  return message || t('error.other', { status: answer.status });
}
