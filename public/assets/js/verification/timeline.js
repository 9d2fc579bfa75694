import { h } from '../lib/react.js';
import { dateTime, has, t } from '../lib/i18n.js';
import { Panel } from '../components/panel.js';
import { Decided } from './request-facts.js';

/** What happened, the last first. */
export function Timeline({ history }) {
  const newest = [...(history ?? [])].sort((one, other) => other.version - one.version);
  return h(Panel, { title: t('timeline') },
    history ? h('ol', { className: 'timeline' }, newest.map((one) => h(Event, { key: one.version, one })))
      : h('p', { className: 'muted' }, t('loading')));
}

function Event({ one: { event, from, to, at, actor, reason, decision } }) {
  return h('li', { 'data-to': from === to ? undefined : to },
    h('p', null, h('strong', null, has(`event.${event}`) ? t(`event.${event}`) : event.replaceAll('_', ' ')),
      from && from !== to && h('span', { className: 'muted' }, ` → ${t(`status.${to}`)}`)),
    reason && h('p', { className: 'said' }, reason),
    decision && h('details', null, h('summary', null, t('decision')), h(Decided, { decision })),
    h('p', { className: 'muted small' }, dateTime(at), ' · ',
      actor?.name ?? t(`actor.${actor?.type ?? 'system'}`)));
}
