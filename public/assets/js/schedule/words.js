import { date, number, t, timeAt } from '../lib/i18n.js';
import { named } from '../lib/named.js';
import { dayOf, MINUTE, startOf } from '../lib/zone.js';

/** How a visit stands, as a drawing; the word is in its name. */
export const ICONS = {
  held: 'pause', booked: 'clock', confirmed: 'check', arrived: 'user', fulfilled: 'check', noshow: 'alert',
  cancelled: 'close',
};

const ATTENDANCE = {
  booked: ['confirmed', 'arrived', 'noshow'], confirmed: ['arrived', 'noshow'], arrived: ['fulfilled', 'booked'],
  noshow: ['arrived'],
};

/** How long before a visit its patient may have come, also where that is the day before. */
const EARLY = 180 * MINUTE;

/** From when on each may be said of a visit. */
const BEGIN = {
  arrived: (from, zone) => Math.min(startOf(dayOf(from, zone), zone), from - EARLY), noshow: (from) => from,
};

/** What the desk may say of a visit: nobody has come before its day, nor stays away from one that has not begun. */
export const attendance = ({ status, from }, zone, now = Date.now()) =>
  (ATTENDANCE[status] ?? []).filter((next) => (BEGIN[next]?.(from, zone) ?? -Infinity) <= now);

/** Of a clinic or a type of visit: whether it is in use. */
export const isActive = ({ is_active: is }) => is;

export const isMovable = ({ status }) => ['booked', 'confirmed'].includes(status);
export const isCancellable = ({ status }) => ['held', 'booked', 'confirmed'].includes(status);

export const typeName = (clinic, id) => named(clinic?.visit_types, id) ?? id;

/** Who comes; of a time that is held nobody knows yet. */
export const patientName = (visit, names) =>
  (visit.patient_id ? names.get(visit.patient_id) ?? visit.patient_id : t('visit.nobody'));

export const span = ({ from, to }, zone) => `${timeAt(from, zone)} – ${timeAt(to, zone)}`;

/** The whole of a visit in one line, for who hears it. */
export const sentence = (visit, { clinic, names, zone }) => [
  span(visit, zone), patientName(visit, names), typeName(clinic, visit.visit_type_id),
  t(`visit.${visit.status}`), ...(visit.is_overbooked ? [t('visit.shared.yes')] : []),
].join(', ');

/** How long a day is on which the clocks change; at Lord Howe by half an hour. */
export const changeOf = ({ day, length }) =>
  t('schedule.changed', { day: date(day), n: number(length / 60, length % 60 ? 1 : 0) });
