import { parsed, whileSignedIn } from './api.js';

/**
 * Reads a file. Does not throw.
 *
 * @param {string} path
 * @param {{method?: string, body?: any, timeout?: number}} [options] `timeout` in ms
 * @returns {Promise<{status: number, body: any, blob: Blob | null}>} `body` says what went wrong
 */
export const download = (path, { method = 'GET', body, timeout = 120000 } = {}) => whileSignedIn(async () => {
  const answer = { status: 0, body: null, blob: null, retryAfter: null };
  try {
    const response = await fetch(path, {
      method, headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body), cache: 'no-store', credentials: 'same-origin',
      signal: AbortSignal.timeout(timeout),
    });
    if (response.ok) answer.blob = await response.blob();
    else answer.body = parsed(await response.text());
    answer.retryAfter = Number(response.headers.get('Retry-After')) || null;
    answer.status = response.status;
  } catch {
    // Nobody answered, or not to the end: status 0 says so.
  }
  return answer;
});

/**
 * Sends a form with a file in it, and tells how far it has come; `fetch` cannot. Does not throw.
 *
 * @param {string} path
 * @param {FormData} form
 * @param {{headers?: Record<string, string>, progress?: (share: number) => void}} [options]
 * @returns {Promise<import('./api.js').Answer>}
 */
export const upload = (path, form, { headers = {}, progress = () => {} } = {}) =>
  whileSignedIn(() => new Promise((resolve) => {
    const asked = new XMLHttpRequest();
    const ended = () => resolve({
      status: asked.status, body: parsed(asked.responseText), text: asked.responseText,
      etag: asked.status ? asked.getResponseHeader('ETag') : null,
      retryAfter: asked.status ? Number(asked.getResponseHeader('Retry-After')) || null : null,
    });
    asked.open('POST', path);
    asked.setRequestHeader('Accept', 'application/json');
    for (const [name, value] of Object.entries(headers)) asked.setRequestHeader(name, value);
    asked.upload.onprogress = ({ loaded, total, lengthComputable }) => lengthComputable && progress(loaded / total);
    asked.onloadend = ended;
    asked.send(form);
  }));
