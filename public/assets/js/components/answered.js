import { h } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { explain } from '../lib/api.js';

/** What stands in the place of something that is still being read. */
export const Loading = () => h('p', { className: 'state', role: 'status' }, t('loading'));

/**
 * What the service answered, once it has; what it said instead, when it refused.
 *
 * @param {{answer: import('../lib/api.js').Answer | null, children: (body: any) => any}} props `answer` of `useAnswer`;
 *   `children` draws the body of one that was 200
 */
export function Answered({ answer, children }) {
  if (!answer) return h(Loading);
  if (answer.status !== 200) return h('p', { className: 'state', role: 'alert' }, explain(answer));
  return children(answer.body);
}
