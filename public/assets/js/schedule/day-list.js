import { h } from '../lib/react.js';
import { t, timeAt } from '../lib/i18n.js';
import { Icon } from '../components/icon.js';
import { ICONS, patientName, sentence, span, typeName } from './words.js';

/**
 * A doctor's day on a narrow screen.
 *
 * @param {{column: object, schedule: object, onOpen: (visit: object) => void}} props
 */
export function DayList({ column: { title, note, parts, visits }, schedule, onOpen }) {
  const { zone, clinic, names } = schedule;
  const sorted = [...visits].sort((one, other) => one.from - other.from || one.to - other.to);
  return h('section', { className: 'day-list', 'aria-label': title },
    h('p', { className: 'muted' }, [
      parts.map((part) => span(part, zone)).join(', ') || t('schedule.off'), note,
    ].filter(Boolean).join(' · ')),
    !sorted.length && h('p', { className: 'empty' }, t('schedule.none')),
    h('ul', null, sorted.map((visit) => h('li', { key: visit.id },
      h('button', {
        type: 'button', className: 'visit', 'data-visit': visit.id, 'data-status': visit.status,
        'aria-label': sentence(visit, schedule), onClick: () => onOpen(visit),
      },
      h('span', { className: 'number' }, timeAt(visit.from, zone)),
      h('span', null, h('strong', null, patientName(visit, names)), h('br'),
        h('span', { className: 'small' }, `${typeName(clinic, visit.visit_type_id)} · ${t(`visit.${visit.status}`)}`)),
      h(Icon, { name: ICONS[visit.status] }))))));
}
