import { Fragment, h, useEffect, useState } from '../lib/react.js';
import { language, t, time, zoneInUse, zoneName } from '../lib/i18n.js';
import { pagesOf } from '../lib/pages.js';
import { home, isPatient, role } from '../lib/roles.js';
import { signOut } from '../lib/session.js';
import { useStore } from '../lib/use-store.js';
import { Bell } from '../notifications/bell.js';
import { Icon } from './icon.js';
import { later } from './later.js';
import { Menu } from './menu.js';
import { Preferences } from './preferences.js';
import { toast, Toasts } from './toast.js';

const PasswordDialog = later(() => import('./password-dialog.js'), 'PasswordDialog');

/**
 * What every page stands in: skip link, header, main part and notices.
 *
 * @param {object} props
 * @param {string} props.page the text that names the page
 * @param {string} [props.className] of the main part
 * @param {import('../lib/session.js').Session} [props.session] who is signed in; without it there is no navigation
 * @param {{name: 'connecting' | 'live' | 'stale', since: number}} [props.live] of a page with a live channel
 * @param {any} props.children
 */
export function Shell({ page, className, session, live, children }) {
  const code = useStore(language);
  useEffect(() => {
    document.title = `${t(page)} – Trunkline`;
  }, [page, code]);
  return h(Fragment, null,
    h('a', { className: 'skip', href: '#main' }, t('skip')),
    h('header', { className: 'top' },
      h('a', { className: 'brand', href: session ? home(session) : '/' },
        h('img', { src: '/assets/icons/trunkline.svg', alt: '', width: 28, height: 28 }), 'Trunkline'),
      session ? h(Navigation, { page, session }) : h('div', { className: 'grow' }),
      live && h(LivePill, live),
      // Who has to change the password first is told nothing else; patients are told by text messages.
      session && !session.mustChangePassword && !isPatient(session) && h(Bell),
      h(Preferences),
      session && h(Account, { session })),
    h('main', { id: 'main', className, tabIndex: -1 }, children),
    // Patients are told the zone beside each visit.
    session && !isPatient(session) && h('footer', { className: 'zone muted small' },
      t('zone', { name: zoneName(), zone: zoneInUse() })),
    h(Toasts));
}

const Navigation = ({ page, session }) =>
  h('nav', { 'aria-label': t('navigation') }, h('ul', null, pagesOf(session).map(({ path, name }) =>
    h('li', { key: path }, h('a', { href: path, 'aria-current': name === page ? 'page' : undefined }, t(name))))));

/** Whether what the page shows is fresh, and since when. */
export const LivePill = ({ name, since }) =>
  h('p', { className: 'pill', id: 'live', role: 'status', 'data-state': name },
    h('span', { className: 'dot', 'aria-hidden': true }),
    name === 'connecting' ? t('live.connecting') : t(`live.${name}`, { time: time(since) }));

function Account({ session }) {
  // Which opening of the dialog it is: an answer that comes late closes none that is open since.
  const [changing, setChanging] = useState(null);
  async function leave() {
    if (await signOut()) location.assign('/sign-in.html');
    else toast(() => t('signOut.failed'), 'bad');
  }
  function changed() {
    toast(() => t('password.changed'));
    setChanging((now) => (now === changing ? null : now));
  }
  const label = h(Fragment, null, h(Icon, { name: 'user' }), h('span', null, session.name));
  return h(Fragment, null,
    h(Menu, { label, className: 'account' },
      h('p', null, h('strong', null, session.login), h('br'),
        h('span', { className: 'muted small' }, `${session.organisation.name} · ${t(`role.${role(session)}`)}`)),
      h('button', { type: 'button', onClick: () => setChanging({}) }, h(Icon, { name: 'key' }), t('password.change')),
      !isPatient(session) && h('a', { className: 'button', href: '/emergency.html' }, h(Icon, { name: 'alert' }),
        t('emergency.name')),
      h('button', { type: 'button', onClick: leave }, h(Icon, { name: 'leave' }), t('signOut'))),
    changing && h(PasswordDialog, { login: session.login, onClose: () => setChanging(null), onDone: changed }),
    session.mustChangePassword && h(PasswordDialog, {
      login: session.login, why: t('password.must'), onSignOut: leave, onDone: () => location.reload(),
    }));
}
