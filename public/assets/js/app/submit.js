import { Fragment, h, useEffect, useMemo, useRef, useState } from '../lib/react.js';
import { language, t, zoneInUse } from '../lib/i18n.js';
import { explain, problem, request } from '../lib/api.js';
import { showPageToSignedIn } from '../lib/page.js';
import { addressOf } from '../lib/pages.js';
import { isReviewer as reviews } from '../lib/roles.js';
import { useAnswer } from '../lib/use-answer.js';
import { useKey } from '../lib/use-key.js';
import { useLast } from '../lib/use-last.js';
import { useStore } from '../lib/use-store.js';
import { dayOf } from '../lib/zone.js';
import { Answered, Loading, Refused } from '../components/answered.js';
import { NotForYou } from '../components/closed.js';
import { Field } from '../components/field.js';
import { Finder, Found } from '../components/finder.js';
import { Icon } from '../components/icon.js';
import { Panel } from '../components/panel.js';
import { Shell } from '../components/shell.js';
import { useForm } from '../components/use-form.js';
import { useNewPatient } from '../records/new-patient.js';
import { findDoctors, findPatients, readPatient, readProducts } from '../verification/finding.js';
import { ProductLines } from '../verification/product-lines.js';
import { chosenOf, fieldsOf, peopleOf, resubmission } from '../verification/resubmission.js';
import { calledOf, coverageOf, placed, submission } from '../verification/submission.js';
import { linesOf } from '../verification/totals.js';
import { PRIORITIES } from '../verification/words.js';

const FIELDS = [
  'patient_id', 'doctor_id', 'insurance_provider', 'policy_number', 'diagnosis_code', 'secondary_diagnosis_codes',
  'treatment_plan', 'priority', 'notes', 'selected_products',
];
const NEEDED = FIELDS.filter((name) => !['secondary_diagnosis_codes', 'notes', 'selected_products'].includes(name));
const EMPTY = { priority: 'medium' };
/** Whom a patient is insured by: it goes with the patient. */
const UNINSURED = { insurance_provider: '', policy_number: '' };

/** A new request: who it is for, who pays, why, and what is asked for. With `?again=`, of one that is closed. */
function Submit({ session }) {
  useStore(language);
  const isReviewer = reviews(session);
  const again = useMemo(() => new URLSearchParams(location.search).get('again'), []);
  const [created, setCreated] = useState(null);
  const counted = useAnswer(isReviewer ? null : ['/api/ivr/counters', {}]);
  const closed = useAnswer(isReviewer && again ? [`/api/ivr/requests/${encodeURIComponent(again)}`, {}] : null);
  const before = closed.answer?.status === 200 ? closed.answer.body : null;
  const form = (of) => h(SubmitForm, { isReviewer, before: of, onCreated });
  return h(Shell, { page: 'submit.name', session, className: 'page submit-page' },
    h('a', { className: 'back', href: before ? addressOf(before.id) : '/requests.html' }, h(Icon, { name: 'back' }),
      before ? before.ivr_number : t('requests.name')),
    h('div', { className: 'page-head' },
      h('h1', null, before ? t('submit.anew', { number: before.ivr_number }) : t('submit.name'))),
    created ? h(Created, { created, onAgain: before ? null : () => setCreated(null) })
      : isReviewer && again ? h(Answered, closed, (of) =>
        h(Fragment, null, h('p', { className: 'muted' }, t('submit.anewNote')), form(of)))
      // Whether clinics may is the organisation's choice.
      : isReviewer ? form()
        : h(Answered, counted, ({ may_submit: may }) => (may ? form() : h(NotForYou, { session }))));

  /** What has nothing to be looked at leads on at once. */
  function onCreated(answer, sent) {
    if (!answer.warnings?.length) location.assign(addressOf(answer.id));
    else setCreated({ ...answer, sent });
  }
}

function Created({ created, onAgain }) {
  const title = useRef(null);
  useEffect(() => title.current.focus(), []);
  return h('section', { className: 'panel created' },
    h('h2', { tabIndex: -1, ref: title }, t('submit.done', { number: created.ivr_number })),
    h('p', null, t('submit.look')),
    h('ul', { className: 'warnings' }, created.warnings.map(({ code, field, ivr_number: number }, index) =>
      h('li', { key: index }, h(Icon, { name: 'alert' }),
        h('span', null, t(`warning.${code}`, { number: number ?? '' }),
          field && h('span', { className: 'muted small' }, ` ${calledOf(field, created.sent)}`))))),
    h('div', { className: 'actions' },
      onAgain && h('button', { type: 'button', onClick: onAgain }, t('submit.again')),
      h('a', { className: 'button primary', href: addressOf(created.id) }, t('submit.open'))));
}

/** @param {{isReviewer: boolean, before?: object, onCreated: Function}} props `before`: what is submitted again */
function SubmitForm({ isReviewer, before, onCreated }) {
  const { form, errors, isBusy, setBusy, refuse } = useForm();
  // A double click, or a repetition after no answer came, is the same submission; one that was changed is another.
  const key = useKey();
  const [fields, setFields] = useState(before ? fieldsOf(before) : EMPTY);
  const [patient, setPatient] = useState(null);
  const [doctor, setDoctor] = useState(null);
  const [chosen, setChosen] = useState([]);
  const [catalogue, setCatalogue] = useState({ products: null });
  // Whose place of something that was found is searched anew.
  const [isAgain, setAgain] = useState({});
  // Whether the patient's insurance could not be read.
  const [isUnread, setUnread] = useState(false);
  // The policy that was filled in and has ended, or not begun.
  const [pastPolicy, setPastPolicy] = useState('');
  const begin = useLast();
  const newPatient = useNewPatient(choosePatient);
  const set = (changed) => setFields((before) => ({ ...before, ...changed }));
  /** What comes late leaves what has been typed meanwhile. */
  const fill = (read) => setFields((before) => (Object.keys(read).some((name) => before[name]) ? before
    : { ...before, ...read }));

  async function readCatalogue() {
    setCatalogue({ products: null });
    const read = await readProducts();
    setCatalogue(read);
    if (before && read.products) setChosen(chosenOf(before.products, read.products));
  }

  useEffect(() => {
    readCatalogue();
    if (!isReviewer) ownDoctor().then((id) => id && fill({ doctor_id: id }));
  }, []);

  async function choosePatient(one) {
    setPatient(one);
    set({ patient_id: one.id });
    const isLast = begin();
    const { patient: whole } = await readPatient(one.id);
    if (!isLast()) return;
    setUnread(!whole);
    const { coverage, isPast } = coverageOf(whole?.coverages, dayOf(Date.now(), zoneInUse()));
    setPastPolicy(isPast ? coverage.policy_number : '');
    if (coverage) fill({ insurance_provider: coverage.provider, policy_number: coverage.policy_number });
  }

  function leavePatient() {
    begin();
    setUnread(false);
    setPastPolicy('');
    setPatient(null);
    set({ patient_id: '', ...UNINSURED });
  }

  async function submit(event) {
    event.preventDefault();
    if (isBusy) return undefined;
    const { body, places } = submission(fields, chosen);
    const missing = NEEDED.filter((name) => !body[name]).map((name) => [name, t('form.missing')]);
    if (!body.selected_products.some(({ sizes }) => sizes.length)) {
      missing.push(['selected_products', t('product.none')]);
    }
    const isTyped = !chosen.some(({ product, quantities }) =>
      linesOf(product, quantities).some(({ quantity }) => quantity === null));
    if (missing.length || !isTyped) return refuse(Object.fromEntries(missing));
    setBusy(true);
    const sent = before ? resubmission(before, body) : { path: '/api/ivr/requests', headers: {}, body };
    const answer = await request(sent.path, {
      method: 'POST', body: sent.body, headers: { ...sent.headers, 'Idempotency-Key': key.of(sent.body) },
      timeout: 30000,
    });
    if (answer.status === 201) return onCreated(answer.body, body);
    const found = placed(problem(answer).fields, places, FIELDS);
    return refuse(Object.keys(found).length ? found : { all: explain(answer) });
  }

  const field = (name, props) => h(Field, {
    name, label: t(`field.${name}`), value: fields[name] ?? '', error: errors[name], autoComplete: 'off',
    'aria-required': NEEDED.includes(name) || undefined, onChange: (event) => set({ [name]: event.target.value }),
    ...props,
  });
  const optional = (name) => t('form.optional', { label: t(`field.${name}`) });
  const section = (title, ...children) =>
    h(Panel, { title: t(title) }, h('div', { className: 'form-grid' }, ...children));

  return h(Fragment, null, h('form', {
    className: 'submit-form', ref: form, onSubmit: submit, noValidate: true, autoComplete: 'off',
  },
    section('people',
      person({
        name: 'patient_id', one: patient, search: findPatients, hint: t('patient.hint'), onChoose: choosePatient,
        beside: newPatient.button,
        isAgain: isAgain.patient_id,
        onChange() {
          setAgain({ ...isAgain, patient_id: true });
          leavePatient();
        },
      }),
      person({
        name: 'doctor_id', one: doctor, search: findDoctors, hint: t('doctor.hint'),
        onChoose(one) {
          setDoctor(one);
          set({ doctor_id: one.id });
        },
        isAgain: isAgain.doctor_id,
        onChange() {
          setAgain({ ...isAgain, doctor_id: true });
          setDoctor(null);
          set({ doctor_id: '' });
        },
      })),
    section('insurance', field('insurance_provider', { maxLength: 120, hint: isUnread && t('submit.unread') }),
      field('policy_number', {
        maxLength: 80, autoCapitalize: 'characters', spellCheck: false,
        hint: pastPolicy && fields.policy_number === pastPolicy && t('submit.notInForce'),
      })),
    section('clinical',
      field('diagnosis_code',
        { maxLength: 8, hint: t('diagnosis.hint'), autoCapitalize: 'characters', spellCheck: false }),
      field('secondary_diagnosis_codes', {
        label: optional('secondary_diagnosis_codes'), hint: t('diagnosis.more'), maxLength: 200,
        autoCapitalize: 'characters', spellCheck: false,
      }),
      h('div', { className: 'wide-field' },
        field('treatment_plan', { control: 'textarea', rows: 3, maxLength: 4000 }))),
    h(Panel, { title: t('products') },
      catalogue.products
        ? h(ProductLines, { products: catalogue.products, chosen, onChange: setChosen, errors })
        : catalogue.problem ? h(Refused, { answer: catalogue.problem, again: readCatalogue }) : h(Loading)),
    section('submit.rest',
      field('priority', {
        options: PRIORITIES.map((value) => ({ value, label: `${t(`priority.${value}`)} – ${t(`urgency.${value}`)}` })),
      }),
      h('div', { className: 'wide-field' },
        field('notes', { control: 'textarea', rows: 3, maxLength: 4000, label: optional('notes') }))),
    h('div', { className: 'submit-foot' },
      h('p', { className: 'error notice-box', role: 'alert', hidden: !errors.all }, errors.all),
      h('button', { type: 'submit', className: 'primary', disabled: isBusy }, t(isBusy ? 'busy' : 'submit.go')))),
  newPatient.dialog);

  /** Clinics may not look for people; they know their numbers. */
  function person({ name, one, search, hint, isAgain: takesFocus, beside, onChoose, onChange }) {
    if (!isReviewer) return field(name, { maxLength: 64, autoCapitalize: 'characters', spellCheck: false });
    const label = t(`field.${name}`);
    if (before) return h(Staying, { label, one: peopleOf(before)[name], error: errors[name] });
    return one ? h(Found, { label, one, error: errors[name], onChange })
      : h(Finder, { name, label, hint, error: errors[name], takesFocus, search, beside, onChoose });
  }
}

/** Who stays the same when a request is submitted again; what is wrong with them is said where they stand. */
const Staying = ({ label, one: { title, note }, error }) => h('div', { className: 'field' },
  h('p', { className: 'label' }, label),
  h('div', { className: 'found' },
    h('p', null, h('strong', null, title), h('span', { className: 'muted small' }, note))),
  error && h('p', { className: 'error', tabIndex: -1, 'aria-invalid': true }, error));

/** The doctor that this person is, as their last request has it. */
async function ownDoctor() {
  const { status, body } = await request('/api/ivr/requests?limit=1');
  return status === 200 ? body.requests[0]?.doctor_id : undefined;
}

showPageToSignedIn(Submit);
