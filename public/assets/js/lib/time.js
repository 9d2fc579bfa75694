import { useEffect, useRef, useState } from './react.js';

/**
 * Calls `action` every `every` ms while the component is there and the page is to be seen, and at once when it is seen
 * again, also by who had to sign in anew.
 */
export function useInterval(action, every) {
  const latest = useRef(action);
  latest.current = action;
  useEffect(() => {
    const look = () => document.hidden || latest.current();
    const timer = setInterval(look, every);
    document.addEventListener('visibilitychange', look);
    addEventListener('uncovered', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      removeEventListener('uncovered', look);
    };
  }, [every]);
}

/** The time in ms since 1970, as of the last `every` ms. */
export function useNow(every) {
  const [now, setNow] = useState(Date.now);
  useInterval(() => setNow(Date.now()), every);
  return now;
}

/** The keys of the days in a restaurant's hours. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** `09:00` of `09:00:00`; service times are local to the restaurant, so they are shown as they come. */
export const hoursAndMinutes = (time) => time.slice(0, 5);

/**
 * What the clocks of a time zone show at a moment.
 *
 * @returns {{day: number, time: string}} `day`: 0 for Monday; `time` such as `09:00`
 */
export function clockAt(moment, timeZone) {
  const parts = new Intl.DateTimeFormat('en', {
    weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone,
  }).formatToParts(moment);
  const { weekday, hour, minute } = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return { day: WEEKDAYS.indexOf(weekday.toLowerCase()), time: `${hour}:${minute}` };
}
