import { h, useRef, useState } from '../lib/react.js';
import { percent, t } from '../lib/i18n.js';
import { Icon } from '../components/icon.js';
import { ACCEPTED } from './files.js';

/**
 * A place where a file can be dropped, with a button for who does not drop.
 *
 * @param {object} props
 * @param {string} props.label of the button
 * @param {string} [props.name] what it is for, when the label does not say it
 * @param {(file: File) => void} props.onFile called for each
 * @param {any} [props.children] what stands beside the button
 */
export function DropZone({ label, name, onFile, children }) {
  const [isOver, setOver] = useState(false);
  const input = useRef(null);
  const dropped = (event) => {
    event.preventDefault();
    setOver(false);
    for (const file of event.dataTransfer.files) onFile(file);
  };
  const over = (event) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };
  return h('div', {
    className: `drop${isOver ? ' is-over' : ''}`, onDragOver: over, onDragLeave: () => setOver(false), onDrop: dropped,
  },
  children,
  h('button', { type: 'button', 'aria-label': name ? `${label}: ${name}` : undefined,
    onClick: () => input.current.click() },
    h(Icon, { name: 'upload' }), label),
  h('input', {
    ref: input, type: 'file', accept: ACCEPTED, hidden: true, tabIndex: -1, 'aria-label': name ?? label,
    onChange: (event) => {
      for (const file of event.target.files) onFile(file);
      event.target.value = '';
    },
  }));
}

/** How far files have come, or why they have not. */
export const Uploads = ({ uploads, dismiss }) =>
  h('div', { 'aria-live': 'polite', className: 'uploads' }, uploads.map(({ id, name, share, error, again }) =>
    h('div', { key: id, className: 'upload', 'data-tone': error ? 'bad' : undefined },
      h('span', { className: 'upload-name' }, name),
      error
        ? [h('span', { key: 'error', className: 'error' }, error),
          again && h('button', { key: 'again', type: 'button', 'aria-label': `${t('again')}: ${name}`, onClick: again },
            t('again')),
          h('button', { key: 'close', type: 'button', className: 'quiet', 'aria-label': t('close'),
            onClick: () => dismiss(id) },
            h(Icon, { name: 'close' }))]
        : h('progress', { value: share, max: 1,
          'aria-label': t('upload.progress', { name, share: percent(share) }) }))));
