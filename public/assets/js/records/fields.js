/**
 * Between what the service has of a record and what stands in a form: values by the names of the fields, so that two
 * states of a record can be compared, and a change is only what is another one. Nothing of it draws.
 */
import { typedNumber } from '../verification/forms.js';

/**
 * @typedef {object} RecordField
 * @property {string} name as the service has it; `a.b` is `b` within `a`
 * @property {'text' | 'number' | 'date' | 'lines' | 'switch' | 'choice' | 'territory' | 'rows'} [kind] `lines` is a
 *   list of texts, one a line; `rows` a list of what has `fields` of its own
 * @property {RecordField[]} [fields]
 * @property {boolean} [required]
 * @property {boolean} [once] only said when the record is made
 */

/** The name of a control in a row, as the service names it when something is wrong with it. */
export const inRow = (name, index, field) => `${name}[${index}].${field}`;

/** What a record has, field by field; null for what it has not, so that the same is the same however it was said. */
export const valuesOf = (fields, record = {}) =>
  Object.fromEntries(fields.map((field) => [field.name, valueOf(field, within(record, field.name))]));

const within = (record, name) => name.split('.').reduce((part, key) => part?.[key], record);

function valueOf({ kind, fields }, value) {
  if (kind === 'rows') return (value ?? []).map((row) => valuesOf(fields, row));
  if (kind === 'lines') return value ?? [];
  return value === '' ? null : value ?? null;
}

/**
 * What was typed.
 *
 * @param {RecordField[]} fields
 * @param {FormData} data controls that are not in the form say nothing
 * @returns {{values: Record<string, any>, wrong: Record<string, string>}} `wrong`: by control, the text that says what
 *   is
 */
export function typedValues(fields, data, prefix = '') {
  const values = {};
  const wrong = {};
  for (const { name, kind, fields: own, required } of fields) {
    const control = prefix + name;
    if (kind === 'rows') {
      values[name] = [];
      for (let index = 0; own.some((field) => data.has(inRow(name, index, field.name))); index += 1) {
        const row = typedValues(own, data, inRow(name, index, ''));
        values[name].push(row.values);
        Object.assign(wrong, row.wrong);
      }
    } else if (kind === 'switch') {
      values[name] = data.has(control);
    } else if (data.has(control)) {
      const text = data.get(control).trim();
      if (required && !text) wrong[control] = 'record.missing';
      values[name] = read(kind, text);
      if (kind === 'number' && text && values[name] === null) wrong[control] = 'record.noNumber';
    }
  }
  return { values, wrong };
}

function read(kind, text) {
  if (kind === 'lines') return text.split('\n').map((line) => line.trim()).filter(Boolean);
  if (kind === 'number') return text ? typedNumber(text) : null;
  return text || null;
}

/** The values of `after` that are not those of `before`. */
export const changed = (before, after) => Object.fromEntries(Object.entries(after)
  .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])));

/** Values as the service takes them: null takes away; in a row, what is not known is left out. */
export function bodyOf(values) {
  const body = {};
  for (const [name, value] of Object.entries(values)) {
    const [first, rest] = name.split('.');
    if (rest) body[first] = { ...body[first], [rest]: value };
    else body[first] = Array.isArray(value) ? value.map(withoutNothing) : value;
  }
  return body;
}

const withoutNothing = (row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
