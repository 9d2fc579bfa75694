import { h } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { request } from '../lib/api.js';
import { Field } from '../components/field.js';
import { FormDialog } from '../components/form-dialog.js';
import { refusal } from './faults.js';
import { whenOf } from './visit.js';

/**
 * Asks whether a visit is to be cancelled, and cancels it.
 *
 * @param {{visit: object, clinic?: object, onDone: () => void, onClose: () => void}} props
 */
export const CancelDialog = ({ visit, clinic, onDone, onClose }) =>
  h(FormDialog, {
    title: t('visit.cancel'), go: t('visit.cancel'), tone: 'bad', back: t('visit.keep'), isBroad: false, onDone, onClose,
    onRefused: (answer) => ({ all: refusal(answer, clinic) }),
    read: (data) => {
      const reason = data.get('reason').trim();
      return { body: reason ? { reason } : {} };
    },
    send: (body) => request(`/api/patient/appointments/${visit.id}/cancellation`, { method: 'POST', body }),
    fields: () => [
      h('p', { key: 'which' }, t('visit.cancelWhich', { when: whenOf(visit) })),
      h(Field, { key: 'reason', control: 'textarea', name: 'reason', label: t('visit.reason'), rows: 2,
        maxLength: 500 }),
    ],
  });
