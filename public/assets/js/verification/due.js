/** How a request stands with its clock, as a value. No input or output here. */

const MINUTE = 60000;
const UNITS = [['day', 24 * 60], ['hour', 60], ['minute', 1]];

/**
 * A length of time in the units people say: the greatest, and the next one while there are fewer than three of it.
 * Minutes that have not passed are left out.
 *
 * @param {number} ms
 * @returns {[value: number, unit: string][]} `[[1, 'hour'], [20, 'minute']]`; empty below one minute
 */
export function parts(ms) {
  let minutes = Math.floor(ms / MINUTE);
  const found = [];
  for (const [unit, size] of UNITS) {
    const value = Math.floor(minutes / size);
    minutes -= value * size;
    if (value > 0) found.push([value, unit]);
    else if (found.length) break;
    if (found.length === 2 || value >= 3) break;
  }
  return found;
}

/**
 * What to say about the clock.
 *
 * @param {{due_at?: string | null, sla_status?: string}} request
 * @param {number} now ms since 1970
 * @returns {{name: string, tone?: string, left?: number}} the text `due.NAME`; `left` in ms, to the due date or since
 */
export function due({ due_at: dueAt, sla_status: standing }, now) {
  if (standing === 'paused') return { name: 'paused' };
  if (standing === 'stopped' || !dueAt) return { name: 'stopped' };
  const left = Date.parse(dueAt) - now;
  // The service marks it a moment later than it happens.
  if (left < 0 || standing === 'breached') return { name: 'over', tone: 'bad', left: Math.abs(left) };
  if (standing === 'at_risk') return { name: 'risk', tone: 'warn', left };
  return { name: 'in', left };
}
