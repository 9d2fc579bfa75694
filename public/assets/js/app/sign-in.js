import { Fragment, h, useState } from '../lib/react.js';
import { language, t } from '../lib/i18n.js';
import { showPage } from '../lib/page.js';
import { home } from '../lib/roles.js';
import { returnAddress, signOut } from '../lib/session.js';
import { useStore } from '../lib/use-store.js';
import { later } from '../components/later.js';
import { ServiceStatus, useServiceStatus } from '../components/service-status.js';
import { Shell } from '../components/shell.js';
import { SignInForm } from '../components/sign-in-form.js';
import { toast } from '../components/toast.js';

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

const ForPrograms = () =>
  h('p', { className: 'muted small' }, t('forPrograms'), ' ',
    ['/health', '/health/ready', '/metrics', '/api/docs'].map((path, index) =>
      h(Fragment, { key: path }, index > 0 && ', ', h('a', { href: path }, path))));

showPage(SignIn);
