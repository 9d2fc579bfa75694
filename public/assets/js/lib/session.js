import { onSignedOut, request } from './api.js';
import { returnTouch, takeTouch } from './presence.js';

/**
 * @typedef {object} Session
 * @property {string} login
 * @property {string} name
 * @property {string} role
 * @property {{id: string, name: string}} organisation
 * @property {boolean} mustChangePassword
 * @property {string} timeZone of the organisation's days, an IANA name
 * @property {string} endsAt when it ends if nobody does anything more, ISO 8601
 * @property {string} expiresAt when it ends in any case
 */

const PATH = '/api/session';
const SIGN_IN = '/sign-in.html';
const CHECK_EVERY = 60000;
/** How long before its end a session is looked at more closely, in ms: two minutes, or a quarter of a short one. */
const CLOSELY = 120000;
const CLOSELY_EVERY = 10000;
/** Where pages of this browser tell each other that somebody has signed in or out. */
const CHANNEL = 'session';

/** Asks who is signed in. `data` of the answer's body is a {@link Session}; 401 when nobody is. */
export const currentSession = (options) => request(PATH, { ...options, isOpen: true });

/** Opens a session: the browser keeps its cookie, which no script can read. */
export async function signIn(username, password) {
  const answer = await request(PATH, { method: 'POST', body: { username, password }, isOpen: true });
  if (answer.status === 200) tell();
  return answer;
}

/** Ends the session. Whoever is told that it has ended must be able to leave: `true` says that it has. */
export async function signOut() {
  // What else is being asked learns of the end too, and must not lead anywhere.
  const before = onSignedOut(() => {});
  const { status } = await request(PATH, { method: 'DELETE', isOpen: true });
  const isOver = status === 204 || status === 401;
  if (isOver) tell();
  else onSignedOut(before);
  return isOver;
}

/** All pages of this browser have one cookie: what one does about it, the others look at. */
function tell() {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
}

/** Whether two sessions are the same person's. */
export const isSamePerson = (one, other) =>
  one.login === other.login && one.organisation.id === other.organisation.id;

/** Changes the password; every other session of the user ends. */
export const changePassword = (current, next) =>
  request('/api/auth/change-password', { method: 'POST', body: { current_password: current, new_password: next } });

/**
 * Looks once a minute whether the session still is, more often shortly before its end, and at once when the page is seen
 * again and when somebody has signed in or out at another page of this browser. Who has touched keys or pointer since
 * the last look is somebody at the page: that look keeps the session from ending, the others do not. Who has been told
 * that it ends says so by `stay` alone: what a page is touched for then is to read that.
 *
 * @param {import('./api.js').Answer} first the answer that the page begins with
 * @param {object} hears
 * @param {(answer: import('./api.js').Answer) => void} hears.seen each answer after it; after a 401 it is not looked
 *   again before somebody signs in
 * @param {(ending: {at: number, isFinal: boolean} | null) => void} hears.ending when it ends soon, in ms since 1970 by
 *   this machine's clock, and whether that is so in any case; null when it does not
 * @param {() => void} hears.over called when it must have ended while the service could not be asked
 * @param {number} [every] ms
 * @returns {{stay: () => void, stop: () => void}}
 */
export function watchSession(first, { seen, ending, over }, every = CHECK_EVERY) {
  let looks = 0;
  let end = Infinity;
  let isEnding = false;
  /** As long as it lasts without anybody doing anything, in ms, as far as has been seen. */
  let whole = 0;

  async function look({ isStay = false } = {}) {
    clearTimeout(timer);
    const mine = ++looks;
    if (Date.now() > end) over();
    const isTouched = !isEnding && takeTouch();
    const answer = await currentSession({ background: !isStay && !isTouched });
    if (mine !== looks) return;
    if (isTouched && answer.status !== 200) returnTouch();
    if (answer.status === 200) timer = setTimeout(look, next(answer));
    else if (answer.status !== 401) timer = setTimeout(look, Math.min(every, CLOSELY_EVERY));
    seen(answer);
  }

  /** In how many ms to look again. */
  function next({ at, body: { data: { endsAt, expiresAt } } }) {
    const left = Date.parse(endsAt) - at;
    end = Date.now() + left;
    whole = Math.max(whole, left);
    const closely = Math.min(CLOSELY, whole / 4);
    isEnding = left <= closely;
    ending(isEnding ? { at: end, isFinal: endsAt === expiresAt } : null);
    return isEnding ? Math.min(CLOSELY_EVERY, left + 1000) : Math.min(every, left - closely);
  }

  const again = () => document.hidden || look();
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = () => look();
  document.addEventListener('visibilitychange', again);
  let timer = setTimeout(look, next(first));
  return {
    stay: () => look({ isStay: true }),
    stop() {
      looks += 1;
      clearTimeout(timer);
      channel.close();
      document.removeEventListener('visibilitychange', again);
    },
  };
}

/** The address of the sign-in page that leads back to `path`. */
export function signInAddress(path) {
  return path === '/' ? SIGN_IN : `${SIGN_IN}?to=${encodeURIComponent(path)}`;
}

/**
 * Where to go after signing in: `to` of the sign-in page's query if it is a path of this origin, else `home`.
 * A whole address, because a path that begins with two slashes would name another host.
 */
export function returnAddress(search, origin, home = '/') {
  const otherwise = `${origin}${home}`;
  const to = new URLSearchParams(search).get('to') ?? home;
  if (!to.startsWith('/')) return otherwise;
  const url = URL.canParse(to, origin) ? new URL(to, origin) : null;
  return url?.origin !== origin || url.pathname === SIGN_IN ? otherwise : url.href;
}
