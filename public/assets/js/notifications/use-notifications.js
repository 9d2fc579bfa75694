import { useEffect, useRef, useState } from '../lib/react.js';
import { explain, request } from '../lib/api.js';
import { paced } from '../lib/paced.js';
import { whenSeen } from '../lib/seen.js';
import { store } from '../lib/store.js';
import { useInterval } from '../lib/time.js';
import { useLast } from '../lib/use-last.js';
import { toast } from '../components/toast.js';

const PATH = '/api/notifications';
/**
 * So many are shown at first, and more whenever they are asked for. The last hundred, which the service counts, are read
 * anew at each reading; older ones come page by page, and stay as they came.
 */
const STEP = 20;
const MOST = 100;
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
 * @returns {{list: object[] | null, unread: number, fresh: Set<string>, hasMore: boolean, open: () => Promise<void>,
 *   more: () => Promise<void>}} `list`: the last ones, newest first, null until it has been read; `fresh`: ids of what
 *   was new when they were looked at last; `open` says that they are looked at now, so that they have been read; `more`
 *   the same of older ones as well
 */
export function useNotifications() {
  const [state, setState] = useState({ list: null, unread: 0, fresh: new Set(), hasMore: false });
  const limit = useRef(STEP);
  // Where it goes on behind what is shown: a cursor, null at the end.
  const tail = useRef(null);
  // What was asked before the reading knows nothing of it.
  const begin = useLast();

  /** @param {{isFirst?: boolean, background?: boolean}} [options] `isFirst`: of what was shown before nothing stays */
  async function read(options) {
    const isLast = begin();
    const { status, body } = await request(`${PATH}?limit=${limit.current}`, options);
    if (status !== 200 || !isLast()) return null;
    const { notifications: list, unread, pagination } = body;
    const stays = limit.current === MOST && !options?.isFirst;
    if (!stays) tail.current = pagination.next_cursor;
    setState((before) => ({
      ...before, list: stays ? joined(list, before.list) : list, unread, hasMore: Boolean(tail.current) }));
    return { list, unread };
  }

  /** What is older than the last hundred: the service counts none of it as unread. */
  async function older() {
    const cursor = tail.current;
    const answer = await request(`${PATH}?limit=${STEP}&cursor=${encodeURIComponent(cursor)}`);
    // They may have been looked at anew meanwhile.
    if (tail.current !== cursor) return;
    const { status, body } = answer;
    if (status !== 200) {
      toast(() => explain(answer), 'bad');
      return;
    }
    tail.current = body.pagination.next_cursor;
    const ids = unreadOf(body.notifications);
    setState((before) => ({
      ...before, list: joined(before.list, body.notifications), hasMore: Boolean(tail.current),
      fresh: new Set([...before.fresh, ...ids]) }));
    if (ids.length) await note(ids);
  }

  /** So many are looked at; what is not among them stays unread. */
  async function look(count) {
    const isMore = count > STEP;
    limit.current = count;
    // A reading in the background may have begun meanwhile, and counts in the place of this one.
    const now = (await read({ isFirst: true })) ?? (await read({ isFirst: true }));
    if (!now) return;
    const ids = unreadOf(now.list);
    setState((before) => ({ ...before, fresh: new Set([...(isMore ? before.fresh : []), ...ids]) }));
    if (!ids.length) return;
    begin();
    const { status } = await note(ids);
    if (status === 204) setState((before) => ({ ...before, unread: Math.max(0, now.unread - ids.length) }));
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
  const more = () => (limit.current < MOST ? look(Math.min(MOST, limit.current + STEP)) : older());
  return { ...state, open: () => look(STEP), more };
}

const unreadOf = (list) => list.filter((one) => !one.read).map(({ id }) => id);

/** Says that they have been read. */
const note = (ids) => request(`${PATH}/reading`, { method: 'PUT', body: { ids } });

/** The one list, and behind it what the other has beside: what was shown stays, also when newer ones come. */
function joined(list, others) {
  const known = new Set(list.map(({ id }) => id));
  return [...list, ...(others ?? []).filter(({ id }) => !known.has(id))];
}
