import { h } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { request } from '../lib/api.js';
import { Field } from './field.js';
import { FormDialog } from './form-dialog.js';

/**
 * A form of what is set, above the page.
 *
 * @param {object} props
 * @param {string} props.title
 * @param {string} [props.note]
 * @param {object[]} props.fields `name`, `label`, `value`, and whatever else a `Field` takes
 * @param {string} props.path
 * @param {string} props.method
 * @param {string | null} [props.etag] of the version that is changed
 * @param {(body: object) => object} [props.body] of what was typed
 * @param {(answer: object) => any} [props.onRefused] as `Form` takes it
 * @param {(answer: object) => void} props.onDone
 * @param {() => void} props.onClose
 */
export const SettingForm = ({
  title, note, fields, path, method, etag, body = (typed) => typed, onRefused, onDone, onClose,
}) =>
  h(FormDialog, {
    title, note, go: t('save'), isBroad: fields.length > 2, onRefused, onDone, onClose,
    read: (data) => ({ body: body(Object.fromEntries([...data].filter(([, value]) => value !== ''))) }),
    send: (typed) => request(path, { method, body: typed, headers: etag ? { 'If-Match': etag } : {} }),
    fields: (errors) => h('div', { className: fields.length > 1 ? 'form-grid' : undefined },
      fields.map(({ value, ...field }) =>
        h(Field, { key: field.name, ...field, defaultValue: value ?? '', error: errors[field.name] }))),
  });
