import { h } from '../lib/react.js';
import { money, number, t } from '../lib/i18n.js';

/** How many are shown at once. */
export const AT_ONCE = 25;

/** Whether a record may be chosen for what is new. */
export const Use = ({ record: { is_active: is } }) =>
  h('span', { className: 'tag', 'data-tone': is ? 'good' : undefined }, t(is ? 'use.true' : 'use.false'));

/** An NPI; some that were stored before the service looked at them are none. */
export const Npi = ({ doctor: { npi, npi_checksum_ok: isRight } }) => [
  npi, !isRight && h('span', { key: 'wrong', className: 'tag', 'data-tone': 'warn' }, t('npi.wrong')),
];

const text = (name, options) =>
  ({ key: name, label: t(`record.${name}`), value: (one) => one[name] || '–', ...options });

/** A number that stays on one line. */
export const phone = (options) => text('phone', {
  ...options, value: ({ phone: own }) => (own ? h('span', { className: 'phone-number' }, own) : '–'),
});

const use = () => ({ key: 'use', label: t('filter.status'), value: (record) => h(Use, { record }) });

/** From the least to the most that a piece costs. */
export function prices(sizes) {
  const [least, most] = [Math.min, Math.max].map((of) => of(...sizes.map((one) => one.unit_price)));
  return least === most ? money(least) : `${money(least)} – ${money(most)}`;
}

/** What the list of a kind shows beside the name. */
export const COLUMNS = {
  doctors: () => [
    { ...text('npi'), value: (doctor) => h('span', { className: 'npi' }, h(Npi, { doctor })) },
    text('practice', { wide: true }), phone({ wide: true }), use(),
  ],
  payers: () => [phone(), text('id', { wide: true }), use()],
  products: () => [
    text('q_code'),
    { key: 'sizes', label: t('record.sizes'), kind: 'number', wide: true, value: ({ sizes }) => number(sizes.length) },
    { key: 'price', label: t('record.unit_price'), kind: 'number', wide: true, value: ({ sizes }) => prices(sizes) },
    use(),
  ],
};
