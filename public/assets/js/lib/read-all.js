import { request } from './api.js';

const MOST = 1000;

/**
 * The rows of a list that the service gives page by page, as far as they can be read.
 *
 * @param {string} path
 * @param {Record<string, string>} filters
 * @param {(body: object) => {rows: object[], pagination?: {next_cursor: string | null}}} listed where they are in an
 *   answer
 * @param {number} [most] so many are enough; a page of a hundred is read whole
 * @returns {Promise<{rows: object[], problem?: import('./api.js').Answer}>}
 */
export async function readPages(path, filters, listed, most = MOST) {
  const all = [];
  let cursor = null;
  do {
    const place = cursor ? { cursor } : {};
    const answer = await request(`${path}?${new URLSearchParams({ ...filters, limit: 100, ...place })}`);
    if (answer.status !== 200) return { rows: all, problem: answer };
    const { rows, pagination } = listed(answer.body);
    all.push(...rows);
    cursor = pagination?.next_cursor ?? null;
  } while (cursor && all.length < most);
  return { rows: all };
}

/**
 * A whole list.
 *
 * @param {string} path
 * @param {Record<string, string>} filters
 * @param {string} kind what the list is called in the answer
 * @returns {Promise<{[kind: string]: object[] | null, problem?: import('./api.js').Answer}>} null when it cannot be
 *   read
 */
export async function readAll(path, filters, kind) {
  const { rows, problem } = await readPages(path, filters, (body) => ({
    rows: body[kind], pagination: body.pagination }));
  return problem ? { [kind]: null, problem } : { [kind]: rows };
}
