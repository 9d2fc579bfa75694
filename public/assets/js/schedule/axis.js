import { MINUTE } from '../lib/zone.js';

/**
 * The hours that some days are drawn against: those of the clock, and an hour that comes twice on one of the days once
 * more. A position on it is counted in minutes from the top; a day has gaps where its clocks show no such time.
 *
 * @param {ReturnType<typeof import('../lib/zone.js').wholeDay>[]} days
 */
export function axisOf(days) {
  const back = days.find(({ change }) => change?.by < 0)?.change;
  const fold = back && { at: back.at, by: -back.by };
  const length = 1440 + (fold?.by ?? 0);

  /** Where a moment of a day is, within it. */
  function position({ start, length: most, change }, moment) {
    const passed = Math.max(0, Math.min(most, (moment - start) / MINUTE));
    if (change?.by < 0) return passed;
    const shown = change && passed >= change.at ? passed + change.by : passed;
    return fold && shown >= fold.at ? shown + fold.by : shown;
  }

  /** The stretches of the axis that a day does not have. */
  function gaps({ change }) {
    if (change?.by > 0) return [[change.at, change.at + change.by]];
    return fold && !change ? [[fold.at, fold.at + fold.by]] : [];
  }

  /** The moment at a position of a day; what lies in a gap is moved to its end. */
  function moment(day, place) {
    const [gap] = gaps(day);
    const beyond = gap && place >= gap[0] ? Math.max(place, gap[1]) - (gap[1] - gap[0]) : place;
    return day.start + Math.max(0, Math.min(day.length, beyond)) * MINUTE;
  }

  /** The hours: where each is, and what the clock shows, in minutes since midnight. */
  const hours = Array.from({ length: 24 }, (_, hour) => hour * 60)
    .map((minutes) => ({ place: fold && minutes >= fold.at ? minutes + fold.by : minutes, minutes }));
  if (fold) hours.push({ place: fold.at, minutes: fold.at - fold.by });
  hours.sort((one, other) => one.place - other.place);

  return { length, position, moment, gaps, hours };
}

/**
 * Where visits that overlap lie beside each other: a cancelled one leaves its time to others.
 *
 * @param {{id: string, from: number, to: number}[]} spans
 * @returns {Map<string, {lane: number, lanes: number}>}
 */
export function lanesOf(spans) {
  const placed = new Map();
  let group = [];
  let end = -1;
  const close = () => {
    const lanes = 1 + Math.max(...group.map(({ lane }) => lane));
    for (const { id, lane } of group) placed.set(id, { lane, lanes });
    group = [];
  };
  for (const span of [...spans].sort((one, other) => one.from - other.from || one.to - other.to)) {
    if (group.length && span.from >= end) close();
    const taken = new Set(group.filter(({ to }) => to > span.from).map(({ lane }) => lane));
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    group.push({ ...span, lane });
    end = group.length === 1 ? span.to : Math.max(end, span.to);
  }
  if (group.length) close();
  return placed;
}

/**
 * A start that the clinic offers, near a moment: a step of the visit's type from where the doctor's own hours begin, also
 * where the clinic opens later, and on the grid of five minutes where there are none.
 */
export function snapped(moment, hours, step) {
  const part = hours.find(({ from, to }) => moment >= from - 5 * MINUTE && moment < to);
  const grid = (part ? step : 5) * MINUTE;
  const origin = part ? part.origin : 0;
  const near = origin + Math.round((moment - origin) / grid) * grid;
  return part && near < part.from ? origin + Math.ceil((part.from - origin) / grid) * grid : near;
}
