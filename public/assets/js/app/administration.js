import { h } from '../lib/react.js';
import { language, t } from '../lib/i18n.js';
import { showPageToSignedIn } from '../lib/page.js';
import { useQuery } from '../lib/query.js';
import { useStore } from '../lib/use-store.js';
import { later } from '../components/later.js';
import { Shell } from '../components/shell.js';
import { FILTERS, NAMES, partOf, PARTS } from '../administration/words.js';

/** Each is fetched when it is chosen. */
const SHOWN = {
  users: later(() => import('../administration/users.js'), 'Users'),
  keys: later(() => import('../administration/keys.js'), 'Keys'),
  territories: later(() => import('../administration/territories.js'), 'Territories'),
  calendar: later(() => import('../administration/calendar.js'), 'Calendar'),
  emergency: later(() => import('../administration/emergency.js'), 'Emergency'),
  audit: later(() => import('../administration/audit.js'), 'Audit'),
};

/** Who may come in and do what, by which key, where and when, and what was done. */
function Administration({ session }) {
  useStore(language);
  const [values, setQuery] = useQuery(NAMES);
  const part = partOf(values.part);

  function choose(event, chosen) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    setQuery({ ...Object.fromEntries(FILTERS.map((name) => [name, ''])), part: chosen });
  }

  return h(Shell, { page: 'administration.name', session, className: 'page administration-page' },
    h('div', { className: 'page-head' }, h('h1', null, t('administration.name'))),
    h('nav', { className: 'parts', 'aria-label': t('parts') }, h('ul', null, PARTS.map((one) =>
      h('li', { key: one }, h('a', { href: `?part=${one}`, 'aria-current': one === part ? 'page' : undefined,
        onClick: (event) => choose(event, one) }, t(`part.${one}`)))))),
    h(SHOWN[part], { key: part, session, values, setQuery }));
}

showPageToSignedIn(Administration);
