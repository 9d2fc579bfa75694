import { Fragment, h, useEffect, useRef, useState } from '../lib/react.js';
import { fetchLater, t } from '../lib/i18n.js';
import { Icon } from '../components/icon.js';
import { later } from '../components/later.js';
import { Menu } from '../components/menu.js';
import { useNotifications } from './use-notifications.js';

const Notifications = later(
  () => Promise.all([import('./list.js'), fetchLater('notifications')]).then(([module]) => module), 'Notifications');

/** More than this are not counted. */
const MOST = 99;

/** The bell of who is signed in: how much there is to be told, and when it is opened, what. */
export function Bell() {
  const { list, unread, fresh, hasMore, open, more } = useNotifications();
  return h(Fragment, null,
    h(Menu, { className: 'bell', label: h(Face, { unread }), name: named(unread), onOpen: open },
      h(Notifications, { list, fresh, onMore: hasMore ? more : undefined })),
    h(News, { list, unread }));
}

/** What the button is called. */
const named = (unread) => (unread ? t('notifications.unread', { n: unread }) : t('notifications'));

/** A bell with how many are unread. */
export const Face = ({ unread }) => h(Fragment, null,
  h(Icon, { name: 'bell' }), unread > 0 && h('b', { className: 'count' }, unread > MOST ? `${MOST}+` : unread));

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
