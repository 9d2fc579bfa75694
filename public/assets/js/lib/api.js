/**
 * Asks the service for JSON.
 *
 * @returns {Promise<{status: number, body: any, text: string, milliseconds: number}>}
 *   `status` is 0 when no answer came in time; `body` is null when it was not JSON.
 */
export async function get(path, { key, timeout = 4000 } = {}) {
  const begun = performance.now();
  try {
    const response = await fetch(path, {
      headers: key ? { Authorization: `Bearer ${key}` } : {},
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(timeout),
    });
    const text = await response.text();
    return { status: response.status, body: parsed(text), text, milliseconds: performance.now() - begun };
  } catch {
    return { status: 0, body: null, text: '', milliseconds: performance.now() - begun };
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What an answer says went wrong, in whichever of the API's three envelopes. */
export function problem({ status, body }) {
  if (status === 0) return 'The service did not answer.';
  return body?.message ?? body?.error?.message ?? `The service answered ${status}.`;
}
