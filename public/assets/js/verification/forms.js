/**
 * The forms by which a request is changed, as values: what each asks for, by the names that the service has for it.
 *
 * Kinds: `number` and `money` are typed as people type numbers, `line` is one line of text and `text` may have several,
 * `choice` is one of `options` (words with texts `FAMILY.WORD`), `several` some of them, `yesno` one of yes and no,
 * `date` a day from tomorrow on, `day` any, `person` a reviewer. Those with `more` are folded away: few need them.
 */
import { DOCUMENT_TYPES, NETWORKS, REJECTION_REASONS } from './words.js';

const reason = (name = 'reason') => ({ name, kind: 'text', required: true, most: 2000 });

export const FORMS = {
  approve: {
    rest: '/approve', tone: 'good',
    fields: [
      { name: 'coverage_percentage', kind: 'number', required: true, unit: '%' },
      { name: 'deductible_amount', kind: 'money', required: true },
      { name: 'copay_amount', kind: 'money', required: true },
      { name: 'out_of_pocket_max', kind: 'money', required: true },
      { name: 'coverage_notes', kind: 'text', most: 2000, wide: true },
      ...[
        { name: 'deductible_met', kind: 'money' }, { name: 'oop_met', kind: 'money' },
        { name: 'network', kind: 'choice', options: NETWORKS, family: 'network' },
        { name: 'auth_required', kind: 'yesno' }, { name: 'auth_number', kind: 'line', most: 120 },
        { name: 'valid_until', kind: 'day' }, { name: 'effective_date', kind: 'day' },
        { name: 'termination_date', kind: 'day' }, { name: 'payer_reference', kind: 'line', most: 120 },
        { name: 'verified_with', kind: 'line', most: 120 },
      ].map((field) => ({ ...field, more: true })),
    ],
  },
  reject: {
    rest: '/reject', tone: 'bad',
    fields: [
      { name: 'rejection_reason', kind: 'choice', options: REJECTION_REASONS, family: 'reason', required: true,
        wide: true },
      { name: 'rejection_notes', kind: 'text', most: 2000, wide: true },
    ],
  },
  request_documents: {
    rest: '/request-documents',
    fields: [
      { name: 'document_types', kind: 'several', options: DOCUMENT_TYPES, family: 'document', required: true,
        wide: true },
      { name: 'deadline', kind: 'date', required: true },
      { name: 'request_notes', kind: 'text', most: 2000, wide: true },
    ],
  },
  assign: { rest: '/assignment', method: 'PUT',
    fields: [{ name: 'assignee_id', kind: 'person', required: true, wide: true }] },
  escalate: { rest: '/escalation', fields: [{ ...reason(), wide: true }, { name: 'to', kind: 'person', wide: true }] },
  resolve_escalation: { rest: '/escalation/resolution', fields: [{ ...reason('notes'), wide: true }] },
  cancel: { rest: '/cancellation', tone: 'bad', fields: [{ ...reason(), wide: true }] },
  reopen: { rest: '/reopening', fields: [{ ...reason(), wide: true }] },
};

/**
 * A number that was typed, with a point or a comma before its decimals; null for what is none. It has two decimals at
 * most: "2.000" is two thousand to some and two to others.
 */
export function typedNumber(text) {
  const typed = text.trim().replace(/^\$|%$/g, '').trim();
  if (/^-?\d{1,3}(,\d{3})+(\.\d{1,2})?$/.test(typed)) return Number(typed.replaceAll(',', ''));
  const plain = typed.replace(',', '.');
  return /^-?\d+(\.\d{1,2})?$/.test(plain) ? Number(plain) : null;
}

/**
 * What was typed as the service takes it.
 *
 * @param {object[]} fields of a form above
 * @param {(name: string) => string[]} values what stands in the controls of a name
 * @returns {{body: object, wrong: Record<string, string>}} `wrong`: by name, the text that says what is
 */
export function filled(fields, values) {
  const body = {};
  const wrong = {};
  for (const { name, kind, required } of fields) {
    const typed = values(name).map((one) => one.trim()).filter(Boolean);
    if (!typed.length) {
      if (required) wrong[name] = kind === 'several' ? 'form.chooseSome' : 'form.missing';
    } else if (kind === 'several') {
      body[name] = typed;
    } else if (kind === 'number' || kind === 'money') {
      body[name] = typedNumber(typed[0]);
      if (body[name] === null) wrong[name] = 'form.noNumber';
    } else {
      body[name] = kind === 'yesno' ? typed[0] === 'yes' : typed[0];
    }
  }
  return { body, wrong };
}
