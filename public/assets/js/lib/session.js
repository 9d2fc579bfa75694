import { onSignedOut, request } from './api.js';

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
/** Where pages of this browser tell each other that somebody has signed in or out. */
export const CHANNEL = 'session';

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

/** Changes the password; every other session of the user ends. */
export const changePassword = (current, next) =>
  request('/api/auth/change-password', { method: 'POST', body: { current_password: current, new_password: next } });

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
