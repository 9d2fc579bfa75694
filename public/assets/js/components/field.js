import { h, useId } from '../lib/react.js';

/** @typedef {{value: string, label: any}} Option */

/**
 * A labelled input with a hint and, when there is one, what is wrong with it. Other properties go to the input.
 *
 * @param {{label: string, hint?: string, error?: string, control?: 'input' | 'select' | 'textarea',
 *   options?: Option[]}} props `options` make it a choice
 */
export function Field({ label, hint, error, options, control = options ? 'select' : 'input', ...input }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return h('div', { className: 'field' },
    h('label', { htmlFor: id }, label),
    h(control, { id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined, ...input },
      options?.map((option) => h('option', { key: option.value, value: option.value }, option.label))),
    hint && h('p', { className: 'hint', id: `${id}-hint` }, hint),
    error && h('p', { className: 'error', id: `${id}-error` }, error));
}

/** What has an `id` and a `name`, as controls take it. */
export const optionsOf = (all) => all.map(({ id, name }) => ({ value: id, label: name }));

/** Puts the focus on the first field of a form that has something wrong with it. */
export const focusFirstError = (form) => form.querySelector('[aria-invalid="true"], [data-invalid]')?.focus();
