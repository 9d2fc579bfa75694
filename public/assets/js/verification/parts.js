import { h } from '../lib/react.js';
import { dateTime, measure, t } from '../lib/i18n.js';
import { Icon } from '../components/icon.js';
import { due, parts } from './due.js';
import { priorityTone, statusTone } from './words.js';

/** How a request stands. */
export const Status = ({ status }) =>
  h('span', { className: 'tag status', 'data-tone': statusTone(status) }, t(`status.${status}`));

/** How urgent a request is; the more urgent, the more of the bars are filled. */
export const Priority = ({ priority }) =>
  h('span', { className: 'priority', 'data-tone': priorityTone(priority), 'data-priority': priority },
    h('span', { className: 'bars', 'aria-hidden': true }, h('i'), h('i'), h('i'), h('i')),
    t(`priority.${priority}`));

/** A length of time, such as `1 hr 20 min`. */
export function duration(ms) {
  const said = parts(ms).map(([value, unit]) => measure(value, unit));
  return said.length ? said.join(' ') : t('due.moment');
}

/** How a request stands with its clock: the words say it, the colour repeats it. */
export function Due({ request, now }) {
  const { name, tone, left } = due(request, now);
  const title = request.due_at && left !== undefined ? dateTime(request.due_at) : undefined;
  const icon = { over: 'alert', risk: 'clock', paused: 'pause' }[name];
  return h('span', { className: 'due', 'data-tone': tone, title },
    icon && h(Icon, { name: icon }), h('span', null, t(`due.${name}`, { time: duration(left ?? 0) })));
}
