/**
 * What is pressed often goes, or rests until an answer comes, and the browser drops its focus: who works by the
 * keyboard would begin anew at the top of the page. Here it is kept: it is given back to what can have it again, else
 * it goes to the nearest that is left of what that stood in.
 */

/** How long what rests is waited for before the focus goes to what it stands in, in ms. */
const PATIENCE = 600;
/** Time for the page to focus something by itself, in ms. */
const SOON = 60;
/** What can hold the focus for what stood in it: people hear where they are. */
const HOLDERS = 'dialog[open], section, [role="region"], main';

/**
 * What had the focus last; `trail`: what it stood in, nearest first, and, of a dialog, then the `opener` with its own.
 *
 * @type {{element: Element, dialog: Element | null, trail: Element[], opener: Element[], holder?: Element} | null}
 */
let kept = null;
let isLost = false;
let isHolding = false;
let timer;
let due = Infinity;

/** Keeps the focus of this page from now on; `first` is what has got it. */
export function keepFocus(first) {
  remember(first);
  addEventListener('focusin', ({ target }) => isHolding || remember(target));
  addEventListener('pointerdown', ({ target }) => forget(target), true);
  new MutationObserver(check).observe(document.documentElement, {
    childList: true, subtree: true, attributeFilter: ['disabled', 'hidden'],
  });
  check();
}

function remember(element) {
  const dialog = element.closest('dialog');
  let opener = [];
  if (dialog && kept) opener = kept.dialog === dialog ? kept.opener : [kept.element, ...kept.trail];
  const trail = [];
  for (let one = element.parentElement; one && one !== dialog?.parentElement; one = one.parentElement) trail.push(one);
  kept = { element, dialog, trail: [...trail, ...opener], opener };
  isLost = false;
}

/** Who presses elsewhere has left what had the focus; in a dialog, not what opened it. */
function forget(pressed) {
  if (!kept || kept.element.contains(pressed)) return;
  kept = kept.dialog?.contains(pressed) ? { ...kept, element: kept.dialog, trail: kept.opener } : null;
  isLost = false;
}

const canHave = (element) => element.isConnected && !element.matches(':disabled') && !element.closest('[hidden]');

function check() {
  if (!kept || (!isLost && canHave(kept.element))) return;
  isLost = true;
  const wait = kept.element.isConnected && !canHave(kept.element) ? PATIENCE : SOON;
  if (wait >= due) return;
  clearTimeout(timer);
  due = wait;
  timer = setTimeout(settle, wait);
}

function settle() {
  due = Infinity;
  if (!isLost || ![null, document.body, kept.element, kept.holder].includes(document.activeElement)) return;
  if (!canHave(kept.element)) return hold();
  isLost = false;
  return kept.element.focus({ preventScroll: true });
}

function hold() {
  const place = [...kept.trail, document.getElementById('main')].find((one) =>
    one && canHave(one) && (one.tabIndex >= 0 || one.matches(HOLDERS)));
  if (!place || place === kept.holder) return;
  if (place.tabIndex < 0 && !place.hasAttribute('tabindex')) {
    place.tabIndex = -1;
    place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
  }
  kept.holder = place;
  // What still stands there gets the focus back when it can have it again.
  isHolding = kept.element.isConnected;
  place.focus({ preventScroll: true });
  isHolding = false;
}
