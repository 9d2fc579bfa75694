import { problem, request } from '../lib/api.js';

const path = (id, rest = '') => `/api/ivr/requests/${encodeURIComponent(id)}${rest}`;

/** The entity tag of a version. */
export const tagOf = (version) => `"${version}"`;

/** Somebody else has changed it meanwhile, or its state forbids what was asked. */
export const isConflict = ({ status }) => status === 409 || status === 412;

/** Whether it is known what has become of what was sent: what is sent once more is something else then. */
export const isAnswered = (answer) =>
  answer.status > 0 && answer.status < 500 && problem(answer).code !== 'IDEMPOTENCY_IN_PROGRESS';

/**
 * Changes a request, if it is still of the version that was seen.
 *
 * @param {string} id
 * @param {string} method
 * @param {string} rest of the path, such as `/approve`
 * @param {{body?: object, etag?: string | null, key?: string}} [options] `key` makes a repetition harmless; what
 *   is put or deleted can be repeated without one
 */
export function change(id, method, rest, { body, etag, key } = {}) {
  const isKeyed = key && method === 'POST';
  return request(path(id, rest), {
    method, body: method === 'DELETE' ? undefined : (body ?? {}),
    headers: { ...(etag && { 'If-Match': etag }), ...(isKeyed && { 'Idempotency-Key': key }) },
  });
}

/** Reads a part of a request. */
export const read = (id, rest, options) => request(path(id, rest), options);
export { path as pathOf };
