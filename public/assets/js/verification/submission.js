import { fieldName } from '../lib/api.js';
import { has, t } from '../lib/i18n.js';
import { linesOf } from './totals.js';

/**
 * The coverage that a request begins with: the primary one of those that are in force, or any of these. Where none is,
 * the primary one, or the first.
 *
 * @param {object[]} [coverages] of the patient
 * @param {string} today such as `2026-03-17`
 * @returns {{coverage?: object, isPast: boolean}} `isPast`: it has ended, or not begun
 */
export function coverageOf(coverages = [], today) {
  const isInForce = ({ effective_date: from, termination_date: to }) => !(from > today) && !(to < today);
  const primary = (some) => some.find(({ coverage_type: kind }) => kind === 'Primary') ?? some[0];
  const coverage = primary(coverages.filter(isInForce)) ?? primary(coverages);
  return { coverage, isPast: Boolean(coverage) && !isInForce(coverage) };
}

/**
 * The body of a new request, and where each of its members stands on the page, so that what is wrong with
 * `selected_products[0].sizes[1].quantity` is said at that very field.
 *
 * @param {Record<string, string>} fields what was typed, by the names of the service
 * @param {{product: object, quantities: Record<string, string>}[]} chosen
 * @returns {{body: object, places: Map<string, string>}} `places`: the control's name by the member's
 */
export function submission(fields, chosen) {
  const places = new Map();
  const body = {};
  for (const [name, text] of Object.entries(fields)) {
    if (text.trim()) body[name] = text.trim();
  }
  if (body.secondary_diagnosis_codes) {
    body.secondary_diagnosis_codes = body.secondary_diagnosis_codes.split(/[\s,;]+/).filter(Boolean);
  }
  body.selected_products = chosen.map(({ product, quantities }, index) => {
    const path = `selected_products[${index}]`;
    places.set(path, productControl(product));
    for (const name of ['product_name', 'q_code', 'sizes']) places.set(`${path}.${name}`, productControl(product));
    const lines = linesOf(product, quantities).filter(({ quantity }) => quantity !== 0);
    return {
      product_name: product.product_name ?? product.name, q_code: product.q_code,
      sizes: lines.map(({ size, quantity }, line) => {
        const control = sizeControl(product, size);
        for (const name of ['', '.size', '.dimensions', '.unit_price', '.quantity']) {
          places.set(`${path}.sizes[${line}]${name}`, control);
        }
        return { size: size.size, dimensions: size.dimensions, unit_price: size.unit_price, quantity };
      }),
    };
  });
  return { body, places };
}

/**
 * What a member of a submitted body is called where the form is gone: a field by its label, a product by its name and
 * size.
 *
 * @param {string} member such as `selected_products[0].sizes[1].unit_price`
 * @param {object} body that was sent
 */
export function calledOf(member, body) {
  const [, line, place] = /^selected_products\[(\d+)\](?:\.sizes\[(\d+)\])?/.exec(member) ?? [];
  const product = body.selected_products?.[line];
  if (product) return [product.product_name, product.sizes[place]?.size].filter(Boolean).join(', ');
  return has(`field.${member}`) ? t(`field.${member}`) : member;
}

export const productControl = (product) => `product:${product.id}`;
export const sizeControl = (product, size) => `quantity:${product.id}:${size.size}`;

/** What the service says is wrong, by the controls of the page; what has none of its own is said above all. */
export function placed(errors, places, known) {
  const found = {};
  for (const [field, issue] of Object.entries(errors)) {
    const base = field.replace(/\[\d+\]$/, '');
    const control = places.get(field) ?? (known.includes(field) ? field : known.includes(base) ? base : 'all');
    const text = said(control, field, issue);
    found[control] = control === 'all' && found.all ? `${found.all} ${text}` : text;
  }
  return found;
}

const said = (control, field, issue) => (control === 'all' ? `${fieldName(field)}: ${issue}` : issue);
