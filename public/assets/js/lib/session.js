import { onSignedOut, request } from './api.js';

/**
 * @typedef {object} Session
 * @property {string} login
 * @property {string} name
 * @property {string} role
 * @property {{id: string, name: string}} organisation
 * @property {boolean} mustChangePassword
 * @property {string} expiresAt ISO 8601
 */

const PATH = '/api/session';
const SIGN_IN = '/sign-in.html';
const CHECK_EVERY = 60000;

/** Asks who is signed in. `data` of the answer's body is a {@link Session}; 401 when nobody is. */
export const currentSession = (options) => request(PATH, options);

/** Opens a session: the browser keeps its cookie, which no script can read. */
export const signIn = (username, password) => request(PATH, { method: 'POST', body: { username, password } });

/** Ends the session. Whoever is told that it has ended must be able to leave: `true` says that it has. */
export async function signOut() {
  // What else is being asked learns of the end too, and must not lead anywhere.
  const before = onSignedOut(() => {});
  const { status } = await request(PATH, { method: 'DELETE' });
  const isOver = status === 204 || status === 401;
  if (!isOver) onSignedOut(before);
  return isOver;
}

/** Changes the password; every other session of the user ends. */
export const changePassword = (current, next) =>
  request('/api/auth/change-password', { method: 'POST', body: { current_password: current, new_password: next } });

/**
 * Looks once a minute whether the session still is, without keeping it alive; whoever set `onSignedOut` hears of its
 * end. Returns the end of looking.
 *
 * @param {(answer: import('./api.js').Answer) => void} [seen] hears of each answer
 * @param {number} [every] ms
 */
export function watchSession(seen = () => {}, every = CHECK_EVERY) {
  const timer = setInterval(async () => seen(await currentSession({ background: true })), every);
  return () => clearInterval(timer);
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
