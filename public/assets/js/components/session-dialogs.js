import { h } from '../lib/react.js';
import { language, measure, t } from '../lib/i18n.js';
import { isPatient } from '../lib/roles.js';
import { useNow } from '../lib/time.js';
import { useStore } from '../lib/use-store.js';
import { Dialog } from './dialog.js';
import { SignInForm } from './sign-in-form.js';

/**
 * The way back to a page whose session has ended. What a patient is called by may be their number, so it is not shown.
 *
 * @param {object} props
 * @param {import('../lib/session.js').Session} props.session that has ended
 * @param {(session: import('../lib/session.js').Session) => void} props.onEntered
 * @param {() => void} props.onLeave
 */
export function SignInAgain({ session, onEntered, onLeave }) {
  useStore(language);
  return h(Dialog, { title: t('session.over') },
    h('p', { className: 'muted' }, t('session.over.note')),
    h(SignInForm, { login: isPatient(session) ? undefined : session.login, onEntered }),
    h('p', { className: 'small' }, h('button', { type: 'button', className: 'link', onClick: onLeave },
      t('session.leave'))));
}

/** How long, in whole minutes; in seconds in the last one. */
const span = (ms) =>
  (ms > 60000 ? measure(Math.ceil(ms / 60000), 'minute') : measure(Math.ceil(ms / 1000), 'second'));

/**
 * Says that the session ends soon.
 *
 * @param {object} props
 * @param {number} props.at when, in ms since 1970
 * @param {boolean} props.isFinal whether it does so in any case
 * @param {() => void} props.onClose it has been read: somebody is there
 */
export function Ending({ at, isFinal, onClose }) {
  useStore(language);
  const left = at - useNow(1000);
  return h(Dialog, { title: t('session.ending'), onClose },
    h('p', null, t(isFinal ? 'session.ending.final' : 'session.ending.note', { time: span(Math.max(0, left)) })),
    h('div', { className: 'actions' },
      h('button', { type: 'button', className: 'primary', onClick: onClose },
        t(isFinal ? 'session.read' : 'session.stay'))));
}
