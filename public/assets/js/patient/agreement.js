import { h } from '../lib/react.js';
import { t } from '../lib/i18n.js';

/** Whether two say the same: the word says it, the colour repeats it. */
export const Agreement = ({ word }) =>
  h('span', { className: 'tag', 'data-tone': { agrees: 'good', differs: 'bad' }[word] }, t(`agreement.${word}`));
