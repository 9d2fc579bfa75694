import { Fragment, h } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { Field } from '../components/field.js';
import { Form } from '../components/form.js';
import { faults, typedFaults } from './faults.js';

const FIELDS = {
  name: { autoComplete: 'name', maxLength: 120 },
  age: { inputMode: 'numeric', autoComplete: 'off', maxLength: 3, className: 'short' },
  phone_number: { type: 'tel', autoComplete: 'tel', maxLength: 40, hint: 'hint.phone' },
  username: { autoComplete: 'username', autoCapitalize: 'none', spellCheck: false, maxLength: 64, hint: 'hint.username' },
  password: { type: 'password', autoComplete: 'new-password', maxLength: 1024, hint: 'password.hint' },
  password2: { type: 'password', autoComplete: 'new-password', maxLength: 1024 },
};

/**
 * Some of the fields by which a patient registers, and what is wrong with each at its place.
 *
 * @param {object} props
 * @param {string[]} props.names of the fields
 * @param {Record<string, string>} [props.values] to begin with
 * @param {string} [props.login] what the password will belong to where no field says it, for the browser's store of them
 * @param {string} props.go the text of its button
 * @param {(typed: Record<string, string>) => Promise<import('../lib/api.js').Answer | null>} props.send null for an
 *   answer that was dealt with
 * @param {Record<string, string>} [props.found] what turned out to be wrong later
 * @param {any} [props.children] other buttons
 */
export function RegisterForm({ names, values = {}, login, go, send, found, children }) {
  function read(data) {
    const typed = Object.fromEntries(names.map((name) => {
      const value = data.get(name);
      return [name, name.startsWith('password') ? value : value.trim()];
    }));
    return { body: typed, wrong: typedFaults(typed) };
  }

  return h(Form, {
    go: t(go), found, read, send, onRefused: (answer) => faults(answer, names),
    fields: (errors) => h(Fragment, null,
      login && h('input', { type: 'text', autoComplete: 'username', value: login, readOnly: true, hidden: true }),
      names.map((name) => {
        const { hint, ...field } = FIELDS[name];
        return h(Field, { key: name, name, label: t(`field.${name}`), hint: hint && t(hint), ...field,
          defaultValue: values[name] ?? '', error: errors[name] });
      })),
  }, children);
}
