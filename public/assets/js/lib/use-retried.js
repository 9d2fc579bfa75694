import { useEffect, useRef } from './react.js';
import { whenSeen } from './seen.js';

const AGAIN_AFTER = 5000;

/**
 * `action`, once more a moment after nobody has answered what a page asked by itself, as soon as the page is seen: the
 * live channel tells of each change once, and a page that says it is live is not to show what was before.
 *
 * @param {() => unknown} action
 * @returns {{heard: (answer: {status: number}) => void, stop: () => void}} `heard` takes each answer
 */
export function retried(action) {
  let timer = null;
  let isStopped = false;
  const seen = whenSeen(() => {
    timer = null;
    action();
  });
  return {
    heard({ status }) {
      const isLost = status === 0 || status >= 500;
      if (isLost && timer === null && !isStopped) timer = setTimeout(seen.ask, AGAIN_AFTER);
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
      seen.stop();
    },
  };
}

/** `retried` while the component is there. Returns what takes the answers. */
export function useRetried(action) {
  const latest = useRef(action);
  latest.current = action;
  const kept = useRef(null);
  useEffect(() => {
    kept.current = retried(() => latest.current());
    return () => kept.current.stop();
  }, []);
  return (answer) => kept.current.heard(answer);
}
