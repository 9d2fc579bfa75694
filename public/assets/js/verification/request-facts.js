import { Fragment, h } from '../lib/react.js';
import { date, dateTime, money, number, percent, t } from '../lib/i18n.js';
import { addressOfPatient } from '../lib/pages.js';
import { fact, Facts } from '../components/facts.js';
import { Icon } from '../components/icon.js';
import { Panel } from '../components/panel.js';
import { awaited } from './checklist.js';

const list = (items) => (items?.length ? items.join(', ') : null);

/** Who it is for, who pays, who asks. */
export function People({ detail: { patient_id: id, patient = {}, doctor = {} }, isReviewer }) {
  const { insurance = {}, medical_history: medical = {} } = patient;
  return h('div', { className: 'people' },
    h(Panel, { title: t('patient') }, h(Facts, {
      facts: [
        ['fact.name', isReviewer ? h('a', { href: addressOfPatient(id) }, patient.name) : patient.name],
        ['fact.birth', patient.date_of_birth && date(patient.date_of_birth)],
        ['fact.medicaid', patient.medicaid_number], ['fact.mbi', patient.mbi],
        ['fact.conditions', list(medical?.conditions)], ['fact.allergies', list(medical?.allergies)],
        ['fact.medications', list(medical?.medications)],
      ],
    })),
    h(Panel, { title: t('insurance') }, h(Facts, {
      facts: [
        ['fact.provider', insurance?.provider], ['fact.policy', insurance?.policy_number],
        ['fact.group', insurance?.group_number], ['fact.coverage', insurance?.coverage_type && t(`coverage.${insurance.coverage_type}`)],
      ],
    })),
    h(Panel, { title: t('doctor') }, h(Facts, {
      facts: [
        ['fact.name', doctor.name], ['fact.npi', doctor.npi], ['fact.practice', doctor.practice],
        ['fact.phone', doctor.phone && h('a', { href: `tel:${doctor.phone.replace(/[^\d+]/g, '')}` }, doctor.phone)],
      ],
    })));
}

/** Why, and what is planned. */
export const Clinical = ({ detail }) =>
  h(Panel, { title: t('clinical') }, h(Facts, {
    facts: [
      ['field.diagnosis_code', detail.diagnosis_code],
      ['fact.further', list(detail.secondary_diagnosis_codes)],
      ['field.treatment_plan', detail.treatment_plan], ['field.notes', detail.notes],
    ],
  }));

/** What is asked for, with sizes and what it comes to. */
export function Products({ detail }) {
  const units = detail.products.map((one) => one.billing_units);
  return h(Panel, { title: t('products') },
    h('div', { className: 'table-frame', tabIndex: 0, role: 'group', 'aria-label': t('products') },
      h('table', { className: 'products' },
        h('caption', { className: 'sr' }, t('products')),
        h('thead', null, h('tr', null,
          heading('product.size'), heading('product.dimensions', 'wide'), heading('product.price', 'cell-number'),
          heading('product.quantity', 'cell-number'), heading('product.total', 'cell-number'))),
        detail.products.map((product, line) => h('tbody', { key: line },
          h('tr', { className: 'group' }, h('th', { scope: 'rowgroup', colSpan: 5 },
            product.product_name, ' ', h('span', { className: 'muted' }, product.q_code))),
          product.sizes.map((size, index) => h('tr', { key: index },
            h('td', null, size.size), h('td', { className: 'wide' }, size.dimensions),
            cell(money(size.unit_price)), cell(number(size.quantity)), cell(money(size.total)))))),
        h('tfoot', null, h('tr', null,
          h('th', { scope: 'row' }, t('product.sum')), h('td', { className: 'wide' }), h('td'),
          cell(number(detail.products.reduce((total, one) => total + one.total_quantity, 0))),
            cell(money(detail.total_cost)))))),
    // Without the area of one of the sizes nobody knows.
    units.every(Number.isInteger)
      && h('p', { className: 'muted small' }, t('product.units', { n: units.reduce((sum, one) => sum + one, 0) })));
}

const heading = (name, className) => h('th', { scope: 'col', className }, t(name));
const cell = (value) => h('td', { className: 'cell-number' }, value);

/** What was decided, or what stands in the way of it: said above everything else. */
export function Outcome({ detail: { decision, escalation, status }, asks }) {
  const expected = status === 'awaiting_documents' ? awaited(asks) : [];
  return h(Fragment, null,
    decision && h(Decision, { decision, status }),
    expected.length > 0
      && h('section', { className: 'banner', 'data-tone': 'warn', 'aria-label': t('status.awaiting_documents') },
      expected.map((ask) => h('div', { key: ask.id, className: 'awaited' },
        h('p', null, h(Icon, { name: 'file' }), h('strong', null, t('asked.until', { date: date(ask.deadline) }))),
        h('p', null, ask.items.map(({ type }) => t(`document.${type}`)).join(', ')),
        ask.notes && h('p', { className: 'said' }, ask.notes)))),
    escalation && h('section', { className: 'banner', 'data-tone': 'warn', 'aria-label': t('status.escalated') },
      h('p', null, h(Icon, { name: 'alert' }), h('strong', null, escalation.to?.name
        ? t('escalated.to', { name: escalation.to.name }) : t('status.escalated')), ' ',
        h('span', { className: 'muted small' }, dateTime(escalation.escalated_at))),
      h('p', { className: 'said' }, escalation.reason)));
}

/** A request that was opened again is as its status says, and not as it was decided before. */
function Decision({ decision, status }) {
  const isApproval = Boolean(decision.coverage_details);
  const isNow = status === (isApproval ? 'approved' : 'rejected');
  return h('section', {
    className: 'banner decision', 'data-tone': !isNow ? undefined : isApproval ? 'good' : 'bad',
      'aria-label': t('decision'),
  },
  h('p', null, h(Icon, { name: isApproval ? 'check' : 'close' }),
    h('strong', null, isNow ? t(`status.${status}`) : t('decision.earlier')), ' ',
    h('span', { className: 'muted small' }, dateTime(decision.decided_at))),
  h(Decided, { decision }));
}

/** What an approval covers, or why something was rejected. */
export function Decided({ decision: { coverage_details: coverage, rejection_details: refusal } }) {
  return h(Fragment, null,
    coverage && h('dl', { className: 'coverage' },
      amount('field.coverage_percentage', percent(coverage.coverage_percentage / 100, 2)),
      amount('field.deductible_amount', coverage.deductible_amount),
      amount('field.copay_amount', coverage.copay_amount),
      amount('field.out_of_pocket_max', coverage.out_of_pocket_max),
      amount('field.deductible_met', coverage.deductible_met), amount('field.oop_met', coverage.oop_met),
      said('network', coverage.network, (word) => t(`network.${word}`)),
      said('auth_required', coverage.auth_required, (is) => t(is ? 'yesno.yes' : 'yesno.no')),
      said('auth_number', coverage.auth_number), said('valid_until', coverage.valid_until, date),
      said('effective_date', coverage.effective_date, date), said('termination_date', coverage.termination_date, date),
      said('payer_reference', coverage.payer_reference), said('verified_with', coverage.verified_with)),
    refusal && h('p', null, t(`reason.${refusal.reason}`)),
    (coverage?.coverage_notes || refusal?.notes)
      && h('p', { className: 'said' }, coverage?.coverage_notes ?? refusal.notes));
}

const said = (name, value, shown = (text) => text) => value !== undefined && value !== null
  && fact(`field.${name}`, shown(value));
const amount = (name, value) => value !== undefined && value !== null
  && fact(name, typeof value === 'number' ? money(value) : value);
