import { dayOf, offset } from '../lib/zone.js';

/**
 * Free times by the day of the clinic's clock, each once: with the first of these doctors who is free then.
 *
 * @param {{doctor_id: string, starts: string[]}[]} free as the service lists them
 * @param {string[]} doctors who come into question, in the order in which they are preferred
 * @param {string} timeZone
 * @returns {Map<string, {doctor_id: string, starts_at: string}[]>} soonest first
 */
export function timesByDay(free, doctors, timeZone) {
  const starts = new Map();
  for (const doctor of doctors) {
    const times = free.find((one) => one.doctor_id === doctor)?.starts ?? [];
    for (const start of times) if (!starts.has(start)) starts.set(start, doctor);
  }
  const days = new Map();
  for (const start of [...starts.keys()].sort()) {
    const day = dayOf(Date.parse(start), timeZone);
    if (!days.has(day)) days.set(day, []);
    days.get(day).push({ doctor_id: starts.get(start), starts_at: start });
  }
  return days;
}

/** Until which hour of the clinic's clock a part of the day lasts. */
const PARTS = [['morning', 12], ['afternoon', 17], ['evening', 24]];

/** The times of a day by its parts; those without any are left out. */
export function partsOfDay(times, timeZone) {
  const hour = (moment) => new Date(moment + offset(moment, timeZone)).getUTCHours();
  const part = ({ starts_at: start }) => PARTS.find(([, end]) => hour(Date.parse(start)) < end)[0];
  return PARTS.map(([name]) => [name, times.filter((one) => part(one) === name)]).filter(([, some]) => some.length);
}
