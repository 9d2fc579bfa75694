import { h, useMemo } from '../lib/react.js';
import { number, t } from '../lib/i18n.js';
import { clockAt, hoursAndMinutes, WEEKDAYS } from '../lib/time.js';
import { Panel } from '../components/panel.js';
import { Table } from '../components/table.js';

/**
 * The hours that matter now, in the restaurant's own time: yesterday's while they run on past midnight, else today's;
 * null on a day without any.
 */
export function hoursNow({ callHours, timeZone }, now) {
  const { day, time } = clockAt(now, timeZone);
  const [yesterday, today] = [(day + 6) % 7, day].map((one) => callHours[WEEKDAYS[one]])
    .map((hours) => hours && [hours.start, hours.end].map(hoursAndMinutes));
  const runsOn = yesterday && yesterday[1] <= yesterday[0] && time < yesterday[1];
  return (runsOn ? yesterday : today)?.join('–') ?? null;
}

/** Whether a restaurant takes calls now: the name of a text `restaurant.NAME`. */
export function standing({ currentlyInCallHours, aiEnabled }) {
  if (!currentlyInCallHours) return { name: 'closed', rank: 2 };
  return aiEnabled ? { name: 'open', tone: 'good', rank: 0 } : { name: 'forwarded', tone: 'warn', rank: 1 };
}

/**
 * @param {object} props
 * @param {object[] | null} props.restaurants
 * @param {boolean} props.isCut there are more
 * @param {(restaurant: string) => void} props.onChoose
 * @param {string} props.language the texts' language
 */
export function Restaurants({ restaurants, isCut, onChoose, language }) {
  const columns = useMemo(() => columnsOf(onChoose), [language]);
  const rows = restaurants ?? [];
  const open = rows.filter(({ currentlyInCallHours }) => currentlyInCallHours).length;
  const sum = restaurants
    && h('p', { className: 'muted small number' }, t('restaurants.open', { open, n: rows.length }));
  return h(Panel, { title: t('restaurants.title'), head: sum, className: 'restaurants' },
    h(Table, {
      caption: t('restaurants.title'), columns, rows, rowKey: ({ restaurantId }) => restaurantId,
      empty: restaurants ? t('restaurants.empty') : t('loading'),
    }),
    isCut && h('p', { className: 'hint' }, t('restaurants.cut', { n: number(rows.length) })));
}

const columnsOf = (onChoose) => [
  {
    key: 'name', label: t('column.restaurant'), sort: ({ name }) => name,
    value: ({ restaurantId, name }) =>
      h('button', { type: 'button', className: 'link', onClick: () => onChoose(restaurantId) }, name),
  },
  {
    key: 'now', label: t('column.now'), sort: (row) => standing(row).rank,
    value: (row) => {
      const { name, tone } = standing(row);
      return h('span', { className: 'tag', 'data-tone': tone }, t(`restaurant.${name}`));
    },
  },
  {
    key: 'hours', label: t('column.hours'), kind: 'time',
    value: (row) => hoursNow(row, Date.now()) ?? h('span', { className: 'muted' }, t('restaurant.noHours')),
  },
  { key: 'zone', label: t('column.zone'), wide: true, sort: ({ timeZone }) => timeZone, value: ({ timeZone }) =>
    timeZone.replaceAll('_', ' ') },
];
