import { h, useState } from '../lib/react.js';
import { dateTime, dayAt, t, timeAt } from '../lib/i18n.js';
import { explain, request } from '../lib/api.js';
import { named } from '../lib/named.js';
import { addressOfPatient } from '../lib/pages.js';
import { isReviewer } from '../lib/roles.js';
import { useAnswer } from '../lib/use-answer.js';
import { useTurn } from '../lib/use-turn.js';
import { Dialog } from '../components/dialog.js';
import { Facts } from '../components/facts.js';
import { Field } from '../components/field.js';
import { Form } from '../components/form.js';
import { dayOf } from '../lib/zone.js';
import { TimeFields } from './time-fields.js';
import { attendance, isCancellable, isMovable, patientName, span, typeName } from './words.js';

/**
 * One visit: who comes, who booked it, what became of it, and what the desk can do with it.
 *
 * @param {object} props
 * @param {import('../lib/session.js').Session} props.session
 * @param {object} props.visit
 * @param {object} props.schedule of `useSchedule`
 * @param {boolean} props.canChange
 * @param {(visit: object, to: {doctor: string, from: number}) => Promise<void>} props.onMove
 * @param {() => void} props.onClose
 */
export function VisitDialog({ session, visit, schedule, canChange, onMove, onClose }) {
  const [form, setForm] = useState(null);
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  const path = `/api/appointments/${visit.id}`;
  const { answer, reload } = useAnswer([`${path}/history`, {}]);
  useTurn(visit.version, () => reload({ background: true }));

  async function send(step, body) {
    const done = await request(`${path}/${step}`, {
      method: 'POST', body, headers: { 'If-Match': `"${visit.version}"` },
    });
    // Also after a refusal: somebody else has changed the visit. While nobody answers it stays, with what was typed.
    await schedule.reload({ background: true });
    return done;
  }

  async function attend(status) {
    setBusy(true);
    const done = await send('attendance', { status });
    setBusy(false);
    setProblem(done.status === 200 ? '' : said(done));
  }

  const back = () => setForm(null);
  return h(Dialog, { title: patientName(visit, schedule.names), onClose, className: 'broad visit-dialog' },
    h(About, { visit, schedule, body: answer?.status === 200 ? answer.body : null, isLinked: isReviewer(session) }),
    h('p', { className: 'error notice-box', role: 'alert', hidden: !problem }, problem),
    form === 'move' && h(MoveForm, { visit, schedule, onBack: back, onMove: async (to) => {
      onClose();
      await onMove(visit, to);
    } }),
    form === 'cancel' && h(CancelForm, { onBack: back, send: (body) => send('cancellation', body) }),
    !form && h('div', { className: 'actions' },
      canChange && isMovable(visit)
        && h('button', { type: 'button', onClick: () => setForm('move') }, t('visit.move')),
      canChange && isCancellable(visit)
        && h('button', { type: 'button', className: 'dangerous', onClick: () => setForm('cancel') }, t('visit.cancel')),
      canChange && attendance(visit, schedule.zone).map((status) => h('button', {
        key: status, type: 'button', disabled: isBusy, onClick: () => attend(status),
      }, t(`visit.is.${status}`))),
      h('button', { type: 'button', className: 'primary', onClick: onClose }, t('close'))));
}

/** Why a visit was not changed. */
const said = (answer) => (answer.status === 412 ? t('conflict') : explain(answer));

function About({ visit, schedule: { clinic, doctors, zone }, body, isLinked }) {
  const by = body?.history[0];
  const { patient_id: patient } = visit;
  return h('div', null,
    h(Facts, { facts: [
      ['field.time', `${dayAt(visit.from, zone)}, ${span(visit, zone)}`],
      ['field.doctor', named(doctors, visit.doctor_id) ?? visit.doctor_id],
      ['field.type', typeName(clinic, visit.visit_type_id)],
      ['visit.status', t(`visit.${visit.status}`)],
      ['visit.patient', patient && isLinked ? h('a', { href: addressOfPatient(patient) }, patient) : patient],
      ['visit.source', [t(`source.${visit.source}`), by?.name, dateTime(new Date(visit.created_at), zone)]
        .filter(Boolean).join(' · ')],
      ['field.reason', body?.reason], ['visit.cancellation', body?.cancellation_reason],
      ['visit.shared', visit.is_overbooked && t('visit.shared.yes')], ['overbook.reason', body?.overbooking_reason],
    ] }),
    h('h3', null, t('visit.history')),
    h('ol', { className: 'timeline' }, (body?.history ?? []).map((step, place) => h('li', { key: place },
      h('p', null, h('strong', null, t(`step.${step.what}`)),
        step.starts_at && h('span', { className: 'muted' },
          ` → ${dayAt(Date.parse(step.starts_at), zone)}, ${timeAt(Date.parse(step.starts_at), zone)}`),
        step.is_late && h('span', { className: 'tag', 'data-tone': 'warn' }, t('visit.late'))),
      h('p', { className: 'muted small' }, dateTime(new Date(step.at), zone), ' · ', step.name ?? t(`by.${step.by}`))))));
}

function MoveForm({ visit, schedule, onMove, onBack }) {
  const [time, setTime] = useState({
    doctor: visit.doctor_id, day: dayOf(visit.from, schedule.zone), wish: visit.from,
  });
  return h(Form, {
    go: t('visit.move'), back: t('visit.back'), onClose: onBack,
    read: () => ({ body: time, wrong: time.from ? {} : { starts_at: t('schedule.noTime') } }),
    send: ({ doctor, from }) => onMove({ doctor, from }),
    fields: (errors) => h(TimeFields, { schedule, type: visit.visit_type_id, moving: visit.id, value: time,
      error: errors.starts_at,
      onChange: (changed) => setTime((before) => ({ ...before, ...changed })) }),
  });
}

const CancelForm = ({ send, onBack }) =>
  h(Form, {
    go: t('visit.cancel'), tone: 'bad', back: t('visit.back'), onClose: onBack, onDone: onBack, send,
    onRefused: (answer) => ({ all: said(answer) }),
    read: (data) => {
      const reason = data.get('reason').trim();
      return { body: reason ? { reason } : {} };
    },
    fields: () => h(Field, { label: t('visit.cancellation'), control: 'textarea', name: 'reason', rows: 2,
      maxLength: 2000, autoFocus: true }),
  });
