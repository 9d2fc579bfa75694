const CHANGEABLE = ['held', 'booked', 'confirmed'];

/** Until when a patient may change a visit, in ms since 1970; null for one that is over, or never could be. */
export function changeableUntil(visit, clinic, now) {
  if (!CHANGEABLE.includes(visit.status) || Date.parse(visit.starts_at) <= now) return null;
  return Date.parse(visit.starts_at) - (clinic?.cutoff_minutes ?? 0) * 60000;
}

/** Visits to come, soonest first, and those that were or were cancelled, latest first. */
export function inOrder(visits, now) {
  const isToCome = (visit) => visit.status !== 'cancelled' && Date.parse(visit.ends_at) > now;
  return { toCome: visits.filter(isToCome), past: visits.filter((visit) => !isToCome(visit)).reverse() };
}
