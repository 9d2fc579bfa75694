import { h, useEffect, useRef, useState } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { explain, problem, request } from '../lib/api.js';
import { Dialog } from '../components/dialog.js';
import { Field, focusFirstError } from '../components/field.js';
import { isConflict } from './actions.js';
import { filled } from './forms.js';
import { placed } from './submission.js';

const DAY = 86400000;

/**
 * A form above the page. What is wrong is said at its field, and the first one gets the focus. When somebody else has
 * changed the request meanwhile, the page is read again behind the form, and what was typed stays.
 *
 * @param {object} props
 * @param {string} props.name of the texts `action.NAME` and `action.NAME.note`
 * @param {{fields: object[], tone?: string}} props.form
 * @param {boolean} props.isAllowed whether what the form is for can still be done
 * @param {(body: object) => Promise<import('../lib/api.js').Answer>} props.send
 * @param {(answer: import('../lib/api.js').Answer) => void} props.onDone
 * @param {() => void} props.onConflict
 * @param {() => void} props.onClose
 */
export function FormDialog({ name, form: { fields, tone }, isAllowed = true, send, onDone, onConflict, onClose }) {
  const form = useRef(null);
  const [errors, setErrors] = useState({});
  const [isBusy, setBusy] = useState(false);
  const people = useReviewers(fields.some(({ kind }) => kind === 'person'));

  function refuse(found) {
    setErrors(found);
    setBusy(false);
    setTimeout(() => form.current && focusFirstError(form.current));
  }

  async function submit(event) {
    event.preventDefault();
    const data = new FormData(form.current);
    const { body, wrong } = filled(fields, (field) => data.getAll(field));
    if (Object.keys(wrong).length) {
      return refuse(Object.fromEntries(Object.entries(wrong).map(([field, text]) => [field, t(text)])));
    }
    setBusy(true);
    const answer = await send(body);
    if (answer.status >= 200 && answer.status < 300) return onDone(answer);
    if (isConflict(answer)) {
      onConflict();
      return refuse({ all: answer.status === 412 ? t('conflict') : `${explain(answer)} ${t('conflict.reread')}` });
    }
    const found = placed(problem(answer).fields, new Map(), fields.map((field) => field.name));
    return refuse(Object.keys(found).length ? found : { all: explain(answer) });
  }

  return h(Dialog, { title: t(`action.${name}`), onClose, className: fields.length > 2 ? 'broad' : undefined },
    h('form', { className: 'form', ref: form, onSubmit: submit, noValidate: true, autoComplete: 'off' },
      h('p', { className: 'muted' }, t(`note.${name}`)),
      fields.length > 0 && h('div', { className: 'form-grid' },
        fields.map((field) => h(Control, { key: field.name, field, people, error: errors[field.name] }))),
      h('p', { className: 'error notice-box', role: 'alert', hidden: !errors.all && isAllowed },
        errors.all || (!isAllowed && t('conflict.gone'))),
      h('div', { className: 'actions' },
        h('button', { type: 'button', onClick: onClose }, t('cancel')),
        h('button', { type: 'submit', className: 'primary', 'data-tone': tone, disabled: isBusy || !isAllowed },
          isBusy ? t('busy') : t(`action.${name}`)))));
}

function Control({ field: { name, kind, required, options = [], family, most, unit, wide }, people, error }) {
  const label = required ? t(`field.${name}`) : t('form.optional', { label: t(`field.${name}`) });
  const common = { name, error, label, 'aria-required': required || undefined };
  const named = { choice: options.map((one) => [one, t(family === 'reason' ? `reason.${one}` : `document.${one}`)]),
    person: people.map(({ id, name: person }) => [id, person]) }[kind];
  let control;
  if (kind === 'several') control = h(Several, { ...common, options, family });
  else if (named) {
    control = h(Field, { ...common, control: 'select', defaultValue: '' },
      h('option', { value: '' }, t(required ? 'form.choose' : 'form.anyone')),
      named.map(([value, text]) => h('option', { key: value, value }, text)));
  } else if (kind === 'text') control = h(Field, { ...common, control: 'textarea', rows: 3, maxLength: most });
  else if (kind === 'date') {
    control = h(Field, { ...common, type: 'date', min: new Date(Date.now() + DAY).toISOString().slice(0, 10) });
  } else {
    control = h(Field, { ...common, inputMode: 'decimal', maxLength: 14, hint: unit === '%' ? t('form.percent')
      : t('form.dollars') });
  }
  return h('div', { className: wide ? 'wide-field' : undefined }, control);
}

function Several({ name, label, options, error }) {
  return h('fieldset', { className: 'field several', 'aria-describedby': error ? `${name}-error` : undefined },
    h('legend', null, label),
    h('div', { className: 'checks' }, options.map((option, index) =>
      h('label', { key: option, className: 'check' },
        h('input', {
          type: 'checkbox', name, value: option, 'aria-invalid': error && index === 0 ? true : undefined,
        }), t(`document.${option}`)))),
    error && h('p', { className: 'error', id: `${name}-error` }, error));
}

function useReviewers(isWanted) {
  const [people, setPeople] = useState([]);
  useEffect(() => {
    if (isWanted) request('/api/ivr/reviewers').then(({ body }) => setPeople(body?.reviewers ?? []));
  }, [isWanted]);
  return people;
}
