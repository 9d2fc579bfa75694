import { useEffect, useState } from '../lib/react.js';
import { readPages } from '../lib/read-all.js';
import { PATH, rolesAsked } from './user-rules.js';

/** Who is beyond so many is shown by id. */
const MOST = 2000;

/**
 * The staff and API keys of the organisation, for what names them by their ids. A patient's account has no name of its
 * own, and there can be any number of them.
 *
 * @returns {{users: object[], names: Map<string, string>}}
 */
export function useActors() {
  const [actors, setActors] = useState({ users: [], names: new Map() });
  useEffect(() => {
    let isThere = true;
    Promise.all([
      readPages(PATH, { role: rolesAsked() }, ({ users, pagination }) => ({ rows: users, pagination }), MOST),
      readPages('/api/ivr/auth/api-keys', {},
        ({ data }) => ({ rows: data.apiKeys, pagination: data.pagination }), MOST),
    ]).then(([{ rows: users }, { rows: keys }]) => {
      if (!isThere) return;
      const names = [...users.map(({ id, name, login }) => [id, `${name} (${login})`]),
        ...keys.map(({ keyId, name, hint }) => [keyId, `${name} (…${hint})`])];
      setActors({ users, names: new Map(names) });
    });
    return () => {
      isThere = false;
    };
  }, []);
  return actors;
}
