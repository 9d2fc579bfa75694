import { Fragment, h, useEffect, useState } from '../lib/react.js';
import { date, dayAt, language, t, zoneName } from '../lib/i18n.js';
import { explain, problem, request } from '../lib/api.js';
import { showPageToSignedIn } from '../lib/page.js';
import { useQuery } from '../lib/query.js';
import { isStaff } from '../lib/roles.js';
import { useStore } from '../lib/use-store.js';
import { addDays, iso } from '../lib/zone.js';
import { Refused } from '../components/answered.js';
import { Icon } from '../components/icon.js';
import { later } from '../components/later.js';
import { Shell } from '../components/shell.js';
import { toast } from '../components/toast.js';
import { columnsOf } from '../schedule/columns.js';
import { DayList } from '../schedule/day-list.js';
import { Grid } from '../schedule/grid.js';
import { NAMES, useSchedule } from '../schedule/use-schedule.js';
import { Waitlist } from '../schedule/waitlist.js';
import { changeOf } from '../schedule/words.js';

const BookDialog = later(() => import('../schedule/book-dialog.js'), 'BookDialog');
const RefusedDialog = later(() => import('../schedule/refused-dialog.js'), 'RefusedDialog');
const VisitDialog = later(() => import('../schedule/visit-dialog.js'), 'VisitDialog');

const NARROW = '(max-width: 760px)';

/** A clinic's days and weeks, doctor by doctor. */
function Schedule({ session }) {
  useStore(language);
  const [chosen, setQuery] = useQuery(NAMES);
  const isNarrow = useMedia(NARROW);
  const values = { ...chosen, view: chosen.view === 'week' && !isNarrow ? 'week' : 'day' };
  const schedule = useSchedule(session, values);
  const { clinic, doctors, live } = schedule;
  const canChange = isStaff(session);
  const [open, setOpen] = useState(null);
  const [booking, setBooking] = useState(null);
  const [refusal, setRefusal] = useState(null);
  // A week and a narrow screen have room for one doctor.
  const isOne = values.view === 'week' || isNarrow;
  const busy = schedule.first;
  const doctor = doctors.find(({ id }) => id === values.doctor) ?? (isOne ? busy : undefined);
  const columns = columnsOf(schedule, doctor ? [doctor] : doctors, values.view);
  const visit = open && schedule.visits.find(({ id }) => id === open);

  async function move(one, to) {
    const answer = await request(`/api/appointments/${one.id}/time`, {
      method: 'PUT', headers: { 'If-Match': `"${one.version}"` },
      body: { starts_at: iso(to.from), ...(to.doctor !== one.doctor_id && { doctor_id: to.doctor }),
        ...(to.overbooking && { overbooking_reason: to.overbooking }) },
    });
    // What is shown, and what is typed above it, stays while nobody answers.
    await schedule.reload({ background: true });
    setRefusal(null);
    if (answer.status === 200) toast(() => t('schedule.moved'));
    else if (['SLOT_TAKEN', 'PATIENT_BUSY'].includes(problem(answer).code)) setRefusal({ visit: one, to, answer });
    else toast(() => (answer.status === 412 ? t('conflict') : explain(answer)), 'bad');
  }

  return h(Shell, { page: 'schedule.name', session, live, className: 'page schedule-page' },
    h('div', { className: 'page-head' }, h('h1', null, t('schedule.name')),
      canChange && clinic && doctors.length > 0 && h('div', { className: 'page-actions' },
        h('button', { type: 'button', className: 'primary', onClick: () =>
          setBooking({ doctor: (doctor ?? busy).id, day: schedule.day }) },
        h(Icon, { name: 'plus' }), t('schedule.book')))),
    h('div', { className: 'panel' },
      h(Choosers, { schedule, values, doctor, isOne, isNarrow, setQuery }),
      schedule.refused && h(Refused, { answer: schedule.refused, again: schedule.reload }),
      schedule.isRead && !schedule.refused && !columns.length && h('p', { className: 'empty' }, t('schedule.nobody')),
      columns.length > 0 && (isNarrow
        ? h(DayList, { column: columns[0], schedule, onOpen: ({ id }) => setOpen(id) })
        : h(Fragment, null,
          h(Grid, { columns, schedule, canChange, onOpen: ({ id }) => setOpen(id), onMove: move,
            onFree: setBooking }),
          canChange && h('p', { className: 'muted small', id: 'schedule-keys' }, t('schedule.keys'))))),
    canChange && clinic && h(Waitlist, { key: clinic.id, session, schedule }),
    visit && h(VisitDialog, { key: visit.id, session, visit, schedule, canChange, onMove: move,
      onClose: () => setOpen(null) }),
    refusal && h(RefusedDialog, { refusal, schedule, onMove: move, onClose: () => setRefusal(null) }),
    booking && h(BookDialog, { session, schedule, at: booking, onClose: () => setBooking(null), onDone: () => {
      // Who has given up waiting may have begun another meanwhile, which stays with what is typed in it.
      setBooking((now) => (now === booking ? null : now));
      toast(() => t('schedule.booked'));
      schedule.reload();
    } }));
}

function Choosers({ schedule, values, doctor, isOne, isNarrow, setQuery }) {
  const { clinics, clinic, doctors, zone, day, today, days } = schedule;
  const step = values.view === 'week' ? 7 : 1;
  const first = days[0].day;
  const last = days.at(-1).day;
  const changed = days.find(({ change }) => change);
  const go = (to) => setQuery({ day: to === today ? '' : to });
  const select = (name, value, options) => h('select', {
    name, value, 'aria-label': t(`schedule.${name}`), onChange: (event) => setQuery({ [name]: event.target.value }),
  }, options.map(([id, label]) => h('option', { key: id, value: id }, label)));
  return h(Fragment, null,
    h('div', { className: 'panel-head schedule-choosers' },
      select('clinic', clinic?.id ?? '', clinics.map(({ id, name }) => [id, name])),
      select('doctor', doctor?.id ?? '', [
        ...(isOne ? [] : [['', t('schedule.everyone')]]), ...doctors.map(({ id, name }) => [id, name])]),
      !isNarrow && h('div', { className: 'views', role: 'group', 'aria-label': t('schedule.view') },
        ['day', 'week'].map((view) => h('button', {
          key: view, type: 'button', 'aria-pressed': values.view === view,
          onClick: () => setQuery({ view: view === 'day' ? '' : view }),
        }, t(`schedule.${view}`)))),
      h('nav', { className: 'pages', 'aria-label': t('schedule.days') },
        h('button', { type: 'button', 'aria-label': t('schedule.previous'), onClick: () => go(addDays(day, -step)) },
          h(Icon, { name: 'back' })),
        h('button', { type: 'button', disabled: days.some((one) => one.day === today), onClick: () => go(today) },
          t('schedule.today')),
        h('input', { type: 'date', name: 'day', value: day, 'aria-label': t('schedule.day'),
          onChange: (event) => event.target.value && go(event.target.value) }),
        h('button', { type: 'button', 'aria-label': t('schedule.next'), onClick: () => go(addDays(day, step)) },
          h(Icon, { name: 'forward' })))),
    h('p', { className: 'schedule-when' },
      h('strong', null, first === last ? dayAt(Date.parse(first), 'UTC') : `${date(first)} – ${date(last)}`), ' ',
      h('span', { className: 'muted' }, `${zoneName(zone)} (${zone})`),
      changed && h('span', { className: 'tag', 'data-tone': 'warn' }, changeOf(changed))));
}

/** Whether the screen is as a media query says, also when it is turned. */
function useMedia(query) {
  const [is, setIs] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const changed = () => setIs(list.matches);
    list.addEventListener('change', changed);
    return () => list.removeEventListener('change', changed);
  }, [query]);
  return is;
}

showPageToSignedIn(Schedule);
