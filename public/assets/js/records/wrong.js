import { has, t } from '../lib/i18n.js';
import { problem } from '../lib/api.js';

/** What the service says is wrong, by its fields, in the reader's words where there are any. */
export function wordsOf(answer) {
  const { fields } = problem(answer);
  return Object.fromEntries(Object.entries(fields).map(([path, issue]) => {
    const text = answer.status === 409 ? `taken.${memberOf(path)}` : `wrong.${memberOf(path)}`;
    return [path, has(text) ? t(text) : issue];
  }));
}

/** `policy_number` of `coverages[0].policy_number`. */
const memberOf = (path) => path.split('.').at(-1).replace(/\[\d+\]$/, '');
