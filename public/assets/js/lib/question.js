/**
 * How the service is asked for a list: in the address of a GET, or in the body of a POST as soon as there is something
 * that may be in no address, such as a name that is searched for.
 *
 * @param {string} path
 * @param {Record<string, any>} members of the question; empty ones are left out
 * @param {Record<string, string>} [secret] what may be in no address
 * @param {string} [search] the rest of the path to POST to
 * @returns {[path: string, options: object]} for `request`
 */
export function question(path, members, secret = {}, search = '/search') {
  const set = given(members);
  const hidden = given(secret);
  if (!Object.keys(hidden).length) return [`${path}?${new URLSearchParams(set)}`, {}];
  return [path + search, { method: 'POST', body: { ...set, ...hidden } }];
}

const given = (members) => Object.fromEntries(Object.entries(members).filter(([, value]) => value));
