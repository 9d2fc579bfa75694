import { useState } from './react.js';

/** The values of `names` in a query string such as `?restaurant=a`; an empty string for what is not there. */
export function readQuery(search, names) {
  const query = new URLSearchParams(search);
  return Object.fromEntries(names.map((name) => [name, query.get(name) ?? '']));
}

/** `search` with these values in it; empty ones are left out, and what it has besides stays. */
export function writeQuery(search, values) {
  const query = new URLSearchParams(search);
  for (const [name, value] of Object.entries(values)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  const text = query.toString();
  return text ? `?${text}` : '';
}

/** State that lives in the page's address, so that it survives a reload and can be sent to a colleague. */
export function useQuery(names) {
  const [values, setValues] = useState(() => readQuery(location.search, names));
  function change(changed) {
    const next = { ...values, ...changed };
    history.replaceState(null, '', location.pathname + writeQuery(location.search, next) + location.hash);
    setValues(next);
  }
  return [values, change];
}
