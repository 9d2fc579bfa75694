import { useEffect, useRef, useState } from '../lib/react.js';
import { isDoctor, isStaff } from '../lib/roles.js';
import { useInterval } from '../lib/time.js';
import { useAnswer } from '../lib/use-answer.js';
import { useNews } from '../lib/use-news.js';
import { addDays, dayOf, isDay, weekOf, wholeDay } from '../lib/zone.js';
import { isActive } from './words.js';

/** What stands in the page's address. */
export const NAMES = ['clinic', 'doctor', 'day', 'view'];
const POLL_EVERY = 10000;

const clinicPath = (clinic, path = '') => clinic && `/api/clinics/${encodeURIComponent(clinic)}${path}`;
const asked = (path) => path && [path, {}];

/**
 * A clinic's days as the service has them.
 *
 * @param {import('../lib/session.js').Session} session
 * @param {{clinic: string, doctor: string, day: string, view: string}} values
 * @returns {object} `clinics`, `clinic` (with its types of visits), `zone`, `today`, `day`, `days` (of `wholeDay`),
 *   `doctors` (who see patients there, with `parts`), `first` (of them who is at work), `visits`, `names` (of patients,
 *   by id), `holidays` (by day), `isRead`, `refused` (an answer), `reload()`, `turn` (counts the readings), `live`
 */
export function useSchedule(session, values) {
  const clinics = useAnswer(asked('/api/clinics?limit=100'));
  const list = (clinics.answer?.body?.clinics ?? []).filter(isActive);
  // The list does not say where a doctor works: the first clinic whose hours name them is where they begin.
  const [place, setPlace] = useState(0);
  const isSettled = useRef(!isDoctor(session) || Boolean(values.clinic));
  const line = list.find(({ id }) => id === values.clinic) ?? list[place] ?? list[0];
  const zone = line?.time_zone ?? 'UTC';
  const today = dayOf(Date.now(), zone);
  const day = isDay(values.day) ? values.day : today;
  const first = values.view === 'week' ? weekOf(day) : day;
  const last = values.view === 'week' ? addDays(first, 6) : day;
  const range = `?${new URLSearchParams({ from: first, to: last })}`;
  const clinic = useAnswer(asked(clinicPath(line?.id)));
  const hours = useAnswer(asked(clinicPath(line?.id, `/working-hours${range}`)));
  const visits = useAnswer(asked(clinicPath(line?.id, `/appointments${range}`)));
  const isElsewhere = !isSettled.current && !values.clinic && place < list.length && hours.answer?.status === 200
    && !hours.answer.body.doctors.length;
  useEffect(() => {
    if (isElsewhere) setPlace(place + 1);
    else if (hours.answer && list.length) isSettled.current = true;
  }, [hours.answer]);
  const [turn, setTurn] = useState(0);

  async function reload(options) {
    setTurn((before) => before + 1);
    // What the others are does not change; they are read again when they could not be read.
    const missing = [clinics, clinic].filter(({ answer }) => answer && answer.status !== 200);
    await Promise.all([visits, hours, ...missing].map((one) => one.reload(options)));
  }
  const listens = isStaff(session);
  const again = () => reload({ background: true });
  const live = useNews(listens ? ['appointments'] : [], again);
  const isLive = listens && live.name === 'live';
  useInterval(() => isLive || again(), POLL_EVERY);
  useOnReturn(() => isLive || again());

  const read = [clinics, clinic, hours, visits].map(({ answer }) => answer);
  const bodies = read.map((answer) => (answer?.status === 200 ? answer.body : null));
  const booked = (bodies[3]?.appointments ?? []).map(visitOf);
  const doctors = doctorsOf(bodies[2]?.doctors ?? [], booked);
  return {
    clinics: list, clinic: bodies[1], zone, today, day, turn, live: listens ? live : undefined, reload,
    isRead: (bodies.every(Boolean) && !isElsewhere) || (bodies[0] && !line),
    refused: read.find((answer) => answer && answer.status !== 200),
    days: Array.from({ length: values.view === 'week' ? 7 : 1 }, (_, distance) =>
      wholeDay(addDays(first, distance), zone)),
    doctors,
    first: doctors.find(({ id, parts }) => parts.length || booked.some((one) => one.doctor_id === id)) ?? doctors[0],
    visits: booked,
    names: new Map((bodies[3]?.patients ?? []).map(({ id, name }) => [id, name])),
    holidays: new Map((bodies[2]?.holidays ?? []).map(({ date, name }) => [date, name])),
  };
}

export const visitOf = (one) => ({ ...one, from: Date.parse(one.starts_at), to: Date.parse(one.ends_at) });

/** Who sees patients on these days, and whoever has a visit although they do not. */
function doctorsOf(listed, visits) {
  const known = listed.map(({ id, name, hours, exceptions }) => ({
    id, name, exceptions: new Set(exceptions),
    parts: hours.map((part) => ({
      from: Date.parse(part.starts_at), to: Date.parse(part.ends_at), origin: Date.parse(part.counted_from),
    })),
  }));
  const others = new Set(visits.map(({ doctor_id: id }) => id).filter((id) => !listed.some((one) => one.id === id)));
  return [...known, ...[...others].map((id) => ({ id, name: id, exceptions: new Set(), parts: [] }))];
}

/** Calls `action` when somebody comes back to the page. */
function useOnReturn(action) {
  useEffect(() => {
    addEventListener('focus', action);
    return () => removeEventListener('focus', action);
  });
}
