import { Fragment, h, useMemo, useState } from '../lib/react.js';
import { number, t, time } from '../lib/i18n.js';
import { FilterBar } from '../components/filter-bar.js';
import { Icon } from '../components/icon.js';
import { Panel } from '../components/panel.js';
import { Table } from '../components/table.js';
import { toast } from '../components/toast.js';
import { outcome } from './feed.js';

/** What stands in the address for look-ups that found no restaurant; no identifier looks like this. */
const NONE = '-';
const SHOWN = 100;

/** The look-ups that the filter leaves. */
export const filtered = (lookUps, restaurant) =>
  restaurant ? lookUps.filter((one) => (one.restaurant ?? NONE) === restaurant) : lookUps;

/**
 * The last look-ups, arriving as they are made; they can be held still to be read.
 *
 * @param {object} props
 * @param {object[]} props.lookUps newest first
 * @param {{restaurantId: string, name: string}[]} props.restaurants
 * @param {string} props.restaurant the one to show, or ''
 * @param {(restaurant: string) => void} props.onRestaurant
 * @param {string} props.language the texts' language
 */
export function LookUps({ lookUps, restaurants, restaurant, onRestaurant, language, place }) {
  const [held, setHeld] = useState(null);
  const names = useMemo(() => new Map(restaurants.map((one) => [one.restaurantId, one.name])), [restaurants]);
  const rows = useMemo(() => filtered(held ?? lookUps, restaurant), [held, lookUps, restaurant]);
  const shown = useMemo(() => rows.slice(0, SHOWN), [rows]);
  const columns = useMemo(() => columnsOf(names, onRestaurant), [names, language]);
  const options = [
    ...restaurants.map((one) => ({ value: one.restaurantId, label: one.name })),
    { value: NONE, label: t('outcome.notFound') },
  ];
  const head = h(Fragment, null,
    h(FilterBar, {
      filters: [{ name: 'restaurant', label: t('lookUps.all'), options }], values: { restaurant },
      onChange: (changed) => onRestaurant(changed.restaurant),
    }),
    h('button', { type: 'button', 'aria-pressed': held !== null, onClick: () => setHeld(held ? null : lookUps) },
      h(Icon, { name: held ? 'play' : 'pause' }), held ? t('lookUps.resume') : t('lookUps.hold')),
    h('button', { type: 'button', onClick: () => saveAll(rows, names) },
      h(Icon, { name: 'download' }), 'CSV'));
  return h(Panel, { title: t('lookUps.title'), head, className: 'look-ups', place },
    h(Table, { caption: t('lookUps.title'), columns, rows: shown, rowKey: ({ id }) => id, empty: t('lookUps.empty') }));
}

/** Few ask for a file: what makes it is fetched then. */
const saveAll = (rows, names) => import('./look-ups-file.js').then(({ saveLookUps }) => saveLookUps(rows, names),
  () => toast(() => t('error.UNREACHABLE'), 'bad'));

const columnsOf = (names, onRestaurant) => [
  { key: 'at', label: t('column.time'), value: ({ at }) => time(at), kind: 'time' },
  {
    key: 'restaurant', label: t('column.restaurant'), sort: ({ restaurant }) => names.get(restaurant) ?? '',
    value: (row) => h(Restaurant, { id: row.restaurant, name: names.get(row.restaurant), onChoose: onRestaurant }),
  },
  { key: 'outcome', label: t('column.outcome'), sort: (row) => outcome(row).name, value: (row) => h(Outcome, row) },
  {
    key: 'ms', label: `${t('column.duration')} (ms)`, kind: 'number', sort: ({ microseconds }) => microseconds,
    value: ({ microseconds }) => number(microseconds / 1000, 2),
  },
];

function Restaurant({ id, name, onChoose }) {
  if (!id) return h('span', { className: 'muted' }, '–');
  return h('button', { type: 'button', className: 'link', onClick: () => onChoose(id) }, name ?? id);
}

function Outcome(row) {
  const { name, tone } = outcome(row);
  return h('span', { className: 'tag', 'data-tone': tone }, t(`outcome.${name}`));
}
