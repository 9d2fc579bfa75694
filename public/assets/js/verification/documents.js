import { h, useState } from '../lib/react.js';
import { dateTime, measure, t } from '../lib/i18n.js';
import { Icon } from '../components/icon.js';
import { Panel } from '../components/panel.js';
import { decisions, isOnChecklist } from './checklist.js';
import { DropZone, Uploads } from './drop-zone.js';
import { sized, viewOf } from './files.js';
import { documentTone, DOCUMENT_TYPES } from './words.js';

/**
 * All files of a request, the last first. What answers an item of the checklist is decided on there, the others here.
 *
 * @param {object} props
 * @param {object[] | null} props.asks
 * @param {object[] | null} props.documents
 * @param {Set<string>} props.may
 * @param {{uploads: object[], send: Function, dismiss: Function}} props.upload
 * @param {boolean} props.isBusy
 * @param {(document: object) => void} props.onView
 * @param {(document: object) => void} props.onSave
 * @param {(action: string, item: {document_id: string}) => void} props.onAction `accept`, `reject`
 */
export function Documents({ asks, documents, may, upload, isBusy, onView, onSave, onAction }) {
  const [type, setType] = useState(DOCUMENT_TYPES[0]);
  // The service has them in this order, also those that came within one second.
  const newest = documents ?? [];
  return h(Panel, { title: t('documents') },
    newest.length ? h('ul', { className: 'files' }, newest.map((one) => h(File, {
      key: one.id, one, isBusy, onView, onSave,
      onAction: may.has('decide_document') && asks && !isOnChecklist(asks, one) ? onAction : undefined,
    })))
      : h('p', { className: 'muted' }, documents ? t('documents.empty') : t('loading')),
    may.has('upload') && h('div', { className: 'upload-any' },
      h(DropZone, { label: t('upload.choose'), onFile: (file) => upload.send(file, type) },
        h('label', { className: 'upload-type' }, h('span', null, t('upload.type')),
          h('select', { value: type, onChange: (event) => setType(event.target.value) },
            DOCUMENT_TYPES.map((one) => h('option', { key: one, value: one }, t(`document.${one}`))))),
        h('span', { className: 'muted small drop-hint' }, t('upload.hint'))),
      h(Uploads, { uploads: upload.uploads.filter(({ item }) => !item), dismiss: upload.dismiss })));
}

function File({ one, isBusy, onView, onSave, onAction }) {
  const { name } = one;
  const button = (action, label) =>
    h('button', { key: action, type: 'button', disabled: isBusy, 'aria-label': `${label}: ${name}`,
      onClick: () => onAction(action, { document_id: one.id }) }, label);
  return h('li', { className: 'file' },
    h(Icon, { name: 'file' }),
    h('div', { className: 'file-name' },
      h('strong', null, name),
      h('span', { className: 'muted small' }, [
        t(`document.${one.type}`), measure(...sized(one.bytes)), dateTime(one.uploaded_at),
      ].join(' · ')),
      one.reason && h('span', { className: 'said small' }, one.reason)),
    h('span', { className: 'tag', 'data-tone': documentTone(one.status) }, t(`item.${one.status}`)),
    onAction && decisions(one.status, button),
    viewOf(one.media_type)
      && h('button', { type: 'button', 'aria-label': `${t('view')}: ${name}`, onClick: () => onView(one) },
        h(Icon, { name: 'eye' }), h('span', null, t('view'))),
    h('button', { type: 'button', 'aria-label': `${t('download')}: ${name}`, onClick: () => onSave(one) },
      h(Icon, { name: 'download' }), h('span', { className: 'wide' }, t('download'))));
}
