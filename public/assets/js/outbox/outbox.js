import { explain, request, succeeded } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { toast } from '../components/toast.js';

/** The address of the outbox. */
export const BASE = '/api/v1/outbox';
export const STATES = ['waiting', 'sending', 'failed', 'unknown', 'sent', 'kept', 'cancelled'];
export const CHANNELS = ['webhook', 'email', 'sms'];
/** What stands in the page's address. */
export const NAMES = ['state', 'channel', 'target', 'kind', 'message'];

/** Does something, says how it went, and reads again. */
export async function act(path, options, done, reload) {
  const answer = await request(BASE + path, options);
  const isDone = succeeded(answer);
  const n = answer.body?.retried ?? answer.body?.cancelled ?? 1;
  toast(() => (isDone ? t(done, { n }) : explain(answer)), isDone ? 'good' : 'bad');
  await reload();
}
