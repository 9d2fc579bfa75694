import { createRoot, h } from './react.js';
import { fetchLater } from './i18n.js';
import { watchPresence } from './presence.js';
import { watchSession } from './watch.js';

/** Whether two sessions are the same person's. */
export const isSamePerson = (one, other) =>
  one.login === other.login && one.organisation.id === other.organisation.id;

/**
 * Stands between a page and who may see it. When the session ends, the page is hidden from everybody, with all that was
 * typed in it, until the same person signs in above it; for anybody else it is made anew.
 *
 * @param {object} options
 * @param {import('./session.js').Session} options.session whose the page is
 * @param {HTMLElement} options.page
 * @param {() => void} options.fresh takes everything out of the document and makes the page anew
 * @param {() => void} options.leave the same, and leads to the sign-in page
 * @returns {{cover: () => Promise<boolean>}} `cover` says that the session is over, and promises that the same person is
 *   there again
 */
export function keepPage({ session, page, fresh, leave }) {
  /** What is above the page: nothing, the `warning` or the `signIn`. */
  let shown = null;
  let root = null;
  let place = null;
  /** While the page is hidden: the promise, what keeps it, and what had the focus. */
  let hidden = null;
  let isKnown = false;
  let dialogs = null;

  /** Not as late as they are needed: nobody may answer then. */
  function load() {
    dialogs ??= Promise.all([import('../components/session-dialogs.js'), fetchLater('session')])
      .then(([found]) => found, (error) => {
        dialogs = null;
        throw error;
      });
    return dialogs;
  }

  function show(name, props) {
    shown = name;
    if (!root) {
      place = document.body.appendChild(document.createElement('div'));
      root = createRoot(place);
    }
    load().then(({ SignInAgain, Ending }) => {
      if (shown === name) root.render(h(name === 'signIn' ? SignInAgain : Ending, props));
    }, () => shown === 'signIn' && leave());
  }

  function hide() {
    shown = null;
    root?.unmount();
    place?.remove();
    root = place = null;
  }

  function cover() {
    if (hidden) return hidden.promise;
    hidden = { focused: document.activeElement };
    hidden.promise = new Promise((resolve) => {
      hidden.resolve = resolve;
    });
    // Nobody is to read it, not the page's search nor a screen reader either; fields and scrolled places stay.
    page.inert = true;
    page.classList.add('is-covered');
    hide();
    show('signIn', { session, onEntered: entered, onLeave: leave });
    return hidden.promise;
  }

  function uncover() {
    if (!hidden) return;
    const { focused, resolve } = hidden;
    hidden = null;
    hide();
    page.inert = false;
    page.classList.remove('is-covered');
    focused?.focus({ preventScroll: true });
    resolve(true);
    // What waits for this goes on first: until then the page asks nothing by itself.
    setTimeout(() => dispatchEvent(new Event('uncovered')));
  }

  /** A password that has to be changed first is asked for by a page made anew. */
  function entered(other) {
    if (isSamePerson(session, other) && !other.mustChangePassword) uncover();
    else fresh();
  }

  function warn(ending) {
    if (!ending) isKnown = false;
    if (!ending && shown === 'warning') hide();
    if (!ending || hidden || isKnown) return;
    const close = () => {
      isKnown = true;
      hide();
    };
    show('warning', { ...ending, onClose: ending.isFinal ? close : watch.stay });
  }

  function seen({ status, body }) {
    if (status !== 200) return;
    load().catch(() => {});
    if (isSamePerson(session, body.data)) uncover();
    else fresh();
  }

  // The keys of a page that is hidden do nothing.
  addEventListener('keydown', (event) => {
    if (hidden && !place.contains(event.target)) event.stopImmediatePropagation();
  }, true);
  watchPresence();
  const watch = watchSession({ seen, ending: warn, over: cover });
  return { cover };
}
