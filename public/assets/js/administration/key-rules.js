import { zoneInUse } from '../lib/i18n.js';
import { momentOf } from '../lib/zone.js';

export const PATH = '/api/ivr/auth/api-keys';
export const pathOf = (id, rest = '') => `${PATH}/${encodeURIComponent(id)}${rest}`;

/** What a key can be used for. */
export const SCOPES = ['call_config', 'calls', 'voice', 'bookings', 'webhooks', 'verification'];

/** By what a key is known: how it ends. */
export const ended = ({ hint }) => `…${hint}`;

const HOUR = 3600;

/** For how long the old key goes on beside the new one, in seconds; the first is offered first. */
export const OVERLAPS = [24, 1, 168, 720, 0].map((hours) => hours * HOUR);

/** The text for how long that is. */
export const overlapText = (seconds) => `overlap.${seconds / HOUR}`;

const TONES = { active: 'good', replaced: 'warn' };

/**
 * How a key stands: the text `key.NAME`, since or until when, and its colour. `isGood`: whether it is let in.
 *
 * @returns {{name: string, time?: string, tone?: string, isGood: boolean}}
 */
export function standing({ revokedAt, expiresAt, replacedBy }, now) {
  const said = (name, time) => ({ name, time, tone: TONES[name], isGood: name in TONES });
  if (revokedAt) return said('revoked', revokedAt);
  if (expiresAt && Date.parse(expiresAt) <= now) return said('over', expiresAt);
  if (replacedBy) return said('replaced', expiresAt);
  return said('active');
}

/** A moment as the service takes it; what is none, as of a year beyond 9999, is left to the service to refuse. */
function taken(typed) {
  const moment = momentOf(typed, zoneInUse());
  return Number.isNaN(moment) ? typed : new Date(moment).toISOString();
}

/** What was typed into the form of a rotation, as the service takes it. */
export function rotationOf(data) {
  const until = data.get('expiresAt');
  return { overlapSeconds: Number(data.get('overlapSeconds')), ...(until && { expiresAt: taken(until) }) };
}

/** What was typed into the form of a new key, as the service takes it. */
export function keyOf(data) {
  const until = data.get('expiresAt');
  const description = data.get('description').trim();
  return {
    name: data.get('name').trim(), ...(description && { description }), scopes: data.getAll('scopes'),
    territoryIds: data.getAll('territoryIds'), ...(until && { expiresAt: taken(until) }),
  };
}
