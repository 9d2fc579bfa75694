import { h } from '../lib/react.js';
import { Dialog } from './dialog.js';
import { Form } from './form.js';

/**
 * A form above the page: `title` of it, whether it `isBroad`, and what `Form` takes.
 *
 * @param {{title: string, isBroad?: boolean, onClose?: () => void}} props
 */
export function FormDialog({ title, isBroad, ...form }) {
  const className = isBroad ?? form.fields ? 'broad' : undefined;
  return h(Dialog, { title, onClose: form.onClose, className }, h(Form, form));
}
