import { t } from '../lib/i18n.js';
import { request } from '../lib/api.js';

/** What stands in the page's address. */
export const NAMES = ['webhook', 'delivery', 'state', 'event'];
export const EVENTS = [
  'restaurant.updated', 'settings.updated', 'agent.updated', 'call.processed', 'call.completed',
  'verification.created', 'verification.updated', 'verification.decided', 'message.sent', 'message.failed',
];
export const TEST = 'webhook.test';
/** How far a delivery may have come, each with a colour beside its word. */
export const STATES = { waiting: 'warn', sending: 'new', sent: 'good', failed: 'bad', cancelled: undefined };
export const OVER = ['failed', 'sent', 'cancelled'];

export const pathOf = (id, rest = '') => `/api/ivr/webhooks/${encodeURIComponent(id)}${rest}`;
export const deliveryPath = (webhook, id, rest = '') => pathOf(webhook, `/deliveries/${encodeURIComponent(id)}${rest}`);

/** The word for how an endpoint stands, and its colour. */
export function standing({ paused, pauseReason }) {
  if (!paused) return { text: t('webhook.active'), tone: 'good' };
  return { text: t(`paused.${pauseReason}`), tone: pauseReason === 'user' ? 'warn' : 'bad' };
}

/** Sends a POST; one that comes again with its `key` does nothing again. */
export const post = (path, body = {}, key = crypto.randomUUID()) =>
  request(path, { method: 'POST', body, headers: { 'Idempotency-Key': key } });

/** Changes or deletes an endpoint, if it is still as it was seen. */
export async function change(webhook, etag, method, body) {
  return request(pathOf(webhook), { method, body, headers: { 'If-Match': etag } });
}
