import { h, useMemo } from '../lib/react.js';
import { language, t } from '../lib/i18n.js';
import { showPageToSignedIn } from '../lib/page.js';
import { addressOfPatient } from '../lib/pages.js';
import { useStore } from '../lib/use-store.js';
import { Shell } from '../components/shell.js';
import { EmergencyForm } from '../patient/emergency-form.js';

/** Emergency access, for all but patients, who have pages of their own. Who is given it is led to the patient. */
function Emergency({ session }) {
  useStore(language);
  const patient = useMemo(() => new URLSearchParams(location.search).get('patient') ?? '', []);
  return h(Shell, { page: 'emergency.name', session, className: 'narrow-page' },
    h('h1', null, t('emergency.name')),
    h('p', { className: 'muted' }, t('emergency.lead')),
    h('section', { className: 'panel', 'aria-label': t('emergency.name') },
      h(EmergencyForm, { patient, onDone: (grant) => location.assign(addressOfPatient(grant.patient_id)) })));
}

showPageToSignedIn(Emergency);
