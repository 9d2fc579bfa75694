import { h } from '../lib/react.js';
import { t } from '../lib/i18n.js';

/** The text `name` and a value, within a `dl`. */
export const fact = (name, value, className) =>
  h('div', { key: name, className }, h('dt', null, t(name)), h('dd', null, value));

/**
 * Names and values in two columns; what is not known is left out.
 *
 * @param {{facts: [name: string, value: any][]}} props `name` of a text
 */
export const Facts = ({ facts }) =>
  h('dl', { className: 'facts' },
    facts.filter(([, value]) => (value ?? '') !== '').map(([name, value]) => fact(name, value)));
