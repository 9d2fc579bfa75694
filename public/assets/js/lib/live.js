/**
 * The live channel: one EventSource that is opened anew whenever it is in doubt.
 *
 * Whether the page is fresh is judged by `tick`, which the service sends through the channel itself: a connection can
 * stand although nothing comes through it. The browser's own retry is not used, since it would ask for missed messages,
 * and the channel keeps none; what was missed is read again as a whole.
 */

const STALE_AFTER = 6000;
const FIRST_RETRY = 250;
const LONGEST_RETRY = 2000;
const LONGEST_RENEWAL = 5000;

/**
 * Listens until closed.
 *
 * @param {object} options
 * @param {Record<string, (message: any) => void>} options.on what to do with the messages of each kind
 * @param {() => Promise<unknown>} options.snapshot reads everything again; called on each opening and after a gap,
 *   never twice at a time
 * @param {(state: 'live' | 'stale') => void} options.state called when it is first known, and when it changes
 * @param {() => void} [options.failed] called each time that the channel could not be opened or broke
 * @param {() => boolean} [options.isPaused] whether it is no use to open the channel now
 * @param {string} [options.url]
 * @param {(url: string) => EventSource} [options.open]
 * @param {() => number} [options.random] from 0 to 1
 * @returns {{close: () => void}}
 */
export function listen({
  on, snapshot, state, failed = () => {}, isPaused = () => false, url = '/live',
  open = (address) => new EventSource(address), random = Math.random,
}) {
  let current = null;
  let successor = null;
  let lastSeq = new Map();
  let isLive = null;
  let attempts = 0;
  let staleTimer, retryTimer, renewTimer;
  const read = coalesced(snapshot);
  const kinds = new Set(['tick', ...Object.keys(on)]);

  function connect() {
    if (isPaused()) {
      retryTimer = setTimeout(connect, LONGEST_RETRY);
      return;
    }
    lastSeq = new Map();
    current = channel();
    expectTick();
  }

  function channel() {
    const source = open(url);
    source.onopen = () => source === current && read();
    source.onerror = () => (source === current ? lost() : abandonSuccessor(source));
    for (const kind of kinds) {
      source.addEventListener(kind, ({ data }) => receive(source, kind, JSON.parse(data)));
    }
    return source;
  }

  function receive(source, kind, message) {
    if (source !== current && source !== successor) return;
    if (source === successor) succeed();
    if (!isNew(message)) return;
    if (kind === 'tick') ticked(message);
    on[kind]?.(message);
  }

  /** While both channels are open each message comes twice. A message that was missed means reading all again. */
  function isNew({ source, seq }) {
    const last = lastSeq.get(source);
    if (last !== undefined && seq <= last) return false;
    lastSeq.set(source, seq);
    if (last !== undefined && seq > last + 1) read();
    return true;
  }

  function ticked({ renew }) {
    attempts = 0;
    expectTick();
    change(true);
    if (renew && !successor && !renewTimer) renewTimer = setTimeout(openSuccessor, random() * LONGEST_RENEWAL);
  }

  /** The channel's name expires: the next one is opened, and this one closed when the next has delivered. */
  function openSuccessor() {
    renewTimer = undefined;
    successor = channel();
  }

  function succeed() {
    current.close();
    [current, successor] = [successor, null];
  }

  function abandonSuccessor(source) {
    source.close();
    if (source === successor) successor = null;
  }

  function expectTick() {
    clearTimeout(staleTimer);
    staleTimer = setTimeout(lost, STALE_AFTER);
  }

  function lost() {
    change(false);
    disconnect();
    failed();
    const delay = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** attempts++);
    retryTimer = setTimeout(connect, delay * (0.5 + random() / 2));
  }

  function disconnect() {
    for (const timer of [staleTimer, retryTimer, renewTimer]) clearTimeout(timer);
    renewTimer = undefined;
    current?.close();
    successor?.close();
    current = successor = null;
  }

  function change(live) {
    if (live === isLive) return;
    isLive = live;
    state(live ? 'live' : 'stale');
  }

  connect();
  return { close: disconnect };
}

/** `action`, run once more after a run during which it was asked for again. */
function coalesced(action) {
  let running = false;
  let again = false;
  return async function run() {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      try {
        await action();
      } catch {
        // The next opening reads again.
      }
    } while (again);
    running = false;
  };
}
