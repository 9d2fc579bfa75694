import { createRoot, h } from './react.js';
import { loadPreferred } from './i18n.js';
import { onSignedOut, explain } from './api.js';
import { currentSession, signInAddress, watchSession } from './session.js';

const place = () => document.getElementById('root');

/** Shows a page that anyone may see. */
export async function showPage(component) {
  await loadPreferred();
  createRoot(place()).render(h(component));
}

/**
 * Shows a page to who is signed in, and leads anyone else to the sign-in page and from there back. The component gets
 * the session as `session`.
 */
export async function showPageToSignedIn(component) {
  onSignedOut(() => location.replace(signInAddress(location.pathname + location.search)));
  const [, answer] = await Promise.all([loadPreferred(), currentSession()]);
  if (answer.status === 401) return;
  if (answer.status !== 200) return showProblem(answer);
  watchSession();
  createRoot(place()).render(h(component, { session: answer.body.data }));
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
