import { h, useEffect, useRef } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { explain, fieldName, problem, succeeded } from '../lib/api.js';
import { useKey } from '../lib/use-key.js';
import { useForm } from './use-form.js';

/** What the service says is wrong, by the controls of a form; what belongs to none of them is said above all. */
function wrongIn(form, answer) {
  const issues = Object.entries(problem(answer).fields);
  const found = issues.filter(([name]) => form?.elements.namedItem(name));
  if (!found.length) return { all: explain(answer) };
  const others = issues.filter((one) => !found.includes(one)).map(([name, issue]) => `${fieldName(name)}: ${issue}`);
  return { ...Object.fromEntries(found), ...(others.length && { all: others.join(' ') }) };
}

/**
 * A form that is sent to the service. What is wrong is said at its field, and the first one gets the focus.
 *
 * @param {object} props
 * @param {string} [props.note]
 * @param {(errors: Record<string, string>, forgive: () => void) => any} [props.fields] `forgive` takes back what is
 *   said to be wrong
 * @param {string} props.go what its button says
 * @param {'good' | 'bad'} [props.tone] of the button
 * @param {string} [props.back] what the button says that leaves the form
 * @param {() => void} [props.onClose] without it there is no such button
 * @param {any} [props.children] other buttons
 * @param {boolean} [props.isReady] whether there is something to be sent
 * @param {string | false} [props.hindrance] why it cannot be sent now, as far as it is known
 * @param {Record<string, string>} [props.found] what turned out to be wrong before it came to this form
 * @param {(data: FormData) => {body?: object, wrong?: Record<string, string>}} [props.read] what was typed as the
 *   service takes it, and by field what is wrong with it
 * @param {(body: object, key: string) => Promise<import('../lib/api.js').Answer | null>} props.send `key` of the
 *   repetition; null for an answer that was dealt with
 * @param {(answer: import('../lib/api.js').Answer) => any} [props.onRefused] what is wrong, by field, or a promise of
 *   it; nothing when it is as the service says
 * @param {(answer: import('../lib/api.js').Answer, body: object) => any} [props.onDone] what it promises is waited for
 *   before the form can be sent again
 */
export function Form({
  note, fields, go, tone, back = t('cancel'), onClose, children, isReady = true, hindrance, found,
  read = () => ({ body: {} }), send, onRefused = () => undefined, onDone,
}) {
  const { form, errors, isBusy, setBusy, refuse, forgive } = useForm(found);
  const key = useKey();

  async function submit(event) {
    event.preventDefault();
    const { body, wrong = {} } = read(new FormData(form.current));
    if (Object.keys(wrong).length) return refuse(wrong);
    setBusy(true);
    const answer = await send(body, key.of(body));
    if (!answer) return refuse({});
    if (succeeded(answer)) {
      await onDone(answer, body);
      // A form may stay where it is.
      return refuse({});
    }
    return refuse(await onRefused(answer) ?? wrongIn(form.current, answer));
  }

  const said = errors.all || hindrance;
  const notice = useRef(null);
  // A form can be longer than its dialog.
  useEffect(() => {
    if (said) notice.current.scrollIntoView({ block: 'nearest' });
  }, [errors, hindrance]);

  return h('form', { className: 'form', ref: form, onSubmit: submit, noValidate: true, autoComplete: 'off' },
    note && h('p', { className: 'muted' }, note),
    fields?.(errors, forgive),
    h('p', { className: 'error notice-box', role: 'alert', ref: notice, hidden: !said }, said),
    h('div', { className: 'actions' },
      onClose && h('button', { type: 'button', onClick: onClose }, back),
      children,
      h('button', { type: 'submit', className: 'primary', 'data-tone': tone,
        disabled: isBusy || !isReady || Boolean(hindrance) }, isBusy ? t('busy') : go)));
}
