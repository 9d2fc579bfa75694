import { createRoot, h } from './react.js';
import { isSamePerson } from './session.js';

/**
 * What stands between a page and who may see it. When the session ends, the page is hidden from everybody, with all
 * that was typed in it, until the same person signs in above it; for anybody else it is made anew.
 *
 * @param {object} options
 * @param {import('./session.js').Session} options.session whose the page is
 * @param {HTMLElement} options.page
 * @param {() => void} options.fresh takes everything out of the document and makes the page anew
 * @param {() => void} options.leave the same, and leads to the sign-in page
 * @param {() => void} options.stay keeps the session from ending
 * @returns {{cover: () => Promise<boolean>, warn: (ending: {at: number, isFinal: boolean} | null) => void,
 *   seen: (answer: import('./api.js').Answer) => void}} `cover` promises that the same person is there again; `warn`
 *   says that the session ends, or not any more; `seen` is told who is signed in
 */
export function keeper({ session, page, fresh, leave, stay }) {
  /** What is above the page: nothing, the `warning` or the `signIn`. */
  let shown = null;
  let root = null;
  let place = null;
  /** While the page is hidden: the promise, what keeps it, and what had the focus. */
  let hidden = null;
  let isKnown = false;

  function show(name, props) {
    shown = name;
    if (!root) {
      place = document.body.appendChild(document.createElement('div'));
      root = createRoot(place);
    }
    // Few are ever at a page when its session ends: it does not cost the others anything.
    import('../components/session-dialogs.js').then(({ SignInAgain, Ending }) => {
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
    show('warning', { ...ending, onClose: ending.isFinal ? close : stay });
  }

  function seen({ status, body }) {
    if (status !== 200) return;
    if (isSamePerson(session, body.data)) uncover();
    else fresh();
  }

  return { cover, warn, seen };
}
