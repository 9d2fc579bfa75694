import { get } from '../lib/api.js';

const INTERVAL = 5000;
const clock = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
});
const byId = (id) => document.getElementById(id);

/** Asks every five seconds whether the service is alive and ready, and shows what it last knew for certain. */
export function statusBoard() {
  let state = { name: 'unknown', since: new Date() };

  async function look() {
    const [health, ready] = await Promise.all([get('/health'), get('/health/ready')]);
    const name = health.status !== 200 ? 'unreachable' : ready.status === 200 ? 'live' : 'waiting';
    if (name !== state.name) {
      state = { name, since: new Date() };
      headline(state);
    }
    tiles(state, health, ready);
    setTimeout(look, INTERVAL);
  }
  look();
}

function headline({ name, since }) {
  const words = {
    live: ['Up and ready for calls', `Live since ${clock.format(since)}`],
    waiting: ['Up, but not ready for calls', `Not ready since ${clock.format(since)}`],
    unreachable: ['The service does not answer', `Unreachable since ${clock.format(since)}`],
  }[name];
  byId('headline').textContent = words[0];
  byId('pill-text').textContent = words[1];
  byId('pill').dataset.state = name;
}

function tiles({ name, since }, health, ready) {
  const seen = `as this page sees it, since ${clock.format(since)}`;
  const alive = name !== 'unreachable';
  tile('service', alive ? 'Up' : 'Unreachable', alive ? seen : reason(health), alive ? 'good' : 'bad');
  const isReady = name === 'live';
  tile('ready', isReady ? 'Yes' : 'No', isReady ? 'database, migrations, background worker' : reason(ready),
    isReady ? 'good' : alive ? 'warn' : 'bad');
  const asked = `asked at ${clock.format(new Date())}`;
  tile('time', health.status ? `${Math.max(1, Math.round(health.milliseconds))} ms` : '–', asked, '');
}

function reason({ status, body }) {
  const failing = Object.entries(body?.checks ?? {}).filter(([, value]) => value !== 'ok');
  if (failing.length) return failing.map(([check, value]) => `${check}: ${value}`).join(', ');
  return status ? `it answered ${status}` : 'no answer';
}

function tile(id, value, note, tone) {
  const element = byId(`tile-${id}`);
  element.dataset.tone = tone;
  set(element.querySelector('.value'), value);
  set(element.querySelector('.note'), note);
}

function set(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
