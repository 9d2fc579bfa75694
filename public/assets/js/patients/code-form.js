import { h, useState } from '../lib/react.js';
import { t, waitOf } from '../lib/i18n.js';
import { explain, problem } from '../lib/api.js';
import { useNow } from '../lib/time.js';
import { Field } from '../components/field.js';
import { useForm } from '../components/use-form.js';

/** Seconds before another code may be asked for. */
const WAIT = 30;

/**
 * Asks for the code that was sent to a phone.
 *
 * @param {object} props
 * @param {string} props.phone where it was sent
 * @param {number} props.expiresIn for how long it is good, in seconds
 * @param {(code: string) => Promise<import('../lib/api.js').Answer>} props.confirm
 * @param {() => Promise<import('../lib/api.js').Answer>} props.resend
 * @param {(answer: import('../lib/api.js').Answer) => void} props.onDone
 * @param {(answer: import('../lib/api.js').Answer) => boolean} [props.onRefused] whether it was dealt with
 * @param {any} [props.children] other buttons
 */
export function CodeForm({ phone, expiresIn, confirm, resend, onDone, onRefused = () => false, children }) {
  const { form, errors, isBusy, setBusy, refuse } = useForm();
  const [said, setSaid] = useState('');
  const [sendAt, setSendAt] = useState(() => Date.now() + WAIT * 1000);
  const wait = Math.ceil((sendAt - useNow(500)) / 1000);

  function refuseCode(text) {
    form.current.elements.code.select();
    refuse({ code: text });
  }

  async function submit(event) {
    event.preventDefault();
    const code = form.current.elements.code.value.replace(/\D/g, '');
    if (code.length !== 6) return refuseCode(t('code.digits'));
    setBusy(true);
    const answer = await confirm(code);
    if (answer.status === 200 || answer.status === 201) return onDone(answer);
    if (onRefused(answer)) return setBusy(false);
    return refuseCode(problem(answer).code === 'INVALID_CODE' ? t('code.wrong') : explain(answer));
  }

  async function again() {
    setBusy(true);
    const answer = await resend();
    if (answer.status === 202) {
      refuse({});
      setSaid(t('code.sentAgain'));
      setSendAt(Date.now() + WAIT * 1000);
      return form.current.elements.code.focus();
    }
    setBusy(false);
    if (answer.retryAfter) setSendAt(Date.now() + answer.retryAfter * 1000);
    return setSaid(explain(answer));
  }

  return h('form', { className: 'form', ref: form, onSubmit: submit, noValidate: true },
    h('p', null, t('code.sent', { phone })),
    h(Field, { name: 'code', label: t('code.label'), hint: t('code.good', { n: Math.round(expiresIn / 60) }),
      inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 12, className: 'code', autoFocus: true, error: errors.code }),
    h('p', { role: 'status', className: 'small' }, said),
    h('p', { className: 'again' },
      h('button', { type: 'button', onClick: again, disabled: isBusy || wait > 0 }, t('code.again')),
      wait > 0 && h('span', { className: 'muted small number', role: 'timer' }, t('code.wait', { time: clock(wait) }))),
    // Said to everyone: whether a number has opted out is nobody else's to know.
    h('p', { className: 'muted small' }, t('code.stopped')),
    h('div', { className: 'actions' }, children,
      h('button', { type: 'submit', className: 'primary', disabled: isBusy }, isBusy ? t('busy') : t('code.go'))));
}

/** Seconds as `1:05`; an hour and more in words. */
export const clock = (seconds) => (seconds < 3600
  ? `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}` : waitOf(seconds));
