import { useEffect, useRef, useState } from './react.js';
import { isSignedOut } from './api.js';
import { listen } from './live.js';
import { paced } from './paced.js';
import { whenSeen } from './seen.js';

/**
 * Calls `onChange` when something may have changed: the live channel says of which kind it is, and never what.
 *
 * @param {string[]} kinds of messages; without any it does not listen
 * @param {(kinds: Set<string>) => Promise<unknown>} onChange reads again what the page shows of these kinds; called no
 *   more often than `paced` lets it, while the page is hidden not before it is seen again, and once more when somebody
 *   has signed in again
 * @param {{every?: number, heard?: () => void}} [options] `every`: besides, it is called so often, in ms; `heard` is
 *   called at once with each message
 * @returns {{name: string, since: number}} the state of the channel
 */
export function useNews(kinds, onChange, { every, heard = () => {} } = {}) {
  const latest = useRef(onChange);
  latest.current = onChange;
  const [live, setLive] = useState({ name: 'connecting', since: 0 });
  useEffect(() => {
    if (!kinds.length) return undefined;
    let changed = new Set();
    const reading = paced(() => {
      const now = changed;
      changed = new Set();
      return latest.current(now);
    });
    const seen = whenSeen(reading.ask);
    const hear = (of) => {
      for (const kind of of) changed.add(kind);
      seen.ask();
      heard();
    };
    const channel = listen({
      on: Object.fromEntries(kinds.map((kind) => [kind, () => hear([kind])])),
      snapshot: async () => hear(kinds),
      state: (name) => setLive({ name, since: Date.now() }),
      isPaused: isSignedOut,
    });
    // What was heard while nobody was signed in was not read.
    const back = () => hear(kinds);
    addEventListener('uncovered', back);
    const timer = every && setInterval(() => {
      for (const kind of kinds) changed.add(kind);
      seen.ask();
    }, every);
    return () => {
      clearInterval(timer);
      removeEventListener('uncovered', back);
      channel.close();
      seen.stop();
      reading.stop();
    };
  }, [kinds.join()]);
  return live;
}
