import { createRoot, h } from './react.js';
import { loadPreferred, useZone } from './i18n.js';
import { onSignedOut, explain } from './api.js';
import { closedTo, isOpenTo } from './pages.js';
import { home, isPatient } from './roles.js';
import { currentSession, signInAddress } from './session.js';

const place = () => document.getElementById('root');
/** How long after a page is there it begins to be kept, in ms. */
const KEPT_AFTER = 3000;

/** Loads the texts. A page that cannot have them says so and begins anew (boot.js). */
const loadTexts = () => loadPreferred().catch(() => {
  dispatchEvent(new Event('unreadable'));
  return new Promise(() => {});
});

/** The focus is kept as soon as something has it. */
const keepFocus = () => addEventListener('focusin', ({ target }) =>
  import('./focus.js').then((focus) => focus.keepFocus(target), () => {}), { once: true });

/** Shows a page that anyone may see. */
export async function showPage(component) {
  await loadTexts();
  keepFocus();
  createRoot(place()).render(h(component));
}

/**
 * Shows a page to who is signed in, and leads anyone else to the sign-in page and from there back. The component gets
 * the session as `session`. Whom the page is not for is told so, and the service is asked for nothing.
 *
 * When the session ends, or cannot be asked for longer than it lasts, the page is hidden until the same person has
 * signed in again; to anybody else it is shown anew. When it is left, all that it showed is taken out of the document:
 * the browser may keep the document itself, and the way back to it shows it anew.
 */
export async function showPageToSignedIn(component) {
  let root = null;
  const clear = () => {
    root?.unmount();
    root = null;
  };
  const leadTo = (address) => {
    clear();
    location.replace(address);
  };
  const here = () => location.pathname + location.search;
  const leave = () => leadTo(signInAddress(here()));
  onSignedOut(leave);
  addEventListener('pagehide', clear);
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
  const [, answer] = await Promise.all([loadTexts(), currentSession()]);
  if (answer.status === 401) return;
  if (answer.status !== 200) return showProblem(answer);
  const session = answer.body.data;
  if (!isOpenTo(location.pathname, session)) return location.replace(home(session));
  const closed = closedTo(location, session);
  const shown = closed ? (await import('../components/closed.js')).Closed : component;
  // Patients have the zones of their clinics.
  if (!isPatient(session)) useZone(session.timeZone);
  keep({ session, page: place(), leave, fresh: () => leadTo(here()) });
  keepFocus();
  root = createRoot(place());
  root.render(h(shown, { session, page: closed?.name }));
}

/**
 * Has a page kept for who is signed in. What does so is fetched when somebody touches the page first or a moment later,
 * or when the session is over before: nobody has to wait for it.
 */
function keep(options) {
  let keeping = null;
  const begin = () => {
    keeping ??= import('./keeper.js').then(({ keepPage }) => keepPage(options), (error) => {
      keeping = null;
      throw error;
    });
    return keeping;
  };
  const beginSoon = () => begin().catch(() => setTimeout(beginSoon, KEPT_AFTER));
  for (const sign of ['keydown', 'pointerdown', 'focusin']) addEventListener(sign, beginSoon, { once: true });
  setTimeout(beginSoon, KEPT_AFTER);
  onSignedOut(() => {
    options.page.classList.add('is-covered');
    return begin().then(({ cover }) => cover(), options.leave);
  });
}

/** The service does not answer: said, and asked again until it does. */
function showProblem(answer) {
  const text = document.querySelector('#root .loading');
  text.setAttribute('role', 'alert');
  text.textContent = explain(answer);
  const timer = setInterval(async () => {
    const again = await currentSession({ background: true });
    if (again.status !== 200) return;
    clearInterval(timer);
    location.reload();
  }, 2000);
}
