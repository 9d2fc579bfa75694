import { isStaff } from '../lib/roles.js';
import { useInterval } from '../lib/time.js';
import { useNews } from '../lib/use-news.js';
import { heard } from '../notifications/use-notifications.js';

const POLL_EVERY = 10000;

/**
 * Calls `onChange` when something about requests may have changed. Whoever may not listen to the live channel asks
 * every ten seconds.
 *
 * @param {import('../lib/session.js').Session} session
 * @param {() => Promise<unknown>} onChange reads again what the page shows
 * @returns {{name: string, since: number} | undefined} the state of the channel
 */
export function useChanges(session, onChange) {
  const listens = isStaff(session);
  const live = useNews(listens ? ['verification'] : [], onChange, { heard });
  useInterval(() => listens || onChange(), POLL_EVERY);
  return listens ? live : undefined;
}
