import { Fragment, h, useRef, useState } from '../lib/react.js';
import { choices, dateTime, t, zoneInUse, zoneName } from '../lib/i18n.js';
import { explain, request } from '../lib/api.js';
import { momentsOf, shownAt } from '../lib/zone.js';
import { Field } from '../components/field.js';
import { FormDialog } from '../components/form-dialog.js';
import { Several } from '../components/several.js';
import { change, EVENTS, OVER, pathOf, post, TEST } from './webhooks.js';

const HOUR = 3600;
const OVERLAPS = [24 * HOUR, HOUR, 168 * HOUR, 0];

/** Where to, and of what, as it was typed; and what is missing of it. */
function typedIn(data) {
  const body = { callbackUrl: data.get('callbackUrl').trim(), events: data.getAll('events') };
  const wrong = {};
  if (!body.callbackUrl) wrong.callbackUrl = t('register.noUrl');
  if (!body.events.length) wrong.events = t('register.noEvents');
  return { body, wrong };
}

/** The fields for that. */
const Target = ({ errors, webhook }) => h(Fragment, null,
  h(Field, { name: 'callbackUrl', type: 'url', inputMode: 'url', maxLength: 500, label: t('webhook.url'),
    hint: t('register.url'), error: errors.callbackUrl, 'aria-required': true, defaultValue: webhook?.callbackUrl }),
  h(Several, { name: 'events', label: t('webhook.events'), error: errors.events, chosen: webhook?.events,
    options: EVENTS.map((event) => ({ value: event, label: h('code', null, event) })) }));

/** @param {{onDone: (made: {webhookId: string, secret: string}) => void, onClose: () => void}} props */
export function RegisterDialog({ onDone, onClose }) {
  return h(FormDialog, {
    title: t('register'), note: t('register.note'), go: t('register.go'), onClose,
    onDone: ({ body }) => onDone(body.data),
    send: (body, key) => post('/api/ivr/webhooks/register', body, key),
    read: (data) => {
      const { body, wrong } = typedIn(data);
      return { body: { ...body, ordered: data.has('ordered') }, wrong };
    },
    fields: (errors) => [
      h(Target, { key: 'target', errors }),
      h('label', { key: 'ordered', className: 'check' }, h('input', { type: 'checkbox', name: 'ordered' }),
        t('register.ordered')),
    ],
  });
}

const isSame = (one, other) => String([one].flat().sort()) === String([other].flat().sort());

/**
 * Another address, or other events. Only what is another than before is sent, so that what somebody else changes
 * meanwhile is kept.
 *
 * @param {{webhook: object, etag: string, onConflict: () => void, onDone: () => void, onClose: () => void}} props
 */
export function EditDialog({ webhook, etag, onConflict, onDone, onClose }) {
  // The webhook as it was read last, and what the form begins with.
  const [{ base, tag, shown }, setBase] = useState({ base: webhook, tag: etag, shown: webhook });
  const mine = useRef({});

  function read(data) {
    const { body, wrong } = typedIn(data);
    mine.current = Object.fromEntries(Object.entries(body).filter(([name, value]) => !isSame(value, base[name])));
    return { body: mine.current, wrong };
  }

  async function refused(answer) {
    if (answer.status !== 412) return undefined;
    const fresh = await request(pathOf(webhook.webhookId));
    onConflict();
    if (fresh.status !== 200) return { all: explain(fresh) };
    const now = fresh.body.data;
    setBase({ base: now, tag: fresh.etag, shown: { ...now, ...mine.current } });
    return { all: t('edit.conflict') };
  }

  return h(FormDialog, {
    title: t('edit.webhook'), go: t('save'), read, onRefused: refused, onDone, onClose,
    send: (body) => change(webhook.webhookId, tag, 'PATCH', body),
    fields: (errors) => h(Target, { key: tag, errors, webhook: shown }),
  });
}

/** @param {{webhook: object, etag: string, onDone: () => void, onClose: () => void}} props */
export const DeleteDialog = ({ webhook, etag, onDone, onClose }) =>
  h(FormDialog, {
    title: t('delete'), note: t('delete.note', { url: webhook.callbackUrl }), go: t('delete'), tone: 'bad', onDone,
    onClose, send: () => change(webhook.webhookId, etag, 'DELETE'),
  });

/** @param {{webhook: object, onDone: (secret: string) => void, onClose: () => void}} props */
export const RotateDialog = ({ webhook, onDone, onClose }) =>
  h(FormDialog, {
    title: t('rotate'), note: t('rotate.note'), go: t('rotate'), onClose,
    onDone: ({ body }) => onDone(body.data.secret),
    read: (data) => ({ body: { overlapSeconds: Number(data.get('overlapSeconds')) } }),
    send: (body, key) => post(pathOf(webhook.webhookId, '/secret'), body, key),
    fields: (errors) => h(Field, { name: 'overlapSeconds', label: t('rotate.overlap'), error: errors.overlapSeconds,
      options: OVERLAPS.map((seconds) => ({ value: seconds, label: t(`rotate.${seconds / HOUR}`) })) }),
  });

/** @param {{webhook: object, onDone: (count: number) => void, onClose: () => void}} props */
export function ReplayDialog({ webhook, onDone, onClose }) {
  const day = 24 * HOUR * 1000;
  const any = { value: '', label: t('replayRange.all') };
  return h(FormDialog, {
    title: t('replayRange'), note: t('replayRange.note'), go: t('replay'), onClose,
    onDone: ({ body }) => onDone(body.data.replayed),
    send: (body, key) => post(pathOf(webhook.webhookId, '/replay'), body, key),
    read: (data) => {
      const wrong = {};
      // In an hour that comes twice the beginning is in the first, and the end in the second.
      const moments = ['from', 'to'].map((name, place) => [name, momentsOf(data.get(name), zoneInUse())[place]]);
      for (const [name, moment] of moments) if (Number.isNaN(moment)) wrong[name] = t('replayRange.noTime');
      if (Object.keys(wrong).length) return { wrong };
      const body = Object.fromEntries(moments.map(([name, moment]) => [name, new Date(moment).toISOString()]));
      for (const name of ['event', 'state']) if (data.get(name)) body[name] = data.get(name);
      if (body.from >= body.to) wrong.to = t('replayRange.order', { time: dateTime(body.from) });
      return { body, wrong };
    },
    fields: (errors) => h('div', { className: 'form-grid' },
      h(Field, { name: 'from', type: 'datetime-local', label: t('filter.from'), error: errors.from, hint: zoneName(),
        defaultValue: shownAt(Date.now() - day, zoneInUse()) }),
      h(Field, { name: 'to', type: 'datetime-local', label: t('filter.to'), error: errors.to, hint: zoneName(),
        defaultValue: shownAt(Date.now() + 60000, zoneInUse()) }),
      h(Field, { name: 'state', label: t('column.state'), error: errors.state,
        options: [...choices('state', OVER), any] }),
      h(Field, { name: 'event', label: t('column.event'), error: errors.event,
        options: [any, ...[...EVENTS, TEST].map((value) => ({ value, label: value }))] })),
  });
}
