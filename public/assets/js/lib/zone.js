/**
 * What the clocks of a time zone show, also on the days on which they change. Moments are ms since 1970, days such as
 * `2026-11-21`, minutes counted from the day's first moment as they pass.
 */

export const MINUTE = 60000;
const DAY = 86400000;

const formats = new Map();

/** What a zone's clocks are ahead of UTC at a moment, in ms. */
export function offset(moment, timeZone) {
  if (!formats.has(timeZone)) {
    formats.set(timeZone, new Intl.DateTimeFormat('en-US', {
      timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric',
      minute: 'numeric', second: 'numeric',
    }));
  }
  const parts = Object.fromEntries(formats.get(timeZone).formatToParts(moment).map(({ type, value }) => [type, value]));
  const shown = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
  return shown - Math.floor(moment / 1000) * 1000;
}

/** The day it is somewhere. */
export const dayOf = (moment, timeZone) => new Date(moment + offset(moment, timeZone)).toISOString().slice(0, 10);

/** A moment as a zone's clocks show it, such as `2026-11-21T20:00`: what a field of a day and time has. */
export const shownAt = (moment, timeZone) => new Date(moment + offset(moment, timeZone)).toISOString().slice(0, 16);

/**
 * The moment at which a zone's clocks show that; NaN for a text that is none. Where they are put on, what they leave out
 * is as much later.
 */
export function momentOf(shown, timeZone) {
  const asUTC = Date.parse(`${shown}Z`);
  if (Number.isNaN(asUTC)) return NaN;
  const near = asUTC - offset(asUTC, timeZone);
  const moment = asUTC - offset(near, timeZone);
  return offset(moment, timeZone) === offset(near, timeZone) ? moment : near;
}

/**
 * The first and the last moment at which they show that: two where they are put back over it. What lasts from the first
 * or until the last holds whichever was meant.
 */
export function momentsOf(shown, timeZone) {
  const [asUTC, moment] = [Date.parse(`${shown}Z`), momentOf(shown, timeZone)];
  if (Number.isNaN(asUTC)) return [NaN, NaN];
  const there = [-DAY, DAY].map((far) => asUTC - offset(asUTC + far, timeZone))
    .filter((one) => one + offset(one, timeZone) === asUTC);
  return [Math.min(moment, ...there), Math.max(moment, ...there)];
}

/** A moment as the service takes it: to the second. */
export const iso = (moment) => `${new Date(moment).toISOString().slice(0, 19)}Z`;

export const addDays = (day, count) => new Date(Date.parse(day) + count * DAY).toISOString().slice(0, 10);

/** The Monday of a day's week. */
export const weekOf = (day) => addDays(day, -((new Date(day).getUTCDay() + 6) % 7));

/** Whether a text is a day of the calendar. */
export const isDay = (text) =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;

/** The first moment of a day. */
export function startOf(day, timeZone) {
  const shown = Date.parse(day);
  return first(shown - DAY, shown + DAY, (moment) => dayOf(moment, timeZone) >= day);
}

/**
 * A day as it passes.
 *
 * @returns {{day: string, start: number, length: number, change: {at: number, by: number} | null}} `length` in minutes;
 *   `change`: after how many minutes the clocks are put on by so many, or back when it is less than nothing
 */
export function wholeDay(day, timeZone) {
  const start = startOf(day, timeZone);
  const length = (startOf(addDays(day, 1), timeZone) - start) / MINUTE;
  if (length === 1440) return { day, start, length, change: null };
  // Some put them on at midnight: the day's first moment is one o'clock.
  const before = offset(start - MINUTE, timeZone);
  const changed = first(start, start + length * MINUTE, (moment) => offset(moment, timeZone) !== before);
  return { day, start, length, change: { at: (changed - start) / MINUTE, by: 1440 - length } };
}

/** The first whole minute from one moment to another of which something is true that stays so. */
function first(from, to, isThere) {
  let [least, most] = [0, Math.ceil((to - from) / MINUTE)];
  while (least < most) {
    const middle = (least + most) >> 1;
    if (isThere(from + middle * MINUTE)) most = middle;
    else least = middle + 1;
  }
  return from + least * MINUTE;
}
