import { has, t } from './i18n.js';

/**
 * @typedef {object} Answer
 * @property {number} status of HTTP; 0 when no answer came in time
 * @property {any} body the JSON, or null when there was none
 * @property {string} text the body as it came
 * @property {string | null} etag the version of what was read or changed
 * @property {number | null} retryAfter seconds
 * @property {number} milliseconds from asking to having it all
 */

let signedOut = () => {};

/** `handler` is called whenever an answer says that the session is over. Returns the one before it. */
export function onSignedOut(handler) {
  const before = signedOut;
  signedOut = handler;
  return before;
}

/**
 * Asks the service for JSON with the session's cookie. Does not throw.
 *
 * @param {string} path
 * @param {{method?: string, body?: any, headers?: Record<string, string>, background?: boolean, timeout?: number}}
 *   [options] `background`: the page asks by itself, so the session is not kept from ending; `timeout` in ms.
 * @returns {Promise<Answer>}
 */
export async function request(
  path, { method = 'GET', body, headers: more, background = false, timeout = 10000 } = {},
) {
  const begun = performance.now();
  const headers = { Accept: 'application/json', ...more };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (background) headers['X-Background'] = '1';
  const answer = { status: 0, body: null, text: '', etag: null, retryAfter: null, milliseconds: 0 };
  try {
    const response = await fetch(path, {
      method, headers, body: body === undefined ? undefined : JSON.stringify(body), cache: 'no-store',
      credentials: 'same-origin', signal: AbortSignal.timeout(timeout),
    });
    answer.text = await response.text();
    answer.body = parsed(answer.text);
    answer.retryAfter = Number(response.headers.get('Retry-After')) || null;
    answer.etag = response.headers.get('ETag');
    answer.status = response.status;
  } catch {
    // Nobody answered, or not in time: status 0 says so.
  }
  answer.milliseconds = performance.now() - begun;
  return noticed(answer);
}

/** Tells of the end of the session. A wrong password is a 401 too, and says nothing about it. */
export function noticed(answer) {
  if (answer.status === 401 && problem(answer).code !== 'INVALID_CREDENTIALS') signedOut();
  return answer;
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
 * @returns {{code: string, message: string, fields: Record<string, string>}} `code` in capitals
 */
export function problem({ status, body }) {
  if (status === 0) return { code: 'UNREACHABLE', message: '', fields: {} };
  const standard = typeof body?.error === 'object' && body.error !== null;
  const code = standard ? body.error.code : body?.error;
  const message = standard ? body.error.message : body?.message;
  const { errors, details } = (standard ? body.error : body) ?? {};
  const listed = errors ?? (details?.field ? [details] : []);
  const fields = body?.fields ?? Object.fromEntries(listed.map(({ field, issue }) => [field, issue]));
  return { code: String(code ?? `HTTP_${status}`).toUpperCase(), message: message ?? '', fields };
}

/** The same for people, in their language when there is a text `error.CODE` in it. */
export function explain(answer) {
  const { code, message } = problem(answer);
  const minutes = answer.retryAfter ? Math.ceil(answer.retryAfter / 60) : 1;
  if (has(`error.${code}`)) return t(`error.${code}`, { n: minutes });
  return message || t('error.other', { status: answer.status });
}
