import { h } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { problem } from '../lib/api.js';
import { Several } from '../components/several.js';

/** For `useNames`. */
export const TERRITORIES = { territories: '/api/ivr/territories' };

const nameOf = (id, territories) => territories.find((one) => one.territory_id === id)?.name ?? id;

/** What one is limited to, in words. */
export const territoryNames = (ids = [], territories) =>
  (ids.length ? ids.map((id) => nameOf(id, territories)).join(', ') : t('territories.all'));

/**
 * The territories that somebody, or a key, is limited to; none for all.
 *
 * @param {{name: string, territories: object[], chosen?: string[], error?: string}} props
 */
export const TerritoryChoice = ({ name, territories, chosen, error }) =>
  h('div', { className: 'territory-choice' },
    h(Several, { name, label: t('field.territories'), error, chosen,
      options: territories.map((one) => ({ value: one.territory_id, label: one.name })) }),
    h('p', { className: 'hint' }, t('territories.hint')));

/** What is wrong with one of the territories, as `onRefused` of a form says it: they have one place for that. */
export const wrongTerritory = (field) => (answer) => {
  const [, issue] = Object.entries(problem(answer).fields).find(([name]) => name.startsWith(field)) ?? [];
  return issue && { [field]: issue };
};
