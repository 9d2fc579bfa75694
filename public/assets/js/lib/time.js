import { useEffect, useRef, useState } from './react.js';
import { whenSeen } from './seen.js';

/**
 * Calls `action` every `every` ms while the component is there and the page is to be seen, and when it is seen again
 * after longer than that.
 */
export function useInterval(action, every) {
  const latest = useRef(action);
  latest.current = action;
  useEffect(() => {
    const seen = whenSeen(() => latest.current());
    const timer = setInterval(seen.ask, every);
    return () => {
      clearInterval(timer);
      seen.stop();
    };
  }, [every]);
}

/** The time in ms since 1970, as of the last `every` ms. */
export function useNow(every) {
  const [now, setNow] = useState(Date.now);
  useInterval(() => setNow(Date.now()), every);
  return now;
}

/** `09:00` of `09:00:00`; service times are local to the restaurant, so they are shown as they come. */
export const hoursAndMinutes = (time) => time.slice(0, 5);

/** The key of a day in a restaurant's hours, such as `monday`, of a moment in a time zone. */
export const weekday = (moment, timeZone) =>
  new Intl.DateTimeFormat('en', { weekday: 'long', timeZone }).format(moment).toLowerCase();
