import { Fragment, h, useRef, useState } from '../lib/react.js';
import { language, t } from '../lib/i18n.js';
import { named } from '../lib/named.js';
import { showPageToSignedIn } from '../lib/page.js';
import { useInterval, useNow } from '../lib/time.js';
import { useAnswer } from '../lib/use-answer.js';
import { useStore } from '../lib/use-store.js';
import { Loading, Refused } from '../components/answered.js';
import { Icon } from '../components/icon.js';
import { later } from '../components/later.js';
import { Shell } from '../components/shell.js';
import { toast } from '../components/toast.js';
import { Account, Feed } from '../patients/account.js';
import { inOrder } from '../patients/visits.js';
import { Visit, placeOf } from '../patients/visit.js';

const BookDialog = later(() => import('../patients/book-dialog.js'), 'BookDialog');
const CancelDialog = later(() => import('../patients/cancel-dialog.js'), 'CancelDialog');
const PhoneDialog = later(() => import('../patients/phone-dialog.js'), 'PhoneDialog');

/** How far back visits are shown, in ms: two years. */
const BACK = 2 * 365 * 86400000;
/** How often all of it is read again, in ms: the clinic moves and cancels visits, too. */
const FRESH = 60000;

/** Of an account that has not been read yet. */
const NOTHING = { user: null, patients: [], calendar_feed: false };

const isRead = ({ answer }) => answer?.status === 200;

/** A patient's visits: to come and past, and what can be done about them. */
function Appointments({ session }) {
  useStore(language);
  return h(Shell, { page: 'appointments.name', session, className: 'page visits-page' },
    // Who has to change the password first sees nothing else.
    !session.mustChangePassword && h(Own));
}

function Own() {
  const now = useNow(30000);
  const [begun] = useState(() => new Date(Date.now() - BACK).toISOString().replace(/\.\d+/, ''));
  const account = useAnswer(['/api/patient/account', {}]);
  const visits = useAnswer([`/api/patient/appointments?from=${begun}`, {}]);
  const clinics = useAnswer(['/api/patient/clinics', {}]);
  // Null, or the dialog that is open: its name, and which visit or account it is about: they may be read anew, in vain,
  // under it.
  const [open, setOpen] = useState(null);
  const close = () => setOpen(null);
  // What was read before stays when it cannot be read anew: a calendar's address beside it is shown just once.
  const last = useRef(NOTHING);
  if (isRead(account)) last.current = account.answer.body;
  const known = last.current;
  // Not before it is known whose visits they are: what is shown does not move when that comes.
  const found = isRead(account) && isRead(visits) ? visits.answer.body : null;
  const places = isRead(clinics) ? clinics.answer.body.clinics : [];
  const parts = [account, visits, clinics];
  const refused = parts.filter((one) => one.answer && !isRead(one));
  const openPhone = () => setOpen({ name: 'phone', user: known.user });
  useInterval(() => {
    for (const { reload } of parts) reload({ background: true });
  }, FRESH);

  // Who has given up waiting may have opened another meanwhile, which stays with what is chosen in it.
  function done(text) {
    setOpen((now_) => (now_ === open ? null : now_));
    toast(() => t(text));
    account.reload();
    visits.reload();
  }

  return h(Fragment, null,
    h('div', { className: 'page-head' }, h('h1', null, t('appointments.name')),
      // Who does not know for whom and where would book for another, or nothing.
      h('button', { type: 'button', className: 'primary', disabled: !isRead(account) || !isRead(clinics),
        onClick: () => setOpen({ name: 'book' }) }, h(Icon, { name: 'plus' }), t('book.title'))),
    known.user && !known.user.phone_verified && h('div', { className: 'banner', role: 'note', 'data-tone': 'warn' },
      h('p', null, h(Icon, { name: 'alert' }), t('own.why')),
      h('button', { type: 'button', onClick: openPhone }, t('own.verifyPhone'))),
    refused.length > 0 && h(Refused, { answer: refused[0].answer, again: () => {
      for (const { reload } of refused) reload();
    } }),
    found ? h(Visits, { found, patients: known.patients, now, setOpen }) : !refused.length && h(Loading),
    known.user && h('div', { className: 'visits-foot' },
      h(Account, { account: known, onPhone: openPhone }),
      h(Feed, { isOn: known.calendar_feed, onChange: () => account.reload({ background: true }) })),
    open?.name === 'book' && h(BookDialog, { clinics: places, patients: known.patients, onClose: close,
      onDone: () => done('book.done') }),
    open?.name === 'move' && h(BookDialog, { visit: open.visit, patients: known.patients, onClose: close,
      clinics: [placeOf(open.visit, places, found)].filter(Boolean), onDone: () => done('visit.moved') }),
    open?.name === 'cancel' && h(CancelDialog, { visit: open.visit, clinic: placeOf(open.visit, places, found),
      onClose: close, onDone: () => done('visit.cancelled') }),
    open?.name === 'phone' && h(PhoneDialog, { user: open.user, onClose: close,
      onDone: () => done('own.proven') }));
}

function Visits({ found, patients, now, setOpen }) {
  const { toCome, past } = inOrder(found.appointments, now);
  const list = (visits) => h('ul', { className: 'visits' }, visits.map((visit) => h(Visit, {
    key: visit.id, visit, now, clinic: found.clinics.find(({ id }) => id === visit.clinic_id),
    patient: patients.length > 1 ? named(patients, visit.patient_id) : null,
    onMove: () => setOpen({ name: 'move', visit }), onCancel: () => setOpen({ name: 'cancel', visit }),
  })));
  return h(Fragment, null,
    h('section', { 'aria-labelledby': 'to-come' }, h('h2', { id: 'to-come' }, t('visits.toCome')),
      toCome.length ? list(toCome) : h('p', { className: 'state' }, t('visits.none'))),
    past.length > 0 && h('details', { className: 'past' }, h('summary', null, t('visits.past', { n: past.length })),
      list(past)));
}

showPageToSignedIn(Appointments);
