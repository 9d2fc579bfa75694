import { signIn } from '../lib/session.js';

/** The patient is signed in by the cookie, which no script can read, and the page forgets the rest. */
export async function enter({ username, password }) {
  const { status } = await signIn(username, password);
  location.replace(status === 200 ? '/appointments.html' : '/sign-in.html');
}
