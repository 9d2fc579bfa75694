import { h } from '../lib/react.js';
import { dateTime, dayAt, t, timeAt, zoneName } from '../lib/i18n.js';
import { named } from '../lib/named.js';
import { Icon } from '../components/icon.js';
import { changeableUntil } from './visits.js';

const TONES = { booked: 'good', confirmed: 'good', arrived: 'good', held: 'warn', noshow: 'bad' };

/** A visit in a sentence: when by the clinic's clock. */
export const whenOf = ({ starts_at: start, time_zone: zone }) =>
  `${dayAt(Date.parse(start), zone)}, ${timeAt(Date.parse(start), zone)}`;

/**
 * The clinic of a visit: as those who book see it, or as its visits have it. These may be read anew, in vain, under a
 * dialog that is open.
 */
export const placeOf = (visit, places, found) =>
  [...places, ...found?.clinics ?? []].find(({ id }) => id === visit.clinic_id);

/**
 * A visit: when, where, with whom and whose; and what its patient may do about it.
 *
 * @param {{visit: object, clinic?: object, patient?: string, now: number, onMove: () => void, onCancel: () => void}}
 *   props `patient` is said when the account shows several
 */
export function Visit({ visit, clinic, patient, now, onMove, onCancel }) {
  const { starts_at: start, ends_at: end, time_zone: zone } = visit;
  const until = changeableUntil(visit, clinic, now);
  const isOpen = until !== null && until >= now;
  const facts = [named(clinic?.visit_types, visit.visit_type_id), named(clinic?.doctors, visit.doctor_id)];
  const when = whenOf(visit);
  return h('li', { className: 'panel visit', 'data-visit': visit.id },
    h('div', { className: 'visit-head' },
      h('h3', null, h('time', { dateTime: start }, dayAt(Date.parse(start), zone))),
      h('span', { className: 'tag', 'data-tone': TONES[visit.status] }, t(`visitStatus.${visit.status}`))),
    h('p', { className: 'visit-time number' }, `${timeAt(Date.parse(start), zone)} – ${timeAt(Date.parse(end), zone)}`,
      ' ', h('span', { className: 'muted small' }, zoneName(zone))),
    h('p', null, facts.filter(Boolean).join(' · ')),
    clinic && h('p', null, clinic.name, clinic.phone && ' · ',
      clinic.phone && h('a', { href: `tel:${clinic.phone}` }, clinic.phone)),
    patient && h('p', null, t('visit.for', { name: patient })),
    until !== null && h('p', { className: 'muted small' },
      isOpen ? t('visit.until', { time: dateTime(until, zone) })
        : `${t('error.TOO_LATE')}${clinic?.phone ? ` ${t('visit.call', clinic)}` : ''}`),
    until !== null && h('div', { className: 'actions' },
      h('a', { className: 'button', download: 'visit.ics',
        href: `/api/patient/appointments/${visit.id}/calendar-file`, 'aria-label': `${t('visit.calendar')}: ${when}` },
      h(Icon, { name: 'calendar' }), t('visit.calendar')),
      isOpen && visit.status !== 'held' && h('button', { type: 'button', onClick: onMove,
        'aria-label': `${t('visit.move')}: ${when}` }, t('visit.move')),
      isOpen && h('button', { type: 'button', onClick: onCancel, 'aria-label': `${t('visit.cancel')}: ${when}` },
        t('visit.cancel'))));
}
