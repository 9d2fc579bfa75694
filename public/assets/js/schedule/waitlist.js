import { h, useState } from '../lib/react.js';
import { date, t } from '../lib/i18n.js';
import { request } from '../lib/api.js';
import { named } from '../lib/named.js';
import { useAnswer } from '../lib/use-answer.js';
import { useTurn } from '../lib/use-turn.js';
import { Answered } from '../components/answered.js';
import { Icon } from '../components/icon.js';
import { later } from '../components/later.js';
import { Panel } from '../components/panel.js';
import { Table } from '../components/table.js';
import { typeName } from './words.js';

const WaitDialog = later(() => import('./wait-dialog.js'), 'WaitDialog');
const FormDialog = later(() => import('../components/form-dialog.js'), 'FormDialog');

const TONES = { waiting: 'new', offered: 'warn', booked: 'good' };
const isOpen = ({ status }) => ['waiting', 'offered'].includes(status);

/** Who waits for a time at the clinic, and who did. */
export function Waitlist({ session, schedule }) {
  const { clinic, turn } = schedule;
  // Which opening of the dialog it is: an answer that comes late closes none that is open since.
  const [adding, setAdding] = useState(null);
  const [leaving, setLeaving] = useState(null);
  const { answer, reload } = useAnswer([`/api/clinics/${encodeURIComponent(clinic.id)}/waitlist`, {}]);
  useTurn(turn, () => reload({ background: true }));
  const nameOf = (id) => named(answer?.body?.patients, id) ?? id;

  return h(Panel, { title: t('waitlist'), className: 'waitlist',
    head: h('button', { type: 'button', onClick: () => setAdding({}) }, h(Icon, { name: 'plus' }), t('waitlist.add')) },
  h(Answered, { answer, reload }, ({ entries }) => h(Table, {
      caption: t('waitlist'), rows: entries, rowKey: ({ id }) => id, empty: t('waitlist.none'),
      columns: [
        { key: 'patient', label: t('field.patient'), value: (entry) => nameOf(entry.patient_id) },
        { key: 'type', label: t('field.type'), value: (entry) => typeName(clinic, entry.visit_type_id) },
        { key: 'doctor', label: t('field.doctor'), wide: true,
          value: ({ doctor_id: id }) => (id ? named(schedule.doctors, id) ?? id : t('waitlist.anyone')) },
        { key: 'days', label: t('waitlist.days'), value: (entry) =>
          `${date(entry.first_day)} – ${date(entry.last_day)}` },
        { key: 'status', label: t('visit.status'), value: ({ status }) =>
          h('span', { className: 'tag', 'data-tone': TONES[status] }, t(`waiting.${status}`)) },
        { key: 'leave', label: h('span', { className: 'sr' }, t('waitlist.leave')), value: (entry) => isOpen(entry)
          && h('button', {
            type: 'button', className: 'quiet', onClick: () => setLeaving(entry),
            'aria-label': `${t('waitlist.leave')}: ${nameOf(entry.patient_id)}`,
          }, h(Icon, { name: 'close' })) },
      ],
    })),
    leaving && h(FormDialog, {
      title: `${t('waitlist.leave')}: ${nameOf(leaving.patient_id)}`, note: t('waitlist.leaveNote'),
      go: t('waitlist.leave'), tone: 'bad', send: () => request(`/api/waitlist/${leaving.id}`, { method: 'DELETE' }),
      onClose: () => setLeaving(null),
      onDone: () => {
        setLeaving((now) => (now === leaving ? null : now));
        reload();
      },
    }),
    adding && h(WaitDialog, { session, schedule, onClose: () => setAdding(null), onDone: () => {
      setAdding((now) => (now === adding ? null : now));
      reload();
    } }));
}
