import { h, useEffect, useMemo, useRef, useState } from '../lib/react.js';
import { t, timeAt } from '../lib/i18n.js';
import { useNow } from '../lib/time.js';
import { MINUTE } from '../lib/zone.js';
import { Announcer } from '../components/announcer.js';
import { Icon } from '../components/icon.js';
import { axisOf, lanesOf, snapped } from './axis.js';
import { useMoving } from './use-moving.js';
import { ICONS, isMovable, patientName, sentence, typeName } from './words.js';

/** Pixels for a minute. */
const SCALE = 1.2;
/** What is seen of the day at first begins so long before the first hours, in minutes. */
const EARLIER = 30;
const NINE = 540;
/** Pixels: of a line of a visit's text, and of the edges of its block. */
const LINE = { long: 16, short: 15 };
const EDGES = { long: 4, short: 2 };

const px = (minutes) => `${minutes * SCALE}px`;
/** A clock that shows so many minutes since midnight. */
const clock = (minutes) => timeAt(minutes * MINUTE, 'UTC');

/**
 * Days of doctors beside each other, against one axis of hours.
 *
 * @param {object} props
 * @param {{key: string, title: string, note: string, isToday: boolean, doctor: object, day: object, parts: object[],
 *   visits: object[]}[]} props.columns
 * @param {object} props.schedule of `useSchedule`
 * @param {boolean} props.canChange
 * @param {(visit: object) => void} props.onOpen
 * @param {(visit: object, to: {doctor: string, from: number}) => Promise<void>} props.onMove
 * @param {(free: {doctor: string, day: string, from: number}) => void} props.onFree
 */
export function Grid({ columns, schedule, canChange, onOpen, onMove, onFree }) {
  const { zone, clinic } = schedule;
  const axis = useMemo(() => axisOf(schedule.days), [schedule.days.map(({ day }) => day).join(), zone]);
  const frame = useRef(null);
  const now = useNow(MINUTE);

  /** The start that a block means whose upper edge is at a place of a column. */
  const startAt = (index, place, visit) => {
    const { day, parts } = columns[index];
    const type = clinic?.visit_types.find(({ id }) => id === visit?.visit_type_id);
    return snapped(axis.moment(day, place), parts, type?.step_minutes ?? 5);
  };
  const shown = columns.map(({ key }) => key).join();
  const moving = useMoving({
    frame, columns: shown, scale: SCALE, startAt,
    placeAt: (index, from) => axis.position(columns[index].day, from),
    onMove: (visit, { index, from }) => onMove(visit, { doctor: columns[index].doctor.id, from }),
  });
  const said = moving.to && t('schedule.moving', {
    time: timeAt(moving.to.from, zone), column: columns[moving.to.index].title,
  });

  // The hours of work are in sight at first; where somebody has looked since, they look on.
  const earliest = Math.min(...columns.flatMap(({ day, parts, visits }) =>
    [...parts, ...visits].map(({ from }) => axis.position(day, from))));
  const scrolled = useRef('');
  useEffect(() => {
    if (scrolled.current === shown || !schedule.isRead) return;
    scrolled.current = shown;
    frame.current.scrollTop = Math.max(0, (Number.isFinite(earliest) ? earliest : NINE) - EARLIER) * SCALE;
  }, [shown, earliest, schedule.isRead]);

  return h('div', { className: 'schedule-frame', ref: frame, tabIndex: 0, role: 'region',
    'aria-label': t('schedule.name') },
  h('div', { className: 'schedule-grid', style: { '--columns': columns.length } },
    h('div', { className: 'schedule-corner' }),
    columns.map((column) => h('div', { key: column.key, className: 'schedule-head',
      'data-today': column.isToday || undefined },
    h('h2', null, column.title), column.note && h('p', { className: 'small muted' }, column.note))),
    h('div', { className: 'schedule-hours', style: { height: px(axis.length) }, 'aria-hidden': true },
      axis.hours.map(({ place, minutes }) =>
        h('span', { key: place, style: { top: px(place) } }, place > 0 && clock(minutes)))),
    columns.map((column, index) => h(Column, {
      key: column.key, column, index, axis, schedule, canChange, moving, now, onOpen, onFree, startAt,
    }))),
  h(Announcer, { text: said ?? '' }));
}

function Column({ column, index, axis, schedule, canChange, moving, now, onOpen, onFree, startAt }) {
  const { day, parts, visits, doctor } = column;
  const place = (moment) => axis.position(day, moment);
  const box = (from, to) => ({ top: px(from), height: px(to - from) });
  const lanes = lanesOf(visits);

  function pressed(event) {
    if (!canChange || event.target.closest('.visit')) return;
    const at = (event.clientY - event.currentTarget.getBoundingClientRect().top) / SCALE;
    const from = startAt(index, Math.floor(at / 5) * 5);
    if (parts.some((part) => from >= part.from && from < part.to)) onFree({ doctor: doctor.id, day: day.day, from });
  }

  return h('div', { className: 'schedule-column', role: 'group', 'aria-label': `${column.title} ${column.note}`.trim(),
    'data-column': index, style: { height: px(axis.length) }, onClick: pressed },
  parts.map(({ from, to }) => h('div', { key: from, className: 'work', style: box(place(from), place(to)) })),
  axis.hours.map(({ place: at }) => h('i', { key: at, className: 'line', style: { top: px(at) } })),
  axis.gaps(day).map(([from, to]) => h('div', { key: from, className: 'gap', style: box(from, to) })),
  column.isToday && h('div', { className: 'now', style: { top: px(place(now)) } }),
  visits.map((visit) => h(Block, {
    key: visit.id, visit, index, schedule, moving, lane: lanes.get(visit.id), onOpen,
    isMovable: canChange && isMovable(visit), style: box(place(visit.from), place(visit.to)),
  })));
}

function Block({ visit, index, schedule, moving, lane: { lane, lanes }, style, isMovable: movable, onOpen }) {
  const { names, clinic, zone } = schedule;
  const way = moving.wayOf(visit, index);
  const isShort = visit.to - visit.from < 30 * MINUTE;
  const size = isShort ? 'short' : 'long';
  // Whole lines only: half of one says nothing.
  const lines = Math.max(1, Math.floor((parseFloat(style.height) - EDGES[size]) / LINE[size]));
  const whole = sentence(visit, schedule);
  return h('button', {
    type: 'button', className: 'visit', 'data-visit': visit.id, 'data-status': visit.status,
    'data-movable': movable || undefined, 'data-moving': way ? true : undefined,
    'data-short': isShort || undefined, title: whole,
    'aria-label': whole, 'aria-describedby': movable ? 'schedule-keys' : undefined,
    style: {
      ...style, insetInlineStart: `calc(${(100 * lane) / lanes}% + 2px)`, width: `calc(${100 / lanes}% - 4px)`,
      transform: way && `translate(${way.x}px, ${way.y}px)`,
    },
    ...(movable && moving.handlers(visit, index)),
    onClick: () => moving.isOver() && onOpen(visit),
  },
  h('span', { className: 'visit-text', style: { '--lines': lines } },
    h('span', { className: 'visit-line' }, h(Icon, { name: ICONS[visit.status] }),
      h('span', { className: 'number' }, timeAt(way ? way.from : visit.from, zone)), ' ',
      h('strong', null, patientName(visit, names))),
    h('span', { className: 'visit-line small' },
      `${typeName(clinic, visit.visit_type_id)} · ${t(`visit.${visit.status}`)}`)));
}
