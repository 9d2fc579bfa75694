import { h } from '../lib/react.js';
import { number, percent, t } from '../lib/i18n.js';
import { Tiles } from '../components/tile.js';
import { rate, TOO_MANY_ERRORS } from './feed.js';

const UNKNOWN = '–';
const known = (value, show) => (value === null || value === undefined ? UNKNOWN : show(value));
const milliseconds = (value) => known(value, (ms) => number(ms, ms < 100 ? 2 : 0));

const errorTone = (share) => (share >= TOO_MANY_ERRORS ? 'bad' : share > 0 ? 'warn' : undefined);

/**
 * The figures of the service.
 *
 * @param {{feed: import('./feed.js').Feed, seconds: number[]}} props
 */
export function ServiceTiles({ feed, seconds }) {
  const { service, ticks } = feed;
  const trend = (value) => ticks.map(value).filter((one) => one !== null && one !== undefined);
  return h(Tiles, {
    tiles: [
      {
        id: 'rate', label: t('tile.rate'), value: service ? number(rate(seconds), 1) : UNKNOWN,
        unit: t('unit.perSecond'), note: t('tile.rate.note'), trend: seconds,
      },
      {
        id: 'p99', label: t('tile.p99'), value: milliseconds(service?.p99), unit: 'ms',
        note: service?.p50 === undefined ? '' : t('tile.p99.note', { p50: milliseconds(service.p50) }),
        trend: trend((one) => one.p99),
      },
      {
        id: 'errors', label: t('tile.errors'), value: known(service?.errorShare, (share) => percent(share, 2)),
        note: t('tile.lastMinute'), tone: errorTone(service?.errorShare), trend: trend((one) => one.errorShare),
      },
      {
        id: 'cache', label: t('tile.cache'), value: known(service?.cacheHitShare, (share) => percent(share, 1)),
        note: t('tile.cache.note'), trend: trend((one) => one.cacheHitShare),
      },
      {
        id: 'threads', label: t('tile.threads'), value: service ? number(service.threads.busy) : UNKNOWN,
        note: service && t('tile.of', { of: service.threads.of }), trend: trend((one) => one.threads.busy),
        tone: service && service.threads.busy >= service.threads.of ? 'warn' : undefined,
      },
      {
        id: 'workers', label: t('tile.workers'), value: service ? number(service.workers.up) : UNKNOWN,
        note: service && t('tile.workers.note', { of: service.workers.of, n: service.crashes }),
        tone: service && service.workers.up < service.workers.of ? 'warn' : undefined,
      },
    ],
  });
}
