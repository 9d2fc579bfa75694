import { useCallback, useEffect, useState } from '../lib/react.js';
import { request } from '../lib/api.js';
import { useInterval } from '../lib/time.js';
import { useLast } from '../lib/use-last.js';

const AGAIN_AFTER = 60000;
const MOST_PAGES = 10;

/**
 * The organisation's restaurants by name, read again each minute, because they open and close as time passes.
 *
 * @returns {{restaurants: object[] | null, isCut: boolean, reload: () => Promise<void>}} null until they have been
 *   read; `isCut` when there are more than are shown
 */
export function useRestaurants() {
  const [state, setState] = useState({ restaurants: null, isCut: false });
  const begin = useLast();
  const reload = useCallback(async () => {
    const isLast = begin();
    const read = await readAll();
    if (read && isLast()) setState(read);
  }, []);
  useEffect(() => {
    reload();
  }, []);
  useInterval(reload, AGAIN_AFTER);
  return { ...state, reload };
}

async function readAll() {
  const restaurants = [];
  let cursor = '';
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await request(`/api/restaurants?limit=100${cursor}`, { background: true });
    if (answer.status !== 200) return null;
    const { data } = answer.body;
    restaurants.push(...data.restaurants);
    if (!data.pagination.next_cursor) return { restaurants, isCut: false };
    cursor = `&cursor=${encodeURIComponent(data.pagination.next_cursor)}`;
  }
  return { restaurants, isCut: true };
}
