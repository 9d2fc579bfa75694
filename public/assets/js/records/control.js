import { h, useState } from '../lib/react.js';
import { choices, has, t, zoneInUse } from '../lib/i18n.js';
import { dayOf } from '../lib/zone.js';
import { Field } from '../components/field.js';

/** The texts of a field: what it is called, and what helps to fill it in. */
export const labelOf = (name) => t(`record.${name}`);
const hintOf = (name) => (has(`hint.${name}`) ? t(`hint.${name}`) : undefined);

/**
 * The control of a field of a record. Other properties go to it.
 *
 * @param {object} props
 * @param {import('./fields.js').RecordField} props.field
 * @param {string} [props.name] of the control, when it is not the field's
 * @param {any} props.value to begin with, unless it `isTold` by an `onChange`
 * @param {string} [props.error]
 * @param {object[]} [props.territories]
 */
export function Control({ field, name = field.name, value, error, territories = [], isTold, ...input }) {
  const { kind, required, most, wide } = field;
  if (kind === 'switch') {
    return h('label', { className: 'check wide-field' },
      h('input', { type: 'checkbox', name, defaultChecked: value ?? true }), labelOf(field.name));
  }
  const common = {
    name, label: labelOf(field.name), hint: hintOf(field.name), error, maxLength: most,
    'aria-required': required || undefined,
  };
  if (kind === 'territory') return h(Territory, { ...common, value, territories });
  const control = h(Field, { ...common, ...own(field, value), ...(isTold && { defaultValue: undefined, value }),
    ...input });
  return wide ? h('div', { className: 'wide-field' }, control) : control;
}

/** What a field of its kind has that others have not. */
function own({ kind, type, family, options, isPast, inputMode, autoCapitalize, spellCheck }, value) {
  const begun = { defaultValue: value ?? '' };
  if (kind === 'choice') {
    return { ...begun, options: [{ value: '', label: t('record.none') }, ...choices(family, options)] };
  }
  if (kind === 'lines') return { control: 'textarea', rows: 2, defaultValue: (value ?? []).join('\n') };
  if (kind === 'number') return { ...begun, inputMode: 'decimal' };
  if (kind === 'date') {
    return { ...begun, type: 'date', max: isPast ? dayOf(Date.now(), zoneInUse()) : undefined };
  }
  return { ...begun, type, inputMode, autoCapitalize, spellCheck };
}

/** Where there is one territory, nobody is asked. */
function Territory({ value, territories, ...field }) {
  const [chosen, setChosen] = useState(value);
  const options = territories.map(({ territory_id: id, name }) => ({ value: id, label: name }));
  if (options.length < 2) return null;
  if (value && !options.some((one) => one.value === value)) options.push({ value, label: value });
  // As the service chooses when it is not told.
  const first = options.find((one) => one.value === 'main') ?? options[0];
  return h(Field, { ...field, options, value: chosen ?? first.value,
    onChange: (event) => setChosen(event.target.value) });
}
