import { h } from '../lib/react.js';
import { Icon } from './icon.js';
import { Menu } from './menu.js';

/**
 * A filter of which several values may be chosen.
 *
 * @param {object} props
 * @param {string} props.label
 * @param {{value: string, label: string}[]} props.options
 * @param {string[]} props.chosen
 * @param {(value: string) => void} props.onSwitch
 */
export function Choices({ label, options, chosen, onSwitch }) {
  const names = options.filter(({ value }) => chosen.includes(value)).map((one) => one.label);
  const shown = names.length > 2 ? `${label}: ${names.length}` : names.length ? `${label}: ${names.join(', ')}` : label;
  return h(Menu, { label: [h('span', { key: 'label' }, shown), h(Icon, { key: 'icon', name: 'down' })] },
    h('fieldset', { 'aria-label': label },
      options.map(({ value, label: name }) =>
        h('label', { key: value, className: 'check' },
          h('input', {
            type: 'checkbox', checked: chosen.includes(value), onChange: () => onSwitch(value),
          }), name))));
}
