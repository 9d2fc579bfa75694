/**
 * Calls `action` when the page is seen: at once, or as soon as somebody looks at it again. What is asked for meanwhile,
 * however often, is one call.
 *
 * @param {() => unknown} action
 * @returns {{ask: () => void, stop: () => void}}
 */
export function whenSeen(action) {
  let isWanted = false;
  function look() {
    if (document.hidden || !isWanted) return;
    isWanted = false;
    action();
  }
  document.addEventListener('visibilitychange', look);
  return {
    ask() {
      isWanted = true;
      look();
    },
    stop: () => document.removeEventListener('visibilitychange', look),
  };
}
