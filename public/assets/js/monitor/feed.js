/**
 * What the monitor knows, as a value, and how each message changes it. No input or output here.
 *
 * @typedef {object} Feed
 * @property {object | null} service of the last tick or snapshot
 * @property {object[]} ticks the services of the last ticks, oldest first
 * @property {Map<number, number>} counts look-ups by second since 1970, of the last minutes
 * @property {object[]} lookUps the last ones, newest first
 * @property {number} ahead ms that the service's clock is ahead of ours
 * @property {number} through the last whole second of which all look-ups have come
 */

/** Seconds that are drawn. */
export const SPAN = 60;
/** From this share of failed answers on, calls are not being answered as they should be. */
export const TOO_MANY_ERRORS = 0.01;
const MOST_LOOK_UPS = 300;
const MOST_TICKS = 60;

/** @returns {Feed} */
export const nothing = () => ({ service: null, ticks: [], counts: new Map(), lookUps: [], ahead: 0, through: 0 });

/** @param {Feed} feed @param {object} snapshot `data` of GET /api/monitor @param {number} now ms since 1970 */
export function withSnapshot(feed, snapshot, now) {
  const at = Date.parse(snapshot.at);
  const second = Math.floor(at / 1000);
  const counts = new Map([...feed.counts].filter(([when]) => when >= second));
  snapshot.lookUps.perSecond.forEach((count, index, all) => counts.set(second - all.length + index, count));
  // Of the second that was going on, the channel told only what came after it was opened.
  const going = snapshot.lookUps.recent.filter((one) => Date.parse(one.at) >= second * 1000).length;
  counts.set(second, Math.max(counts.get(second) ?? 0, going));
  return {
    ...withService(feed, snapshot.service, at, now),
    counts,
    lookUps: merged(feed.lookUps, snapshot.lookUps.recent),
  };
}

/** @param {Feed} feed @param {object} tick @param {number} now ms since 1970 */
export const withTick = (feed, tick, now) => withService(feed, tick.service, tick.at, now);

function withService(feed, service, at, now) {
  const ticks = [...feed.ticks, service].slice(-MOST_TICKS);
  // Look-ups are told of at most 250 ms late, so the second before the last is complete.
  return { ...feed, service, ticks, ahead: at - now, through: Math.max(feed.through, Math.floor(at / 1000) - 2) };
}

/** @param {Feed} feed @param {{at: number, count: number, items: object[]}} message */
export function withLookUps(feed, { at, count, items }) {
  const second = Math.floor(at / 1000);
  const counts = new Map([...feed.counts].filter(([when]) => when > second - 2 * SPAN));
  counts.set(second, (counts.get(second) ?? 0) + count);
  return { ...feed, counts, lookUps: merged(feed.lookUps, items) };
}

/** Each look-up once, newest first. */
function merged(known, added) {
  const have = new Set(known.map(({ id }) => id));
  const fresh = added.filter(({ id }) => !have.has(id));
  if (fresh.length === 0) return known;
  const all = [...fresh, ...known];
  // The times are ISO 8601 in UTC, all of one length.
  all.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
  return all.slice(0, MOST_LOOK_UPS);
}

/** Look-ups of each of the last {@link SPAN} seconds that are complete, oldest first. */
export const perSecond = ({ counts, through }) =>
  Array.from({ length: SPAN }, (_, index) => counts.get(through - SPAN + 1 + index) ?? 0);

/** Look-ups per second, the mean of the last five seconds. */
export const rate = (seconds) => seconds.slice(-5).reduce((sum, count) => sum + count, 0) / 5;

/**
 * Whether calls are being answered: what a supervisor looks for first.
 *
 * @param {object | null} service
 * @param {'connecting' | 'live' | 'stale'} live
 * @param {number[]} seconds
 * @returns {{name: string, tone?: string, values?: object}} `name` of a text `verdict.NAME`
 */
export function verdict(service, live, seconds) {
  if (live === 'stale') return { name: 'unknown', tone: 'warn' };
  if (live === 'connecting' || !service) return { name: 'connecting' };
  if (service.database === 'away') return { name: 'database', tone: 'bad' };
  const { up, of } = service.workers;
  if (up === 0) return { name: 'down', tone: 'bad' };
  if (service.errorShare >= TOO_MANY_ERRORS) return { name: 'errors', tone: 'bad', values: { share: service.errorShare } };
  if (up < of) return { name: 'workers', tone: 'warn', values: { up, of } };
  return { name: seconds.some((count) => count > 0) ? 'answered' : 'ready', tone: 'good' };
}

/** What became of a call that was looked up, as far as the look-up tells: the name of a text `outcome.NAME`. */
export function outcome({ restaurant, inCallHours, aiEnabled }) {
  if (!restaurant) return { name: 'notFound', tone: 'bad' };
  if (!aiEnabled) return { name: 'assistantOff', tone: 'warn' };
  return inCallHours ? { name: 'assistant', tone: 'good' } : { name: 'closed', tone: 'warn' };
}
