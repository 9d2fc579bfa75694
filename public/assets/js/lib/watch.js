import { returnTouch, takeTouch } from './presence.js';
import { CHANNEL, currentSession } from './session.js';

const CHECK_EVERY = 60000;
/** How long before its end a session is looked at more closely, in ms: two minutes, or a quarter of a short one. */
const CLOSELY = 120000;
const CLOSELY_EVERY = 10000;

/**
 * Looks now, and then once a minute, whether the session still is, more often shortly before its end, and at once when
 * the page is seen again and when somebody has signed in or out at another page of this browser. Who has touched keys or
 * pointer since the last look is somebody at the page: that look keeps the session from ending, the others do not. Who
 * has been told that it ends says so by `stay` alone: what a page is touched for then is to read that.
 *
 * @param {object} hears
 * @param {(answer: import('./api.js').Answer) => void} hears.seen each answer; after a 401 it is not looked again
 *   before somebody signs in
 * @param {(ending: {at: number, isFinal: boolean} | null) => void} hears.ending when it ends soon, in ms since 1970 by
 *   this machine's clock, and whether that is so in any case; null when it does not
 * @param {() => void} hears.over called when it must have ended while the service could not be asked
 * @param {number} [every] ms
 * @returns {{stay: () => void, stop: () => void}}
 */
export function watchSession({ seen, ending, over }, every = CHECK_EVERY) {
  let timer;
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
  look();
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
