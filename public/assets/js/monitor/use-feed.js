import { useEffect, useReducer, useState } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { isSignedOut, request } from '../lib/api.js';
import { listen } from '../lib/live.js';
import { paced } from '../lib/paced.js';
import { whenSeen } from '../lib/seen.js';
import { toast } from '../components/toast.js';
import { heard } from '../notifications/use-notifications.js';
import { nothing, withLookUps, withSnapshot, withTick } from './feed.js';

/**
 * The feed, kept up by the live channel for as long as the component is there.
 *
 * @param {() => void} onRestaurants called when something about restaurants has changed
 * @returns {{feed: import('./feed.js').Feed, live: {name: string, since: number}, refused: object | null}}
 *   `refused`: the answer that says that this person may not see the figures
 */
export function useFeed(onRestaurants) {
  const [feed, apply] = useReducer((state, change) => change(state), undefined, nothing);
  const [live, setLive] = useState({ name: 'connecting', since: 0 });
  const [refused, setRefused] = useState(null);

  useEffect(() => {
    async function read() {
      const answer = await request('/api/monitor', { background: true });
      if (answer.status === 403) {
        setRefused(answer);
        channel.close();
      }
      if (answer.status !== 200) return;
      apply((state) => withSnapshot(state, answer.body.data, Date.now()));
    }

    const reading = paced(read, { wait: 0 });
    const seen = whenSeen(reading.ask);
    const restaurants = whenSeen(onRestaurants);
    const channel = listen({
      snapshot: async () => seen.ask(),
      state: (name) => setLive({ name, since: Date.now() }),
      isPaused: isSignedOut,
      // The channel does not say why it is refused: the session may have ended, or this person may not listen.
      failed: seen.ask,
      on: {
        tick: (message) => apply((state) => withTick(state, message, Date.now())),
        look_ups: (message) => apply((state) => withLookUps(state, message)),
        restaurants: restaurants.ask,
        verification: heard,
      },
    });
    return () => {
      channel.close();
      for (const one of [seen, reading, restaurants]) one.stop();
    };
  }, []);

  const crashes = feed.service?.crashes;
  const before = feed.ticks.at(-2)?.crashes;
  useEffect(() => {
    if (crashes > before) toast(() => t('worker.replaced'), 'warn');
  }, [crashes]);

  return { feed, live, refused };
}
