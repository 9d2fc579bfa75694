/**
 * `action`, run soon after it is asked for and not more often than the service bears: what is asked for within `wait`
 * ms is one run, and when `burst` runs have been used up, one more is granted every `every` ms. Nothing that is asked
 * for is forgotten: the last run begins after the last asking. Pages stay within what a session has for them by it.
 *
 * @param {() => Promise<unknown>} action never runs twice at a time
 * @param {{wait?: number, burst?: number, every?: number, now?: () => number}} [options]
 * @returns {{ask: () => void, stop: () => void}}
 */
export function paced(action, { wait = 150, burst = 8, every = 2500, now = () => performance.now() } = {}) {
  let granted = burst;
  let since = now();
  let timer = null;
  let isRunning = false;
  let isWanted = false;
  let isStopped = false;

  function ask() {
    isWanted = true;
    if (timer === null && !isRunning && !isStopped) timer = setTimeout(run, pause());
  }

  function pause() {
    const passed = Math.floor((now() - since) / every);
    granted = Math.min(burst, granted + passed);
    since += passed * every;
    return granted > 0 ? wait : Math.max(wait, since + every - now());
  }

  async function run() {
    timer = null;
    granted -= 1;
    [isRunning, isWanted] = [true, false];
    try {
      await action();
    } catch {
      // What failed is asked for again by the next change.
    }
    isRunning = false;
    if (isWanted) ask();
  }

  return {
    ask,
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
