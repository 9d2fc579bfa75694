import { useEffect, useRef, useState } from '../lib/react.js';
import { listen } from '../lib/live.js';
import { paced } from '../lib/paced.js';
import { isStaff } from '../lib/roles.js';
import { useInterval } from '../lib/time.js';
import { heard } from '../notifications/use-notifications.js';

const POLL_EVERY = 10000;

/**
 * Calls `onChange` when something about requests may have changed: the live channel says that, and never what. Whoever
 * may not listen to it asks every ten seconds.
 *
 * @param {import('../lib/session.js').Session} session
 * @param {() => Promise<unknown>} onChange reads again what the page shows
 * @returns {{name: string, since: number} | undefined} the state of the channel
 */
export function useChanges(session, onChange) {
  const latest = useRef(onChange);
  latest.current = onChange;
  const listens = isStaff(session);
  const [live, setLive] = useState({ name: 'connecting', since: 0 });

  useEffect(() => {
    if (!listens) return undefined;
    const reading = paced(() => latest.current());
    const changed = () => {
      reading.ask();
      heard();
    };
    const channel = listen({
      on: { verification: changed },
      snapshot: async () => changed(),
      state: (name) => setLive({ name, since: Date.now() }),
    });
    return () => {
      channel.close();
      reading.stop();
    };
  }, [listens]);
  useInterval(() => listens || latest.current(), POLL_EVERY);
  return listens ? live : undefined;
}
