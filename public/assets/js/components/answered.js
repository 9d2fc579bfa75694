import { h } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { explain } from '../lib/api.js';

/** What stands in the place of something that is still being read. */
export const Loading = () => h('p', { className: 'state', role: 'status' }, t('loading'));

/**
 * What the service answered, once it has; what it said instead, when it refused.
 *
 * @param {{answer: import('../lib/api.js').Answer | null, reload?: () => void, children: (body: any) => any}} props
 *   `answer` and `reload` of `useAnswer`; `children` draws the body of one that was 200
 */
export function Answered({ answer, reload, children }) {
  if (!answer) return h(Loading);
  if (answer.status !== 200) return h(Refused, { answer, again: reload });
  return children(answer.body);
}

/** What is so the next time, too: it may not be seen, or is not there. */
const FINAL = [403, 404];

/**
 * What the service said instead, and the way to ask it `again`.
 *
 * @param {{answer: import('../lib/api.js').Answer, again?: () => void}} props
 */
export function Refused({ answer, again }) {
  const text = explain(answer);
  if (!again || FINAL.includes(answer.status)) return h('p', { className: 'state', role: 'alert' }, text);
  return h('div', { className: 'state', role: 'alert' }, h('p', null, text),
    h('button', { type: 'button', onClick: () => again() }, t('again')));
}
