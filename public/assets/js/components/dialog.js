import { h, useCallback, useId, useLayoutEffect, useRef } from '../lib/react.js';

/**
 * A modal dialog. The browser's own keeps the focus inside and gives it back, and Escape closes it.
 *
 * @param {object} props
 * @param {string} props.title
 * @param {() => void} [props.onClose] without it the dialog stays until it is no longer rendered
 * @param {string} [props.className]
 * @param {any} props.children
 */
export function Dialog({ title, onClose, className, children }) {
  const place = useRef(null);
  const titleID = useId();
  // A dialog gives the focus back only while it is in the document; an effect would hear too late that it is leaving.
  const attach = useCallback((dialog) => {
    const leaving = place.current;
    place.current = dialog;
    if (dialog) dialog.showModal();
    else leaving.close();
  }, []);

  function closed() {
    if (!place.current) return;
    if (onClose) onClose();
    // A second Escape closes any dialog; one that must be answered opens again.
    else place.current.showModal();
  }

  // Escape. The browser hides the dialog at once but says that it is closed a frame later: who opens it again meanwhile
  // would see it go. A chosen file that is given up says "cancel" too, from within.
  function cancelled(event) {
    if (event.target !== place.current) return;
    event.preventDefault();
    if (onClose) onClose();
  }

  // React 18 does not know these events of a dialog, so they are heard directly: from the moment that it is shown, for a
  // key can be pressed before an effect is run.
  useLayoutEffect(() => {
    const dialog = place.current;
    dialog.addEventListener('close', closed);
    dialog.addEventListener('cancel', cancelled);
    return () => {
      dialog.removeEventListener('close', closed);
      dialog.removeEventListener('cancel', cancelled);
    };
  });

  return h('dialog', { ref: attach, className, 'aria-labelledby': titleID }, h('h2', { id: titleID }, title), children);
}
