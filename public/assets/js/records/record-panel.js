import { Fragment, h, useEffect, useRef, useState } from '../lib/react.js';
import { dateTime, money, number, t } from '../lib/i18n.js';
import { useAnswer } from '../lib/use-answer.js';
import { Answered } from '../components/answered.js';
import { Facts } from '../components/facts.js';
import { Panel } from '../components/panel.js';
import { Table } from '../components/table.js';
import { toast } from '../components/toast.js';
import { Npi, Use } from './columns.js';
import { pathOf } from './kinds.js';
import { RecordDialog } from './new-patient.js';

/**
 * One doctor, payer or product, which can be changed.
 *
 * @param {{kind: string, id: string, onChange: () => void, onClose: () => void}} props
 */
export function RecordPanel({ kind, id, onChange, onClose }) {
  const { answer, reload } = useAnswer([pathOf(kind, id), {}]);
  // Which opening of the dialog it is: an answer that comes late closes none that is open since.
  const [edited, setEdited] = useState(null);
  const place = useRef(null);
  // It stands beside the list, or far below it: who has pressed a name is led there; who came by an address is not.
  useEffect(() => {
    if (document.activeElement === document.body) return;
    place.current.tabIndex = -1;
    place.current.focus();
  }, []);

  const reread = () => reload({ background: true });
  function done() {
    toast(() => t('record.saved'));
    setEdited((now) => (now === edited ? null : now));
    reread();
    onChange();
  }
  const edit = answer?.status === 200
    && h('button', { type: 'button', onClick: () => setEdited({}) }, t('record.edit'));
  return h(Fragment, null,
    h(Panel, { title: t(`one.${kind}`), head: edit, close: t('close'), onClose, className: 'record', place },
      h(Answered, { answer, reload }, (record) => h(Known, { record }))),
    edited && h(RecordDialog, { kind, known: answer, onClose: () => setEdited(null), onConflict: reread,
      onDone: done }));
}

const Known = ({ record }) => h(Fragment, null,
  h('p', { className: 'record-name' }, record.name, ' ', h(Use, { record })),
  h(Facts, {
    facts: [
      ['record.id', record.id],
      ['record.npi', record.npi && h('span', { className: 'npi' }, h(Npi, { doctor: record }))],
      ['record.q_code', record.q_code], ['record.practice', record.practice],
      ['record.phone', record.phone && h('a', { href: `tel:${record.phone}` }, record.phone)],
      ['record.territory_id', record.territory_id],
      ['record.created', dateTime(record.created_at)], ['record.updated', dateTime(record.updated_at)],
    ],
  }),
  record.sizes && h(Table, {
    caption: t('record.sizes'), rows: record.sizes, rowKey: ({ size }) => size, empty: '',
    columns: [
      { key: 'size', label: t('record.size'), value: ({ size, dimensions }) => h(Fragment, null, size,
        dimensions && h('span', { className: 'muted small dimensions' }, dimensions)) },
      { key: 'price', label: t('record.unit_price'), kind: 'number', value: (one) => money(one.unit_price) },
      { key: 'area', label: t('record.area_cm2'), kind: 'number', value: (one) => number(one.area_cm2, 2) },
      { key: 'units', label: t('record.billing_units'), kind: 'number', value: (one) => number(one.billing_units, 2) },
    ],
  }));
