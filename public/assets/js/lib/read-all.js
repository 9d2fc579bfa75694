import { request } from './api.js';

const MOST = 1000;

/**
 * A whole list that the service gives page by page.
 *
 * @param {string} path
 * @param {Record<string, string>} filters
 * @param {string} kind what the list is called in the answer
 * @returns {Promise<{[kind: string]: object[] | null, problem?: import('./api.js').Answer}>} null when it cannot be
 *   read
 */
export async function readAll(path, filters, kind) {
  const all = [];
  let cursor = null;
  do {
    const place = cursor ? { cursor } : {};
    const answer = await request(`${path}?${new URLSearchParams({ ...filters, limit: 100, ...place })}`);
    if (answer.status !== 200) return { [kind]: null, problem: answer };
    all.push(...answer.body[kind]);
    cursor = answer.body.pagination?.next_cursor ?? null;
  } while (cursor && all.length < MOST);
  return { [kind]: all };
}
