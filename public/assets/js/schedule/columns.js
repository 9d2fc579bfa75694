import { shortDay, t } from '../lib/i18n.js';
import { MINUTE } from '../lib/zone.js';

/**
 * What stands beside each other: on a day its doctors, in a week a doctor's days.
 *
 * @param {object} schedule of `useSchedule`
 * @param {object[]} doctors
 * @param {'day' | 'week'} view
 */
export const columnsOf = ({ days, visits, holidays, today }, doctors, view) =>
  days.flatMap((day) => doctors.map((doctor) => {
    const end = day.start + day.length * MINUTE;
    const holiday = holidays.get(day.day);
    return {
      key: `${day.day} ${doctor.id}`, day, doctor, isToday: day.day === today,
      title: view === 'week' ? shortDay(day.day) : doctor.name,
      note: holiday ?? (doctor.exceptions.has(day.day) ? t('schedule.exception') : ''),
      parts: doctor.parts.filter(({ from }) => from >= day.start && from < end),
      visits: visits.filter(({ doctor_id: id, from }) => id === doctor.id && from >= day.start && from < end),
    };
  }));
