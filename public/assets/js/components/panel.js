import { h, useId } from '../lib/react.js';
import { Icon } from './icon.js';

/**
 * A part of a page under its heading.
 *
 * @param {object} props
 * @param {string} props.title
 * @param {any} [props.head] what stands beside the heading
 * @param {() => void} [props.onClose] of a part that can be closed
 * @param {string} [props.close] what the button for it is called
 * @param {string} [props.className]
 * @param {{current: HTMLElement | null}} [props.place]
 * @param {any} props.children
 */
export function Panel({ title, head, onClose, close, className = '', place, children }) {
  const id = useId();
  return h('section', { className: `panel ${className}`.trim(), 'aria-labelledby': id, ref: place },
    h('div', { className: 'panel-head' }, h('h2', { id }, title), head,
      onClose && h('button', { type: 'button', className: 'quiet', 'aria-label': close, onClick: onClose },
        h(Icon, { name: 'close' }))),
    children);
}
