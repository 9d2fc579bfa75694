import { Fragment, h } from '../lib/react.js';
import { choices, t, zoneInUse } from '../lib/i18n.js';
import { explain, problem } from '../lib/api.js';
import { addDays, dayOf } from '../lib/zone.js';
import { Field, optionsOf } from '../components/field.js';
import { FormDialog } from '../components/form-dialog.js';
import { Several } from '../components/several.js';
import { isConflict } from './actions.js';
import { filled } from './forms.js';
import { placed } from './submission.js';
import { NAME_PATHS, useNames } from './use-names.js';

/**
 * A form above the page by which a request is changed. When somebody else has changed it meanwhile, the page is read
 * again behind the form, and what was typed stays.
 *
 * @param {object} props
 * @param {string} props.name of the texts `action.NAME` and `note.NAME`
 * @param {{fields: object[], tone?: string}} props.form
 * @param {boolean} props.isAllowed whether what the form is for can still be done
 * @param {(body: object, key: string) => Promise<import('../lib/api.js').Answer>} props.send
 * @param {(answer: import('../lib/api.js').Answer) => void} props.onDone
 * @param {() => Promise<void>} props.onConflict reads the page again
 * @param {() => void} props.onClose
 */
export function RequestForm({ name, form: { fields, tone }, isAllowed = true, send, onDone, onConflict, onClose }) {
  const isForPerson = fields.some(({ kind }) => kind === 'person');
  const { reviewers: people = [] } = useNames(isForPerson ? { reviewers: NAME_PATHS.reviewers } : {});

  function read(data) {
    const { body, wrong } = filled(fields, (field) => data.getAll(field));
    return { body, wrong: Object.fromEntries(Object.entries(wrong).map(([field, text]) => [field, t(text)])) };
  }

  async function refused(answer) {
    if (isConflict(answer)) {
      // Until the page has been read again, a repetition would meet the same refusal.
      await onConflict();
      return { all: answer.status === 412 ? t('conflict') : `${explain(answer)} ${t('conflict.reread')}` };
    }
    const found = placed(problem(answer).fields, new Map(), fields.map((field) => field.name));
    return Object.keys(found).length ? found : { all: explain(answer) };
  }

  return h(FormDialog, {
    title: t(`action.${name}`), note: t(`note.${name}`), go: t(`action.${name}`), tone, isBroad: fields.length > 2,
    hindrance: !isAllowed && t('conflict.gone'), read, send, onRefused: refused, onDone, onClose,
    fields: (errors) => {
      const grid = (some) => some.length > 0 && h('div', { className: 'form-grid' },
        some.map((field) => h(Control, { key: field.name, field, people, error: errors[field.name] })));
      const more = fields.filter((field) => field.more);
      return [
        h(Fragment, { key: 'first' }, grid(fields.filter((field) => !field.more))),
        // What is wrong in it must be seen.
        more.length > 0 && h('details', { key: 'more', open: more.some(({ name: one }) => errors[one]) || undefined },
          h('summary', null, t(`more.${name}`)), grid(more)),
      ];
    },
  });
}

function Control({ field: { name, kind, required, options = [], family, most, unit, wide }, people, error }) {
  const label = required ? t(`field.${name}`) : t('form.optional', { label: t(`field.${name}`) });
  const common = { name, error, label, 'aria-required': required || undefined };
  const named = {
    choice: choices(family, options), yesno: choices('yesno', ['yes', 'no']), person: optionsOf(people),
  }[kind];
  let control;
  if (kind === 'several') control = h(Several, { name, error, label, options: choices(family, options) });
  else if (named) {
    const none = { value: '', label: required ? t('form.choose') : kind === 'person' ? t('form.anyone') : '–' };
    control = h(Field, { ...common, options: [none, ...named], defaultValue: '' });
  } else if (kind === 'text') control = h(Field, { ...common, control: 'textarea', rows: 3, maxLength: most });
  else if (kind === 'line') control = h(Field, { ...common, maxLength: most });
  else if (kind === 'day') control = h(Field, { ...common, type: 'date' });
  else if (kind === 'date') {
    control = h(Field, { ...common, type: 'date', min: addDays(dayOf(Date.now(), zoneInUse()), 1) });
  } else {
    control = h(Field, { ...common, inputMode: 'decimal', maxLength: 14, hint: unit === '%' ? t('form.percent')
      : t('form.dollars') });
  }
  return h('div', { className: wide ? 'wide-field' : undefined }, control);
}
