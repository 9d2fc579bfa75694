import { Fragment, h, useEffect, useRef, useState } from '../lib/react.js';
import { dateTime, has, t } from '../lib/i18n.js';
import { addressOf } from '../lib/pages.js';
import { Icon } from '../components/icon.js';
import { Menu } from '../components/menu.js';
import { useNotifications } from './use-notifications.js';

/** More than this are not counted. */
const MOST = 99;

/** The bell of who is signed in: how much there is to be told, and when it is opened, what. */
export function Bell() {
  const { list, unread, fresh, open } = useNotifications();
  return h(Fragment, null,
    h(Menu, { className: 'bell', label: h(Face, { unread }), name: named(unread), onOpen: open },
      h(Notifications, { list, fresh })),
    h(News, { list, unread }));
}

/** What the button is called. */
const named = (unread) => (unread ? t('notifications.unread', { n: unread }) : t('notifications'));

/** A bell with how many are unread. */
export const Face = ({ unread }) => h(Fragment, null,
  h(Icon, { name: 'bell' }), unread > 0 && h('b', { className: 'count' }, unread > MOST ? `${MOST}+` : unread));

/**
 * @param {object} props
 * @param {object[] | null} props.list as the service has it
 * @param {Set<string>} props.fresh ids of those that are new
 */
export function Notifications({ list, fresh }) {
  if (!list?.length) return h('p', { className: 'muted', role: 'status' }, t(list ? 'notifications.none' : 'loading'));
  return h('ul', { className: 'notifications', 'aria-label': t('notifications') },
    list.map((one) => h(One, { key: one.id, one, isNew: fresh.has(one.id) || !one.read })));
}

/** Where what is of no request is seen to. */
const PLACES = { break_glass: '/administration.html?part=emergency' };

function One({ one: { at, kind, request_id: request, ivr_number: number }, isNew }) {
  const href = request ? addressOf(request) : PLACES[kind];
  const text = h(Fragment, null,
    h('span', null, t(has(`notification.${kind}`) ? `notification.${kind}` : 'notification.other'),
      number && h('strong', null, ` ${number}`),
      isNew && h('span', { className: 'sr' }, ` (${t('notifications.new')})`)),
    h('time', { className: 'muted small', dateTime: at }, dateTime(at)));
  return h('li', { 'data-new': isNew || undefined }, href ? h('a', { href }, text) : h('p', null, text));
}

/** Says to who does not see the count that it has gone up. */
function News({ list, unread }) {
  const [text, setText] = useState('');
  const before = useRef(null);
  useEffect(() => {
    if (before.current !== null) setText(unread > before.current ? named(unread) : '');
    if (list) before.current = unread;
  }, [list, unread]);
  return h('p', { className: 'sr', role: 'status' }, text);
}
