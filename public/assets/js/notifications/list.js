import { Fragment, h } from '../lib/react.js';
import { dateTime, has, t } from '../lib/i18n.js';
import { addressOf } from '../lib/pages.js';

/**
 * What one was told, newest first.
 *
 * @param {object} props
 * @param {object[] | null} props.list as the service has it
 * @param {Set<string>} props.fresh ids of those that are new
 * @param {() => void} [props.onMore] shows older ones as well
 */
export function Notifications({ list, fresh, onMore }) {
  if (!list?.length) return h('p', { className: 'muted', role: 'status' }, t(list ? 'notifications.none' : 'loading'));
  // A choice in a menu closes it; this is none.
  const more = (event) => {
    event.stopPropagation();
    onMore();
  };
  return h(Fragment, null,
    h('ul', { className: 'notifications', 'aria-label': t('notifications') },
      list.map((one) => h(One, { key: one.id, one, isNew: fresh.has(one.id) || !one.read }))),
    onMore && h('button', { type: 'button', onClick: more }, t('notifications.more')));
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
