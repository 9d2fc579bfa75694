import { useEffect, useState } from '../lib/react.js';
import { request } from '../lib/api.js';
import { roleOf } from './user-rules.js';

/** So many pages of a hundred are read; who is beyond them is shown by id. */
const MOST_PAGES = 5;

async function readAll(path, listed) {
  const all = [];
  let cursor = '';
  for (let page = 0; page < MOST_PAGES && cursor !== null; page += 1) {
    const { status, body } = await request(`${path}?${new URLSearchParams({ limit: 100, ...(cursor && { cursor }) })}`);
    if (status !== 200) break;
    const { rows, pagination } = listed(body);
    all.push(...rows);
    cursor = pagination.next_cursor;
  }
  return all;
}

/**
 * The users and API keys of the organisation, for what names them by their ids.
 *
 * @returns {{users: object[], names: Map<string, string>}}
 */
export function useActors() {
  const [actors, setActors] = useState({ users: [], names: new Map() });
  useEffect(() => {
    let isThere = true;
    Promise.all([
      readAll('/api/users', ({ users, pagination }) => ({ rows: users, pagination })),
      readAll('/api/ivr/auth/api-keys', ({ data }) => ({ rows: data.apiKeys, pagination: data.pagination })),
    ]).then(([users, keys]) => {
      if (!isThere) return;
      // A patient's account has no name of its own, and there can be any number of them.
      const staff = users.filter((user) => roleOf(user) !== 'patient');
      const names = [...staff.map(({ id, name, login }) => [id, `${name} (${login})`]),
        ...keys.map(({ keyId, name, hint }) => [keyId, `${name} (…${hint})`])];
      setActors({ users, names: new Map(names) });
    });
    return () => {
      isThere = false;
    };
  }, []);
  return actors;
}
