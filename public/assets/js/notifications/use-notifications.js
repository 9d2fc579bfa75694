import { useEffect, useState } from '../lib/react.js';
import { request } from '../lib/api.js';
import { paced } from '../lib/paced.js';
import { whenSeen } from '../lib/seen.js';
import { store } from '../lib/store.js';
import { useInterval } from '../lib/time.js';
import { useLast } from '../lib/use-last.js';

const PATH = '/api/notifications';
const LIST = `${PATH}?limit=20`;
const READ_EVERY = 60000;
/** All that changes within this many ms is one reading; while very much changes, there are ten of them a minute. */
export const PACE = { wait: 800, burst: 3, every: 6000 };

/** Goes up whenever the live channel says that something about requests has changed; who listens to it calls `heard`. */
export const changes = store(0);
export const heard = () => changes.set(changes.get() + 1);

/**
 * What this person was told: read when the page is shown, after what the live channel says, and once a minute, since
 * not everybody has the channel, and it does not tell of everything.
 *
 * @returns {{list: object[] | null, unread: number, fresh: Set<string>, open: () => Promise<void>}} `list`: the last
 *   20, newest first, null until it has been read; `fresh`: ids of what was new when they were looked at last; `open`
 *   says that they are looked at now, so that they have been read
 */
export function useNotifications() {
  const [state, setState] = useState({ list: null, unread: 0, fresh: new Set() });
  // What was asked before the reading knows nothing of it.
  const begin = useLast();

  async function read(options) {
    const isLast = begin();
    const { status, body } = await request(LIST, options);
    if (status !== 200 || !isLast()) return null;
    const { notifications: list, unread } = body;
    setState((before) => ({ ...before, list, unread }));
    return { list, unread };
  }

  async function open() {
    // A reading in the background may have begun meanwhile, and counts in the place of this one.
    const now = (await read()) ?? (await read());
    if (!now) return;
    setState((before) => ({ ...before, fresh: new Set(now.list.filter((one) => !one.read).map(({ id }) => id)) }));
    if (!now.unread) return;
    begin();
    const { status } = await request(`${PATH}/reading`, { method: 'PUT', body: {} });
    if (status === 204) setState((before) => ({ ...before, unread: 0 }));
  }

  useEffect(() => {
    const reading = paced(() => read({ background: true }), PACE);
    const seen = whenSeen(reading.ask);
    const forget = changes.subscribe(seen.ask);
    read({ background: true });
    return () => {
      forget();
      seen.stop();
      reading.stop();
    };
  }, []);
  useInterval(() => read({ background: true }), READ_EVERY);
  return { ...state, open };
}
