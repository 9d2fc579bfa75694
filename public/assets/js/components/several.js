import { h, useId } from '../lib/react.js';

/**
 * A choice of which several may be made, with what is wrong with it.
 *
 * @param {{name: string, label: string, options: import('./field.js').Option[], chosen?: string[],
 *   error?: string}} props `chosen` to begin with
 */
export function Several({ name, label, options, chosen = [], error }) {
  const id = useId();
  return h('fieldset', { className: 'field several', 'aria-describedby': error ? id : undefined },
    h('legend', null, label),
    h('div', { className: 'checks' }, options.map((option, place) =>
      h('label', { key: option.value, className: 'check' },
        h('input', { type: 'checkbox', name, value: option.value, defaultChecked: chosen.includes(option.value),
          'aria-invalid': error && place === 0 ? true : undefined }), option.label))),
    error && h('p', { className: 'error', id }, error));
}
