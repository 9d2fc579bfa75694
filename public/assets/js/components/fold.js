import { h, useState } from '../lib/react.js';

/**
 * A panel that is closed at first; what is in it is made, and asks the service, once it is opened.
 *
 * @param {{title: string, className: string, children: any}} props
 */
export function Fold({ title, className, children }) {
  const [isOpen, setOpen] = useState(false);
  return h('details', { className: `panel ${className}`, onToggle: (event) => setOpen(event.target.open) },
    h('summary', null, title),
    isOpen && children);
}
