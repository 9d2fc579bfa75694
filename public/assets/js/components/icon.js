import { h } from '../lib/react.js';

// Strokes on a field of 24 by 24. Symbols out of a font would be empty boxes where the font lacks them.
const PATHS = {
  sun: 'M12 4V2m0 20v-2m8-8h2M2 12h2m13.7-5.7 1.4-1.4M4.9 19.1l1.4-1.4m11.4 0 1.4 1.4M4.9 4.9l1.4 1.4'
    + 'M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0Z',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5Z',
  user: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 8c1-4 4-5.5 8-5.5s7 1.5 8 5.5',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15Zm4 4.5a2.2 2.2 0 0 0 4 0M12 5V3',
  calendar: 'M4 6h16v14H4Zm0 4.5h16M8 3.5V8m8-4.5V8',
  download: 'M12 4v11m-4.5-4L12 15.5 16.5 11M5 20h14',
  pause: 'M9 5v14m6-14v14',
  play: 'M7 5v14l12-7Z',
  close: 'm6 6 12 12M18 6 6 18',
  up: 'm7 14 5-5 5 5',
  sort: 'm8 9 4-4 4 4m0 6-4 4-4-4',
  down: 'm7 10 5 5 5-5',
  leave: 'M14 4H6v16h8m-3-8h10m-4-4 4 4-4 4',
  key: 'M14 10a4 4 0 1 0-3.3 3.9L12 15h2v2h2v2h4v-3l-6-6Z',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm5-2 4.5 4.5',
  filter: 'M4 6h16M7 12h10m-7 6h4',
  keyboard: 'M3 7h18v10H3Zm4 3.5h.01m3.3 0h.01m3.3 0h.01m3.3 0h.01M8 14h8',
  message: 'M4 5h16v11H10l-4 4v-4H4Z',
  alert: 'M12 4 2.5 20h19Zm0 6v4.5m0 3v.01',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-14v5l3.5 2',
  back: 'm14 6-6 6 6 6',
  forward: 'm10 6 6 6-6 6',
  plus: 'M12 5v14m-7-7h14',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  file: 'M13 3H6v18h12V8Zm0 0v5h5',
  upload: 'M12 16V5M7.5 9.5 12 5l4.5 4.5M5 20h14',
  phone: 'M6 4h3l1.5 4-2 1.5a12 12 0 0 0 6 6l1.5-2 4 1.5v3a2 2 0 0 1-2 2C10.5 20 4 13.5 4 6a2 2 0 0 1 2-2Z',
  microphone: 'M12 15a3 3 0 0 0 3-3V6a3 3 0 0 0-6 0v6a3 3 0 0 0 3 3Zm-6-3a6 6 0 0 0 12 0m-6 6v3',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
};

/** A drawing beside a text, or in a button that has a name; it says nothing itself. */
export function Icon({ name }) {
  return h('svg', { className: 'icon', viewBox: '0 0 24 24', 'aria-hidden': true }, h('path', { d: PATHS[name] }));
}
