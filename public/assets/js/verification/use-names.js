import { useEffect, useState } from '../lib/react.js';
import { request } from '../lib/api.js';

const MOST = 100;

/** The doctors, payers and reviewers that a list can be filtered by; one that may not be read is left out. */
export function useNames(paths) {
  const [names, setNames] = useState({});
  useEffect(() => {
    let isThere = true;
    for (const [kind, path] of Object.entries(paths)) {
      request(path).then(({ status, body }) => {
        if (isThere && status === 200) setNames((known) => ({ ...known, [kind]: body[kind] ?? [] }));
      });
    }
    return () => {
      isThere = false;
    };
  }, []);
  return names;
}

export const NAME_PATHS = {
  doctors: `/api/doctors?limit=${MOST}`, payers: `/api/payers?limit=${MOST}`, reviewers: '/api/ivr/reviewers',
};
