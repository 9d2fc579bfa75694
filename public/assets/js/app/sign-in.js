import { Fragment, h, useState } from '../lib/react.js';
import { language, t } from '../lib/i18n.js';
import { explain, problem } from '../lib/api.js';
import { showPage } from '../lib/page.js';
import { home } from '../lib/roles.js';
import { returnAddress, signIn, signOut } from '../lib/session.js';
import { useStore } from '../lib/use-store.js';
import { Field } from '../components/field.js';
import { later } from '../components/later.js';
import { ServiceStatus, useServiceStatus } from '../components/service-status.js';
import { Shell } from '../components/shell.js';
import { toast } from '../components/toast.js';
import { useForm } from '../components/use-form.js';

const PasswordDialog = later(() => import('../components/password-dialog.js'), 'PasswordDialog');

const goOn = (session) => location.replace(returnAddress(location.search, location.origin, home(session)));

/** The way in, and for everyone: whether the service is up and ready for calls. */
function SignIn() {
  useStore(language);
  const status = useServiceStatus();
  // Null, or the session and the password just typed of someone who has to choose another one.
  const [mustChange, setMustChange] = useState(null);

  function entered(session, password) {
    if (session.mustChangePassword) setMustChange({ session, current: password });
    else goOn(session);
  }

  async function leave() {
    if (await signOut()) setMustChange(null);
    else toast(() => t('signOut.failed'), 'bad');
  }

  return h(Shell, { page: 'signIn.name', className: 'sign-in' },
    h('section', { className: 'hero' },
      h('h1', { id: 'headline', 'aria-live': 'polite' }, t(`headline.${status.name}`)),
      h('p', { className: 'lead' }, t('signIn.lead')),
      h(ServiceStatus, status),
      h(ForPrograms)),
    h('section', { className: 'panel', 'aria-labelledby': 'sign-in-title' },
      h('h2', { id: 'sign-in-title' }, t('signIn.title')),
      h(SignInForm, { onEntered: entered }),
      h('p', { className: 'for-patients small muted' }, t('signIn.patients'), ' ',
        h('a', { href: '/register.html' }, t('signIn.register')), ' · ',
        h('a', { href: '/password.html' }, t('signIn.forgotten'))),
      h('p', { className: 'small' }, h('a', { href: '/invitation.html' }, t('signIn.invited')))),
    mustChange && h(PasswordDialog, {
      login: mustChange.session.login, current: mustChange.current, why: t('password.must'), onSignOut: leave,
      onDone: () => goOn(mustChange.session),
    }));
}

function SignInForm({ onEntered }) {
  const { form, errors, isBusy, setBusy, refuse } = useForm();

  async function submit(event) {
    event.preventDefault();
    const { username, password } = form.current.elements;
    const missing = {
      ...(!username.value.trim() && { username: t('signIn.noUser') }),
      ...(!password.value && { password: t('signIn.noPassword') }),
    };
    // What was said before is gone even when nothing is missing now: if it has to be said again, it is heard again.
    refuse(missing);
    if (Object.keys(missing).length) return;
    setBusy(true);
    const answer = await signIn(username.value.trim(), password.value);
    setBusy(false);
    if (answer.status === 200) onEntered(answer.body.data, password.value);
    else {
      if (problem(answer).code === 'INVALID_CREDENTIALS') password.select();
      refuse({ all: explain(answer) });
    }
  }

  return h('form', { className: 'form', ref: form, onSubmit: submit, noValidate: true },
    h(Field, {
      name: 'username', label: t('signIn.user'), autoComplete: 'username', autoCapitalize: 'none', spellCheck: false,
      maxLength: 254, error: errors.username,
    }),
    h(Field, {
      name: 'password', type: 'password', label: t('signIn.password'), autoComplete: 'current-password',
      maxLength: 1024, error: errors.password,
    }),
    h('p', { className: 'error', role: 'alert', id: 'refusal', hidden: !errors.all }, errors.all),
    h('button', { type: 'submit', className: 'primary', disabled: isBusy },
      isBusy ? t('signIn.busy') : t('signIn.go')));
}

const ForPrograms = () =>
  h('p', { className: 'muted small' }, t('forPrograms'), ' ',
    ['/health', '/health/ready', '/metrics', '/api/docs'].map((path, index) =>
      h(Fragment, { key: path }, index > 0 && ', ', h('a', { href: path }, path))));

showPage(SignIn);
