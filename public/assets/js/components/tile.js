import { h, memo } from '../lib/react.js';

/**
 * One figure.
 *
 * @param {object} props
 * @param {string} props.id
 * @param {string} props.label
 * @param {string} props.value as it is to be shown; a dash when it is not known
 * @param {string} [props.unit]
 * @param {string} [props.note]
 * @param {'good' | 'warn' | 'bad'} [props.tone] never the only sign of what it says
 * @param {number[]} [props.trend] oldest first
 * @param {object} [props.link] of a tile that leads to what it counts: the properties of an `a`
 */
export const Tile = memo(({ id, label, value, unit, note, tone, trend, link }) =>
  h('div', { className: 'tile', id: `tile-${id}`, 'data-tone': tone },
    h('dt', null, link ? h('a', { className: 'stretched', ...link }, label) : label),
    h('dd', { className: 'value' }, value, unit && value !== '–' && h('span', { className: 'unit' }, unit)),
    note !== undefined && h('dd', { className: 'note' }, note),
    trend && h('dd', { className: 'trend' }, h(Sparkline, { values: trend }))));

/** A list of tiles. */
export const Tiles = ({ tiles }) =>
  h('dl', { className: 'tiles' }, tiles.map((tile) => h(Tile, { key: tile.id, ...tile })));

/** The course of a figure without a scale; the figure itself stands beside it. */
export function Sparkline({ values }) {
  const line = path(values);
  return h('svg', { className: 'spark', viewBox: '0 0 100 24', preserveAspectRatio: 'none', 'aria-hidden': true },
    line && h('path', { className: 'area', d: `${line}L100 24L0 24Z` }),
    line && h('path', { d: line }));
}

/** The line through `values` on a field of 100 by 24, from 0 at the bottom to their greatest near the top. */
export function path(values) {
  if (values.length < 2) return '';
  const greatest = Math.max(...values, Number.EPSILON);
  return values
    .map((value, index) => {
      const x = (index / (values.length - 1)) * 100;
      const y = 23 - (value / greatest) * 21;
      return `${index ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join('');
}
