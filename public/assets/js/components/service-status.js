import { h, useEffect, useState } from '../lib/react.js';
import { number, t, time } from '../lib/i18n.js';
import { request } from '../lib/api.js';
import { useInterval } from '../lib/time.js';
import { Tiles } from './tile.js';

const AGAIN_AFTER = 5000;

/** What the two answers mean: `up`, `waiting` (not ready for calls) or `unreachable`. */
export function judged(health, ready) {
  if (health.status !== 200) return 'unreachable';
  return ready.status === 200 ? 'up' : 'waiting';
}

/** What is not as it should be, as the service says it: `database: unavailable`. */
export const failing = ({ body }) =>
  Object.entries(body?.checks ?? {}).filter(([, value]) => value !== 'ok').map((pair) => pair.join(': ')).join(', ');

/** Whether the service is up and ready for calls, asked every five seconds: `{ name, since, health, ready }`. */
export function useServiceStatus() {
  const [status, setStatus] = useState({ name: 'unknown', since: 0 });
  async function ask() {
    const options = { background: true, timeout: 4000 };
    const [health, ready] = await Promise.all([request('/health', options), request('/health/ready', options)]);
    const name = judged(health, ready);
    setStatus((before) => ({ name, since: name === before.name ? before.since : Date.now(), health, ready }));
  }
  useEffect(() => {
    ask();
  }, []);
  useInterval(ask, AGAIN_AFTER);
  return status;
}

/** The same as tiles. */
export function ServiceStatus({ name, since, health, ready }) {
  const isKnown = name !== 'unknown';
  const seen = isKnown ? t('service.since', { time: time(since) }) : '';
  const isUp = isKnown && name !== 'unreachable';
  const isReady = name === 'up';
  return h(Tiles, {
    tiles: [
      {
        id: 'service', label: t('service.label'), value: isKnown ? t(isUp ? 'service.up' : 'service.unreachable') : '–',
        note: seen, tone: isKnown ? (isUp ? 'good' : 'bad') : undefined,
      },
      {
        id: 'ready', label: t('service.ready'), value: isKnown ? t(isReady ? 'yes' : 'no') : '–',
        note: isKnown ? failing(ready) || t(isReady ? 'service.ready.note' : 'service.noAnswer') : '',
        tone: isKnown ? (isReady && !failing(ready) ? 'good' : isUp ? 'warn' : 'bad') : undefined,
      },
      {
        id: 'time', label: t('service.time'), value: health?.status ? number(Math.max(1, health.milliseconds)) : '–',
        unit: 'ms', note: t('service.time.note'),
      },
    ],
  });
}
