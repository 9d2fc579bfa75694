import { Fragment, h, useMemo, useState } from '../lib/react.js';
import { date, dateTime, language, otherZone, t } from '../lib/i18n.js';
import { explain } from '../lib/api.js';
import { named } from '../lib/named.js';
import { showPageToSignedIn } from '../lib/page.js';
import { addressOf, addressOfPatient } from '../lib/pages.js';
import { question } from '../lib/question.js';
import { isReviewer } from '../lib/roles.js';
import { useAnswer } from '../lib/use-answer.js';
import { useStore } from '../lib/use-store.js';
import { Answered } from '../components/answered.js';
import { Facts } from '../components/facts.js';
import { Finder } from '../components/finder.js';
import { Icon } from '../components/icon.js';
import { Panel } from '../components/panel.js';
import { Shell } from '../components/shell.js';
import { Table } from '../components/table.js';
import { toast } from '../components/toast.js';
import { Accounts } from '../patient/accounts.js';
import { Proposals } from '../patient/proposals.js';
import { inOrder } from '../patients/visits.js';
import { RecordDialog, useNewPatient } from '../records/new-patient.js';
import { findPatients } from '../verification/finding.js';
import { Status } from '../verification/parts.js';
import { NAME_PATHS, useNames } from '../verification/use-names.js';

/** One patient; or, without an id, a way to one, and who may be an account's and is to be decided on. */
function PatientPage({ session }) {
  useStore(language);
  const id = useMemo(() => new URLSearchParams(location.search).get('id') ?? '', []);
  return h(Shell, { page: id ? 'patient' : 'patients.name', session, className: 'page patient-page' },
    id ? h(OnePatient, { id, session }) : h(Way));
}

function Way() {
  const open = ({ id }) => location.assign(addressOfPatient(id));
  const newPatient = useNewPatient(open);
  return h(Fragment, null,
    h('div', { className: 'page-head' }, h('h1', null, t('patients.name'))),
    h(Panel, { title: t('patients.find') }, h(Finder, {
      name: 'patient_id', label: t('field.patient'), hint: t('field.patient.hint'), search: findPatients,
      beside: newPatient.button, onChoose: open,
    })),
    h(Proposals), newPatient.dialog);
}

function OnePatient({ id, session }) {
  const path = `/api/patients/${encodeURIComponent(id)}`;
  const patient = useAnswer([path, {}]);
  return h(Fragment, null,
    h('a', { className: 'back', href: '/patient.html' }, h(Icon, { name: 'back' }), t('patients.name')),
    NOT_SHOWN.includes(patient.answer?.status) ? h(NotShown, { id, answer: patient.answer })
      : h(Answered, patient, (known) => h(Whole, { patient: known, path,
        edit: isReviewer(session) && h(Edit, { known: patient.answer, reload: patient.reload }) })));
}

/** Nobody, or nobody for who asks; in an emergency there is a way. */
const NOT_SHOWN = [403, 404];

const NotShown = ({ id, answer }) =>
  h('div', { className: 'panel state', role: 'alert' },
    h('h1', null, t('patient')), h('p', null, answer.status === 404 ? t('patient.none') : explain(answer)),
    h('p', null, t('patient.emergency'), ' ', h('a', { href: `/emergency.html?patient=${encodeURIComponent(id)}` },
      t('emergency.name'))));

/** Who has no more than emergency access may read. */
function Edit({ known, reload }) {
  // Which opening of the dialog it is: an answer that comes late closes none that is open since.
  const [open, setOpen] = useState(null);
  const reread = () => reload({ background: true });
  return h('div', { className: 'page-actions' },
    h('button', { type: 'button', onClick: () => setOpen({}) }, t('record.edit')),
    open && h(RecordDialog, {
      kind: 'patients', known, onConflict: reread, onClose: () => setOpen(null), onDone: () => {
        toast(() => t('record.saved'));
        setOpen((now) => (now === open ? null : now));
        reread();
      },
    }));
}

function Whole({ patient, path, edit }) {
  return h(Fragment, null,
    h('div', { className: 'page-head' }, h('h1', null, patient.name),
      h('span', { className: 'tag' }, patient.id), edit),
    h('div', { className: 'request-columns' },
      h('div', { className: 'request-main' },
        h(Known, { patient }), h(Visits, { path }), h(Requests, { id: patient.id })),
      h('div', { className: 'request-side' }, h(Accounts, { patient, path }))));
}

const list = (items) => items.join(', ');

function Known({ patient }) {
  const { coverages, medical_history: medical } = patient;
  return h('div', { className: 'people' },
    h(Panel, { title: t('patient') }, h(Facts, {
      facts: [
        ['fact.name', patient.name], ['fact.birth', patient.date_of_birth && date(patient.date_of_birth)],
        ['fact.phone', patient.phone && h('a', { href: `tel:${patient.phone}` }, patient.phone)],
        ['fact.email', patient.email], ['fact.address', patient.address],
        ['fact.medicaid', patient.medicaid_number], ['fact.mbi', patient.mbi],
        ['fact.territory', patient.territory_id],
        ['fact.conditions', list(medical.conditions)], ['fact.allergies', list(medical.allergies)],
        ['fact.medications', list(medical.medications)],
      ],
    })),
    coverages.map((one, place) => h(Panel, { key: place, title: t('insurance') }, h(Facts, {
      facts: [
        ['fact.provider', one.provider], ['fact.policy', one.policy_number], ['fact.group', one.group_number],
        ['fact.coverage', one.coverage_type && t(`coverage.${one.coverage_type}`)],
        ['record.effective_date', one.effective_date && date(one.effective_date)],
        ['record.termination_date', one.termination_date && date(one.termination_date)],
        ['fact.subscriber', one.subscriber_name],
        ['fact.subscriberBorn', one.subscriber_date_of_birth && date(one.subscriber_date_of_birth)],
      ],
    }))));
}

/** What is to come, and what was: by the clock of the clinic. */
function Visits({ path }) {
  const visits = useAnswer([`${path}/appointments`, {}]);
  const { doctors = [], clinics = [] } = useNames({ doctors: NAME_PATHS.doctors, clinics: '/api/clinics?limit=100' });
  const nameOf = (all, id) => named(all, id) ?? id;
  const table = (name, rows) => h(Fragment, null,
    h('h3', null, t(`visits.${name}`)),
    h(Table, {
      caption: t(`visits.${name}`), rows, rowKey: (one) => one.id, empty: t('visits.none'),
      columns: [
        { key: 'time', label: t('column.time'), kind: 'time', value: (one) => h(Fragment, null,
          dateTime(one.starts_at, one.time_zone),
          h('div', { className: 'muted small' }, otherZone(one.time_zone))) },
        { key: 'clinic', label: t('column.clinic'), value: (one) => nameOf(clinics, one.clinic_id) },
        { key: 'doctor', label: t('doctor'), wide: true, value: (one) => nameOf(doctors, one.doctor_id) },
        { key: 'status', label: t('filter.status'), value: (one) =>
          h('span', { className: 'tag' }, t(`visit.${one.status}`)) },
      ],
    }));
  return h(Panel, { title: t('visits') }, h(Answered, visits, ({ appointments }) => {
    // They come latest first.
    const { toCome, past } = inOrder([...appointments].reverse(), Date.now());
    return h(Fragment, null, table('next', toCome), table('past', past));
  }));
}

function Requests({ id }) {
  const requests = useAnswer(question('/api/ivr/requests', { patient_id: id, limit: 100 }));
  return h(Panel, { title: t('requests.name') }, h(Answered, requests, ({ requests: rows }) => h(Table, {
    caption: t('requests.name'), rows, rowKey: (one) => one.id, empty: t('requests.noneOf'),
    columns: [
      { key: 'number', label: t('request.name'), value: (one) =>
        h('a', { href: addressOf(one.id) }, one.ivr_number) },
      { key: 'status', label: t('filter.status'), value: (one) => h(Status, one) },
      { key: 'doctor', label: t('doctor'), wide: true, value: (one) => one.doctor_name },
      { key: 'submitted', label: t('fact.submitted'), kind: 'time', value: (one) =>
        date(one.submitted_at ?? one.submitted_date) },
    ],
  })));
}

showPageToSignedIn(PatientPage);
