import { h } from '../lib/react.js';
import { date, t } from '../lib/i18n.js';
import { Icon } from '../components/icon.js';
import { Panel } from '../components/panel.js';
import { DropZone, Uploads } from './drop-zone.js';
import { viewOf } from './files.js';
import { documentTone } from './words.js';

const EXPECTED = new Set(['requested', 'rejected']);

/** How an item stands. What was asked for once more is waited for where it was asked for last. */
const standingOf = ({ status, asked_again: again }) => (EXPECTED.has(status) && again ? 'asked_again' : status);
/** Whether a document is still to come for an item. */
const isExpected = (item) => EXPECTED.has(standingOf(item));

/** What is still to come, ask by ask, what is due first before the others. */
export const awaited = (asks) => (asks ?? [])
  .map((ask) => ({ ...ask, items: ask.items.filter(isExpected) }))
  .filter(({ items }) => items.length)
  .sort((one, other) => (one.deadline < other.deadline ? -1 : 1));

/** Whether what is decided on a document settles an item; nobody waits any more for one that was asked for once more. */
const isDecided = (item) => item.document_id && item.status !== 'waived' && standingOf(item) !== 'asked_again';

/** Whether it is decided on a document at an item of the checklist. */
export const isOnChecklist = (asks, { id }) =>
  asks.some(({ items }) => items.some((item) => isDecided(item) && item.document_id === id));

/**
 * What may be decided on a document: what has not been.
 *
 * @param {string} status of the document, or of the item that it answers
 * @param {(action: 'accept' | 'reject', label: string) => any} button
 */
export const decisions = (status, button) => [
  status !== 'accepted' && button('accept', t('document.accept')),
  status !== 'rejected' && button('reject', t('document.reject')),
];

/**
 * What the clinic was asked for, ask by ask, the last first, and what has come of it.
 *
 * @param {object} props
 * @param {object[]} props.asks
 * @param {object[]} props.documents
 * @param {Set<string>} props.may what this person may do
 * @param {{uploads: object[], send: Function, dismiss: Function}} props.upload
 * @param {boolean} props.isBusy
 * @param {(document: object) => void} props.onView
 * @param {(action: string, item: object) => void} props.onAction `accept`, `reject`, `waive`
 */
export function Checklist({ asks, documents, may, upload, isBusy, onView, onAction }) {
  if (!asks?.length) return null;
  const newest = [...asks].sort((one, other) => (one.asked_at < other.asked_at ? 1 : -1));
  return h(Panel, { title: t('checklist') },
    newest.map((ask) => h('div', { key: ask.id, className: 'ask' },
      h('h3', null, t('ask.title', { asked: date(ask.asked_at), deadline: date(ask.deadline) })),
      ask.notes && h('p', { className: 'said' }, ask.notes),
      h('ul', { className: 'items' }, ask.items.map((item) =>
        h(Item, {
          key: item.id, item, may, upload, isBusy, onView, onAction,
          document: documents?.find(({ id }) => id === item.document_id),
        }))))));
}

function Item({ item, document: one, may, upload, isBusy, onView, onAction }) {
  const name = t(`document.${item.type}`);
  const isAwaited = isExpected(item);
  const standing = standingOf(item);
  const sending = upload.uploads.filter((file) => file.item === item.id);
  const button = (action, label) =>
    h('button', { key: action, type: 'button', disabled: isBusy, 'aria-label': `${label}: ${name}`,
      onClick: () => onAction(action, item) }, label);
  return h('li', { className: 'item' },
    h('div', { className: 'item-name' },
      h('span', null, name, !item.required && h('span', { className: 'muted' }, ` (${t('form.optionalMark')})`)),
      h('span', { className: 'tag', 'data-tone': documentTone(standing) }, t(`item.${standing}`)),
      item.reason && h('p', { className: 'said small' }, item.reason)),
    h('div', { className: 'item-actions' },
      one && viewOf(one.media_type) && h('button', {
        type: 'button', 'aria-label': `${t('view')}: ${name}`, onClick: () => onView(one),
      }, h(Icon, { name: 'eye' }), t('view')),
      isDecided(item) && may.has('decide_document') && decisions(item.status, button),
      isAwaited && may.has('waive') && button('waive', t('document.waive')),
      isAwaited && may.has('upload') && h(DropZone, {
        label: t('upload'), name, onFile: (file) => upload.send(file, item.type, item.id),
      }, h('span', { className: 'muted small drop-hint' }, t('upload.here')))),
    h(Uploads, { uploads: sending, dismiss: upload.dismiss }));
}
