import { h, useState } from '../lib/react.js';
import { language, t } from '../lib/i18n.js';
import { showPageToSignedIn } from '../lib/page.js';
import { useQuery } from '../lib/query.js';
import { isManager } from '../lib/roles.js';
import { useNews } from '../lib/use-news.js';
import { useStore } from '../lib/use-store.js';
import { Shell } from '../components/shell.js';
import { IVRInterface } from '../voice/ivr-interface.js';
import { IVRInterfaceMonitor, NAMES } from '../voice/ivr-interface-monitor.js';
import { Saved } from '../voice/saved.js';

/** While the channel is away, and of what it does not tell. */
const READ_EVERY = 15000;

/** A telephone to the service, the conversations kept as tests, and those that go on. */
function Voice({ session }) {
  useStore(language);
  const [values, setQuery] = useQuery(NAMES);
  const [news, setNews] = useState(0);
  const live = useNews(['voice'], async () => setNews((count) => count + 1), { every: READ_EVERY });
  const [saving, setSaving] = useState(null);
  const mayChange = isManager(session);
  const onSave = mayChange ? setSaving : undefined;
  return h(Shell, { page: 'voice.name', session, live, className: 'page voice-page' },
    h('div', { className: 'page-head' }, h('h1', null, t('voice.name'))),
    h(IVRInterface, { onSave }),
    h('div', { className: 'ivr-lists' },
      h(Saved, { mayChange, saving, onSaved: (one) => setSaving((now) => (now === one ? null : now)) }),
      h(IVRInterfaceMonitor, { values, setQuery, news, onSave })));
}

showPageToSignedIn(Voice);
