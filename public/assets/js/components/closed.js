import { h } from '../lib/react.js';
import { language, t } from '../lib/i18n.js';
import { home } from '../lib/roles.js';
import { useStore } from '../lib/use-store.js';
import { Icon } from './icon.js';
import { Shell } from './shell.js';

/**
 * What stands in the place of a page that is not for who is signed in.
 *
 * @param {{page: string, session: import('../lib/session.js').Session}} props `page`: the text that names it
 */
export function Closed({ page, session }) {
  useStore(language);
  return h(Shell, { page, session, className: 'page' },
    h('div', { className: 'page-head' }, h('h1', null, t(page))), h(NotForYou, { session }));
}

/** Says that a page is not for this person's role, and leads to where they begin. */
export const NotForYou = ({ session }) =>
  h('div', { className: 'panel state', role: 'alert' }, h(Icon, { name: 'alert' }), h('p', null, t('closed')),
    h('a', { className: 'button', href: home(session) }, t('closed.home')));
