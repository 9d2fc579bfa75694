import { Fragment, h, useState } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { problem, request } from '../lib/api.js';
import { Dialog } from '../components/dialog.js';
import { Field } from '../components/field.js';
import { Form } from '../components/form.js';
import { CodeForm } from './code-form.js';
import { faults, typedFaults } from './faults.js';

/**
 * Proves the account's number, or changes it: a code goes there and has to come back.
 *
 * @param {{user: object, onDone: () => void, onClose: () => void}} props
 */
export function PhoneDialog({ user, onDone, onClose }) {
  const [asked, setAsked] = useState(null);
  const [verification, setVerification] = useState(null);
  // A number that is proven is not given up without the password; nor is one whose proof is too old, which the service
  // says when it is asked.
  const [asksPassword, setAsksPassword] = useState(user.phone_verified);
  const names = asksPassword ? ['phone_number', 'password'] : ['phone_number'];

  async function send(body) {
    const answer = await request('/api/patient/phone', { method: 'POST', body });
    if (answer.status === 202) setVerification(answer.body.verification);
    return answer;
  }

  function read(data) {
    const body = Object.fromEntries(names.map((name) => [name, data.get(name)]));
    return { body, wrong: typedFaults(body) };
  }

  function refused(answer) {
    const { code, fields } = problem(answer);
    if (code === 'INVALID_CREDENTIALS') return { password: t('password.wrong') };
    if (!fields.password) return faults(answer, names);
    setAsksPassword(true);
    return { password: fields.password };
  }

  return h(Dialog, { title: t(user.phone_verified ? 'own.changePhone' : 'own.verifyPhone'), onClose },
    asked ? h(CodeForm, {
      phone: asked.phone_number, expiresIn: verification.expires_in, onDone, resend: () => send(asked),
      confirm: (code) => request('/api/patient/phone/confirm', {
        method: 'POST', body: { verification_id: verification.id, code } }),
    }, h('button', { type: 'button', onClick: onClose }, t('cancel'))) : h(Form, {
      go: t('own.sendCode'), onClose, read, send, onDone: (_, body) => setAsked(body), onRefused: refused,
      fields: (errors) => h(Fragment, null,
        h(Field, { name: 'phone_number', label: t('field.phone_number'), hint: t('hint.phone'), type: 'tel',
          autoComplete: 'tel', maxLength: 40, defaultValue: user.phone_verified ? '' : user.phone_number ?? '',
          error: errors.phone_number }),
        names.includes('password') && h(Field, { name: 'password', type: 'password', label: t('field.password'),
          autoComplete: 'current-password', maxLength: 1024, error: errors.password })),
    }));
}
