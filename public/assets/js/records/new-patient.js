import { h, useState } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { Icon } from '../components/icon.js';
import { later } from '../components/later.js';
import { patientNote } from '../verification/finding.js';

export const RecordDialog = later(() => import('./record-dialog.js'), 'RecordDialog');

/**
 * The way to a patient whom the service does not have yet.
 *
 * @param {(one: {id: string, title: string, note: string}) => void} onDone hears of the new patient as of one who was
 *   found
 * @returns {{button: (typed?: string) => any, dialog: any}} `button` begins with what was typed to find somebody, when
 *   it can be a name; `dialog` belongs outside of the form that the button stands in
 */
export function useNewPatient(onDone) {
  const [start, setStart] = useState(null);
  return {
    button: (typed = '') => h('button', { type: 'button', onClick: () => setStart({ name: nameIn(typed) }) },
      h(Icon, { name: 'plus' }), t('new.patients')),
    dialog: start && h(RecordDialog, {
      kind: 'patients', start, onClose: () => setStart(null), onDone: (patient) => {
        // An answer that comes late closes no dialog that is open since.
        setStart((now) => (now === start ? null : now));
        onDone({ id: patient.id, title: patient.name, note: patientNote({
          ...patient, provider: patient.coverages[0]?.provider }) });
      },
    }),
  };
}

/** What was typed, when it can be a name and no number. */
export const nameIn = (typed) => (/^[^\d@]*\p{L}[^\d@]*$/u.test(typed) ? typed.trim() : '');
