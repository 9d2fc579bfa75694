import { h, useState } from '../lib/react.js';
import { language, t } from '../lib/i18n.js';
import { showPageToSignedIn } from '../lib/page.js';
import { addressOfPatient } from '../lib/pages.js';
import { useQuery } from '../lib/query.js';
import { useStore } from '../lib/use-store.js';
import { Icon } from '../components/icon.js';
import { Shell } from '../components/shell.js';
import { Tabs } from '../components/tabs.js';
import { toast } from '../components/toast.js';
import { KINDS } from '../records/kinds.js';
import { RecordDialog } from '../records/new-patient.js';
import { Patients } from '../records/patients.js';
import { RecordList } from '../records/record-list.js';
import { RecordPanel } from '../records/record-panel.js';

/** What requests are made of: who is treated, who treats, who pays, and what is ordered. */
function Records({ session }) {
  useStore(language);
  const [{ kind: asked, ...values }, setQuery] = useQuery(['kind', 'record', 'q', 'active']);
  const kind = Object.hasOwn(KINDS, asked) ? asked : 'patients';
  // Which opening of the dialog it is: an answer that comes late closes none that is open since.
  const [creating, setCreating] = useState(null);
  const [turn, setTurn] = useState(0);
  const reread = () => setTurn((count) => count + 1);

  function made({ id }) {
    if (kind === 'patients') return location.assign(addressOfPatient(id));
    setCreating((now) => (now === creating ? null : now));
    reread();
    setQuery({ record: id });
    return toast(() => t('record.saved'));
  }

  return h(Shell, { page: 'records.name', session, className: 'page records-page' },
    h('div', { className: 'page-head' }, h('h1', null, t('records.name')),
      h('div', { className: 'page-actions' },
        h('button', { type: 'button', className: 'primary', onClick: () => setCreating({}) },
          h(Icon, { name: 'plus' }), t(`new.${kind}`)))),
    h(Tabs, {
      label: t('records.name'), chosen: kind,
      tabs: Object.keys(KINDS).map((value) => ({ value, label: t(`kind.${value}`) })),
      onChoose: (value) => setQuery({ kind: value === 'patients' ? '' : value, record: '', q: '', active: '' }),
    }, kind === 'patients' ? h(Patients) : h('div', { className: 'records', 'data-open': Boolean(values.record) },
      h(RecordList, { kind, values, setQuery, turn }),
      values.record && h(RecordPanel, { key: values.record, kind, id: values.record, onChange: reread,
        onClose: () => setQuery({ record: '' }) }))),
    creating && h(RecordDialog, { kind, onClose: () => setCreating(null), onDone: made }));
}

showPageToSignedIn(Records);
