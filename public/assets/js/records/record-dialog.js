import { h, useRef, useState } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { explain, request } from '../lib/api.js';
import { FormDialog } from '../components/form-dialog.js';
import { placed } from '../verification/submission.js';
import { useNames } from '../verification/use-names.js';
import { Control, labelOf } from './control.js';
import { Coverages } from './coverages.js';
import { bodyOf, changed, typedValues, valuesOf } from './fields.js';
import { fieldsOf, KINDS, pathOf } from './kinds.js';
import { Sizes } from './sizes.js';
import { wordsOf } from './wrong.js';

const LISTS = { coverages: Coverages, sizes: Sizes };

/**
 * The form for a record: a new one, or one that is changed. Only what is another one than before is sent, so that what
 * was stored before the service became strict stays as it is, and what somebody else changes meanwhile is kept.
 *
 * @param {object} props
 * @param {'patients' | 'doctors' | 'payers' | 'products'} props.kind
 * @param {{body: object, etag: string}} [props.known] the record as it was read; none makes a new one
 * @param {object} [props.start] what a new one begins with
 * @param {() => void} [props.onConflict] somebody else has changed it meanwhile
 * @param {(record: object) => void} props.onDone
 * @param {() => void} props.onClose
 */
export function RecordDialog({ kind, known, start, onConflict, onDone, onClose }) {
  const fields = fieldsOf(kind, known?.body);
  const { territories } = useNames({ territories: '/api/ivr/territories' });
  // The record as it was read last, and what the form begins with.
  const [{ base, shown }, setBase] = useState({ base: known, shown: valuesOf(fields, known?.body ?? start) });
  const typed = useRef(null);

  function read(data) {
    const { values, wrong } = typedValues(fields, data);
    const mine = changed(valuesOf(fields, base?.body), values);
    typed.current = { mine, controls: [...data.keys()] };
    const isSame = !Object.keys(mine).length && !Object.keys(wrong).length;
    return { body: bodyOf(mine), wrong: isSame ? { all: t('record.same') } : textsOf(wrong) };
  }

  const send = (body, key) => (known
    ? request(pathOf(kind, known.body.id), { method: 'PATCH', body, headers: { 'If-Match': base.etag } })
    : request(KINDS[kind].path, { method: 'POST', body, headers: { 'Idempotency-Key': key } }));

  function refused(answer) {
    if (answer.status === 412) return reread();
    const found = placed(wordsOf(answer), new Map(), typed.current.controls);
    return Object.keys(found).length ? found : { all: explain(answer) };
  }

  /** What somebody else has changed comes into the form, with what was changed in it. */
  async function reread() {
    const fresh = await request(pathOf(kind, known.body.id));
    onConflict();
    if (fresh.status !== 200) return { all: explain(fresh) };
    const now = valuesOf(fields, fresh.body);
    const theirs = Object.keys(changed(valuesOf(fields, base.body), now));
    const both = theirs.filter((name) => Object.hasOwn(typed.current.mine, name));
    setBase({ base: fresh, shown: { ...now, ...typed.current.mine } });
    return { all: [
      t('record.changed', { what: theirs.map(labelOf).join(', ') || '–' }),
      ...(both.length ? [t('record.both', { what: both.map(labelOf).join(', ') })] : []),
    ].join(' ') };
  }

  return h(FormDialog, {
    title: known ? t(`edit.${kind}`) : t(`new.${kind}`), note: t(`note.${kind}`), go: t('save'), read, send,
    onRefused: refused, onDone: ({ body }) => onDone(body), onClose,
    fields: (errors, forgive) => h('div', { key: base?.etag, className: 'form-grid' }, fields.map((field) => {
      const { name } = field;
      const List = LISTS[name];
      return List ? h(List, { key: name, field, value: shown[name], errors, onMove: forgive })
        : h(Control, { key: name, field, value: shown[name], error: errors[name], territories });
    })),
  });
}

const textsOf = (wrong) => Object.fromEntries(Object.entries(wrong).map(([control, text]) => [control, t(text)]));
