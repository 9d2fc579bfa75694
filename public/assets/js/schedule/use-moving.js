import { useEffect, useLayoutEffect, useRef, useState } from '../lib/react.js';

/** Pixels from which on a press is a drag. */
const LEAST = 4;
/** Near an edge, in pixels, the frame scrolls by so many with each move. */
const EDGE = 36;
const BY_KEY = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/**
 * A block on its way to another time: dragged by a pointer, or by the arrow keys. It stays where it is in the document,
 * so that it keeps the pointer and the focus, and is drawn elsewhere.
 *
 * @param {object} options
 * @param {{current: HTMLElement}} options.frame that scrolls
 * @param {string} options.columns what names them all, in their order: when there are others, what is not yet on its
 *   way to the service goes back to its place, for a column is known by its number
 * @param {number} options.scale pixels for a minute
 * @param {(index: number, place: number, visit: object) => number} options.startAt the start that a place of a column
 *   means
 * @param {(index: number, from: number) => number} options.placeAt the place of a column that a moment has
 * @param {(visit: object, to: {index: number, from: number}) => Promise<void>} options.onMove settled when the block is
 *   where it belongs, whether it was moved or not
 */
export function useMoving({ frame, columns, scale, startAt, placeAt, onMove }) {
  const [drawn, setState] = useState(null);
  const state = drawn?.columns === columns ? drawn : null;
  // What handlers of the same event have to agree on is not left to the next drawing.
  const current = useRef(null);
  const press = useRef(null);
  const dragged = useRef(false);
  // A block that went to another column is another one in the document: it gets the focus back.
  const back = useRef(null);
  useEffect(() => {
    if (!back.current || drawn) return;
    frame.current.querySelector(`[data-visit="${back.current}"]`)?.focus({ preventScroll: true });
    back.current = null;
  });

  useLayoutEffect(stop, [columns]);

  function set(next) {
    current.current = next;
    setState(next);
  }

  const columnsOf = () => [...frame.current.querySelectorAll('[data-column]')];

  /** A block is to begin at a place of a column, or near it. */
  function to(visit, home, index, place) {
    const from = startAt(index, place, visit);
    const lefts = columnsOf().map((column) => column.getBoundingClientRect().left);
    set({ id: visit.id, visit, home, index, from, place: placeAt(index, from), lefts, columns });
  }

  async function commit() {
    const going = current.current;
    if (!going || going.isBusy) return;
    if (going.from === going.visit.from && going.index === going.home) return set(null);
    set({ ...going, isBusy: true });
    try {
      await onMove(going.visit, { index: going.index, from: going.from });
    } finally {
      back.current = going.id;
      set(null);
    }
  }

  function dragTo(event) {
    const { visit, home, grip } = press.current;
    const boxes = columnsOf().map((column) => column.getBoundingClientRect());
    const inside = boxes.findIndex(({ left, right }) => event.clientX >= left && event.clientX < right);
    const index = inside < 0 ? home : inside;
    const place = (event.clientY - grip - boxes[index].top) / scale;
    to(visit, home, index, place);
    const { top, bottom } = frame.current.getBoundingClientRect();
    if (event.clientY < top + 2 * EDGE) frame.current.scrollTop -= EDGE / 4;
    if (event.clientY > bottom - EDGE) frame.current.scrollTop += EDGE / 4;
  }

  function stop() {
    press.current = null;
    if (!current.current?.isBusy) set(null);
  }

  const handlers = (visit, home) => ({
    onPointerDown(event) {
      if (event.button !== 0 || current.current?.isBusy) return;
      const block = event.currentTarget;
      dragged.current = false;
      press.current = {
        visit, home, x: event.clientX, y: event.clientY, grip: event.clientY - block.getBoundingClientRect().top,
      };
      block.setPointerCapture(event.pointerId);
    },
    onPointerMove(event) {
      if (!press.current) return;
      const { x, y } = press.current;
      if (!dragged.current && Math.hypot(event.clientX - x, event.clientY - y) < LEAST) return;
      dragged.current = true;
      dragTo(event);
    },
    onPointerUp() {
      const was = press.current;
      press.current = null;
      if (was && dragged.current) commit();
    },
    onPointerCancel: stop,
    onKeyDown(event) {
      if (current.current?.isBusy) return;
      const way = BY_KEY[event.key];
      if (way) {
        event.preventDefault();
        byKey(visit, home, event.currentTarget, way);
      } else if (event.key === 'Escape' && current.current) {
        event.preventDefault();
        stop();
      } else if (event.key === 'Enter' && current.current) {
        event.preventDefault();
        commit();
      }
    },
    onBlur: () => press.current || stop(),
  });

  function byKey(visit, home, block, [down, aside]) {
    const before = current.current ?? { index: home, place: placeAt(home, visit.from), from: visit.from };
    const index = Math.max(0, Math.min(columnsOf().length - 1, before.index + aside));
    let place = before.place;
    // Starts lie as far apart as the visit's type says: the next one is some grid's steps away.
    for (let step = 0; down && step < 48 && startAt(index, place, visit) === before.from; step += 1) place += down * 5;
    to(visit, home, index, place);
    block.scrollIntoView({ block: 'nearest' });
  }

  return {
    to: state,
    handlers,
    /** How far the block of a column is drawn from its place, in pixels, and when it would begin; null if it stays. */
    wayOf(visit, home) {
      if (state?.id !== visit.id) return null;
      const { lefts, index, place, from } = state;
      return { x: lefts[index] - lefts[home], y: (place - placeAt(home, visit.from)) * scale, from };
    },
    /** Whether a click is one, and not the end of a drag. */
    isOver() {
      const was = dragged.current;
      dragged.current = false;
      return !was && !current.current;
    },
  };
}

