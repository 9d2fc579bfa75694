export const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
export const UNITS = ['minutes', 'calendar_hours', 'business_hours', 'calendar_days', 'business_days'];

/** A day's name, as the language has it. */
export const dayName = (day, language) =>
  // The first of January 2024 was a Monday.
  new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
    .format(Date.UTC(2024, 0, 1 + DAYS.indexOf(day)));

/** The end of a day: the service calls it 24:00, which no field for times takes. */
const MIDNIGHT = '24:00';
export const typedEnd = (end) => (end === MIDNIGHT ? '00:00' : end);
const endOf = (typed) => (typed === '00:00' ? MIDNIGHT : typed);

/** Hours that end after midnight. */
export const isOverNight = (start, end) => Boolean(start && end) && endOf(end) <= start;

/** The names of the form's fields. */
export const hoursField = (day, side) => `business_hours.${day}.${side}`;
export const levelField = (priority, part) => `service_levels.${priority}.${part}`;

/**
 * What was typed as the service takes it, and by field what is missing.
 *
 * @param {FormData} data
 * @param {{date: string, name: string}[]} holidays
 * @param {string[]} priorities
 */
export function calendarOf(data, holidays, priorities) {
  const missing = [];
  const value = (name) => {
    const text = (data.get(name) ?? '').trim();
    if (!text) missing.push(name);
    return text;
  };
  const hours = Object.fromEntries(DAYS.filter((day) => data.has(`open.${day}`)).map((day) =>
    [day, { start: value(hoursField(day, 'start')), end: endOf(value(hoursField(day, 'end'))) }]));
  const levels = Object.fromEntries(priorities.map((priority) => [priority, {
    amount: Number(value(levelField(priority, 'amount'))), unit: data.get(levelField(priority, 'unit')),
  }]));
  holidays.forEach(({ date, name }, place) => {
    if (!date) missing.push(`holidays[${place}].date`);
    if (!name.trim()) missing.push(`holidays[${place}].name`);
  });
  const body = {
    time_zone: value('time_zone'), business_hours: hours, service_levels: levels,
    holidays: holidays.map(({ date, name }) => ({ date, name: name.trim() })),
  };
  return { body, missing };
}

/** What the service found wrong, at fields that the form has: it may name a promise as a whole. */
export const atFields = (fields) => Object.fromEntries(Object.entries(fields).map(([name, issue]) =>
  [/^service_levels\.\w+$/.test(name) ? `${name}.amount` : name, issue]));
