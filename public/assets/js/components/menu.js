import { h, useId, useLayoutEffect, useRef, useState } from '../lib/react.js';

/**
 * A button that shows and hides what is in it; Escape, a choice in it, or a click elsewhere, hides it.
 *
 * @param {object} props
 * @param {any} props.label
 * @param {string} [props.name] of the button, when the label is a drawing
 * @param {string} [props.className]
 * @param {() => void} [props.onOpen]
 * @param {any} props.children
 */
export function Menu({ label, name, className = '', onOpen = () => {}, children }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const place = useRef(null);
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    const outside = (event) => place.current.contains(event.target) || setOpen(false);
    const escape = (event) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      place.current.querySelector('button').focus();
    };
    addEventListener('pointerdown', outside);
    addEventListener('keydown', escape);
    return () => {
      removeEventListener('pointerdown', outside);
      removeEventListener('keydown', escape);
    };
  }, [isOpen]);
  function toggle() {
    setOpen(!isOpen);
    if (!isOpen) onOpen();
  }
  function chosen(event) {
    if (!event.target.closest('button')) return;
    // What opens now gives the focus back here.
    place.current.querySelector('button').focus();
    setOpen(false);
  }

  return h('div', { className: `menu ${className}`.trim(), ref: place },
    h('button', {
      type: 'button', 'aria-label': name, 'aria-expanded': isOpen, 'aria-controls': isOpen ? id : undefined,
      onClick: toggle,
    }, label),
    isOpen && h('div', { className: 'menu-items', id, onClick: chosen }, children));
}
