import { h, useId } from '../lib/react.js';
import { money, number, t } from '../lib/i18n.js';
import { fact } from '../components/facts.js';
import { Field } from '../components/field.js';
import { Icon } from '../components/icon.js';
import { sizeControl, productControl } from './submission.js';
import { added, linesOf, total } from './totals.js';

/**
 * The chosen products with their sizes, and what each and all of them come to while numbers are typed.
 *
 * @param {object} props
 * @param {object[]} props.products of the catalogue
 * @param {{product: object, quantities: Record<string, string>}[]} props.chosen
 * @param {(chosen: object[]) => void} props.onChange
 * @param {Record<string, string>} props.errors by control
 */
export function ProductLines({ products, chosen, onChange, errors }) {
  const ids = new Set(chosen.map(({ product }) => product.id));
  const rest = products.filter(({ id }) => !ids.has(id));
  const sum = added(chosen.map(({ product, quantities }) => total(linesOf(product, quantities))));
  const add = (event) => {
    const product = products.find(({ id }) => id === event.target.value);
    if (product) onChange([...chosen, { product, quantities: {} }]);
  };
  return h('div', { className: 'product-lines' },
    chosen.map(({ product, quantities }) => h(Product, {
      key: product.id, product, quantities, errors,
      onType: (size, text) => onChange(chosen.map((one) =>
        (one.product === product ? { product, quantities: { ...quantities, [size]: text } } : one))),
      onRemove: () => onChange(chosen.filter((one) => one.product !== product)),
    })),
    h(Field, {
      name: 'selected_products', label: t(chosen.length ? 'product.addAnother' : 'product.add'),
      error: errors.selected_products, value: '', onChange: add, disabled: !rest.length,
      options: [
        { value: '', label: t('form.choose') },
        ...rest.map(({ id, name, q_code: code }) => ({ value: id, label: `${name} (${code})` })),
      ],
    }),
    h('dl', { className: 'sums', 'aria-live': 'polite', 'aria-atomic': true },
      fact('product.pieces', number(sum.pieces)), fact('product.area', `${number(sum.area / 100, 2)} cm²`),
      fact('product.billing', number(sum.units)), fact('product.sum', money(sum.cents / 100), 'grand')));
}

function Product({ product, quantities, errors, onType, onRemove }) {
  const lines = linesOf(product, quantities);
  const own = total(lines);
  const error = errors[productControl(product)];
  return h('fieldset', { className: 'product', 'data-control': productControl(product) },
    h('legend', null, product.name, ' ', h('span', { className: 'muted' }, product.q_code)),
    h('button', {
      type: 'button', className: 'quiet remove', 'aria-label': t('product.remove', { name: product.name }),
        onClick: onRemove,
    }, h(Icon, { name: 'close' })),
    error && h('p', { className: 'error', tabIndex: -1, 'aria-invalid': true }, error),
    h('div', { className: 'table-frame' }, h('table', { className: 'sizes' },
      h('caption', { className: 'sr' }, product.name),
      h('thead', null, h('tr', null,
        h('th', { scope: 'col' }, t('product.size')),
          h('th', { scope: 'col', className: 'wide' }, t('product.dimensions')),
        h('th', { scope: 'col', className: 'cell-number' }, t('product.price')),
        h('th', { scope: 'col', className: 'cell-quantity' }, t('product.quantity')),
        h('th', { scope: 'col', className: 'cell-number wide' }, t('product.area')),
        h('th', { scope: 'col', className: 'cell-number' }, t('product.total')))),
      h('tbody', null, lines.map((line) => h(Size, {
        key: line.size.size, product, line, text: quantities[line.size.size] ?? '', onType,
        error: errors[sizeControl(product, line.size)],
      }))),
      h('tfoot', null, h('tr', null,
        h('th', { scope: 'row' }, t('product.subtotal')), h('td', { className: 'wide' }), h('td'),
        h('td', { className: 'cell-quantity' }, number(own.pieces)),
        h('td', { className: 'cell-number wide' }, measured(own.area)),
        h('td', { className: 'cell-number' }, money(own.cents / 100)))))));
}

function Size({ product, line: { size, price, area, quantity }, text, onType, error: said }) {
  const id = useId();
  const error = quantity === null ? t('product.whole') : said;
  return h('tr', null,
    h('th', { scope: 'row' }, size.size),
    h('td', { className: 'wide' }, size.dimensions),
    h('td', { className: 'cell-number' }, money(price / 100)),
    h('td', { className: 'cell-quantity' },
      h('input', {
        name: sizeControl(product, size), value: text, inputMode: 'numeric', maxLength: 6, autoComplete: 'off',
        'aria-label': t('product.quantityOf', { name: product.name, size: size.size }), placeholder: '0',
        'aria-invalid': error ? true : undefined, 'aria-describedby': error ? id : undefined,
        onChange: (event) => onType(size.size, event.target.value),
      }),
      error && h('p', { className: 'error', id }, error)),
    h('td', { className: 'cell-number wide' }, measured(area * (quantity ?? 0))),
    h('td', { className: 'cell-number' }, money((price * (quantity ?? 0)) / 100)));
}

const measured = (hundredths) => (hundredths ? `${number(hundredths / 100, 2)} cm²` : '–');
