import { h } from '../lib/react.js';
import { choices, dateTime, t, zoneName } from '../lib/i18n.js';
import { request } from '../lib/api.js';
import { Field } from '../components/field.js';
import { FormDialog } from '../components/form-dialog.js';
import { Several } from '../components/several.js';
import { ended, keyOf, OVERLAPS, overlapText, pathOf, rotationOf, SCOPES } from './key-rules.js';
import { TerritoryChoice, wrongTerritory } from './territory-choice.js';

const post = (path, body, key) => request(path, { method: 'POST', body, headers: { 'Idempotency-Key': key } });

/** @param {{territories: object[], onDone: (made: object) => void, onClose: () => void}} props */
export const CreateDialog = ({ territories, onDone, onClose }) =>
  h(FormDialog, {
    title: t('key.create'), note: t('key.note'), go: t('key.go'), onClose, onRefused: wrongTerritory('territoryIds'),
    onDone: ({ body }) => onDone(body.data),
    send: (body, key) => post('/api/ivr/auth/api-key', body, key),
    read: (data) => {
      const body = keyOf(data);
      const wrong = {};
      if (!body.name) wrong.name = t('form.missing');
      // Without any the service would give all of them.
      if (!body.scopes.length) wrong.scopes = t('key.noScopes');
      return { body, wrong };
    },
    fields: (errors) => h('div', { className: 'form-grid' },
      h(Field, { name: 'name', label: t('field.name'), maxLength: 120, error: errors.name, 'aria-required': true }),
      h(Field, { name: 'expiresAt', type: 'datetime-local', max: '9999-12-31T23:59', label: t('key.expires'),
        hint: `${t('key.expires.hint')} ${zoneName()}`, error: errors.expiresAt }),
      h('div', { className: 'wide-field' }, h(Field, { name: 'description', label: t('key.description'), maxLength: 500,
        error: errors.description })),
      h('div', { className: 'wide-field' }, h(Several, { name: 'scopes', label: t('key.scopes'), error: errors.scopes,
        options: choices('scope', SCOPES) })),
      h('div', { className: 'wide-field' }, h(TerritoryChoice, { name: 'territoryIds', territories,
        error: errors.territoryIds }))),
  });

/** @param {{apiKey: object, onDone: (made: object) => void, onClose: () => void}} props */
export const RotateDialog = ({ apiKey, onDone, onClose }) =>
  h(FormDialog, {
    title: t('rotate.title', { name: apiKey.name }), note: t('rotate.note'), go: t('rotate'), onClose,
    onDone: ({ body }) => onDone(body.data),
    read: (data) => ({ body: rotationOf(data) }),
    send: (body, key) => post(pathOf(apiKey.keyId, '/rotation'), body, key),
    fields: (errors) => h('div', { className: 'form-grid' },
      h(Field, { name: 'overlapSeconds', label: t('rotate.overlap'), error: errors.overlapSeconds,
        options: OVERLAPS.map((seconds) => ({ value: seconds, label: t(overlapText(seconds)) })) }),
      // One without an end needs none.
      apiKey.expiresAt && h(Field, { name: 'expiresAt', type: 'datetime-local', max: '9999-12-31T23:59',
        label: t('rotate.expires'), error: errors.expiresAt,
        hint: `${t('rotate.expires.hint', { time: dateTime(apiKey.expiresAt) })} ${zoneName()}` })),
  });

/** @param {{apiKey: object, onDone: () => void, onClose: () => void}} props */
export const RevokeDialog = ({ apiKey, onDone, onClose }) =>
  h(FormDialog, {
    title: t('revoke.title', { name: apiKey.name }), note: t('revoke.note', { hint: ended(apiKey) }), go: t('revoke'),
    tone: 'bad', onDone, onClose, send: () => request(pathOf(apiKey.keyId), { method: 'DELETE' }),
  });
