import { h, useEffect, useState } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { explain } from '../lib/api.js';
import { save } from '../lib/save.js';
import { download } from '../lib/transfer.js';
import { Dialog } from '../components/dialog.js';
import { Icon } from '../components/icon.js';
import { pathOf } from './actions.js';
import { begins, viewOf } from './files.js';

/** Reads a document: `{ blob }`, or `{ problem }` in words. */
export async function fetched(request, { id, media_type: type }) {
  const answer = await download(pathOf(request, `/documents/${encodeURIComponent(id)}`));
  if (!answer.blob) return { problem: explain(answer) };
  return { blob: new Blob([answer.blob], { type }) };
}

/** Saves a document; says why when it cannot be read. */
export async function saveDocument(request, one) {
  const { blob, problem } = await fetched(request, one);
  if (blob) save(one.name, blob, one.media_type);
  return problem;
}

/**
 * A document, looked at within the page. It is made of the bytes by the page itself, as exactly the type that the
 * service found and whose first bytes it has, so the browser takes it for nothing else: a picture cannot act, and a PDF
 * is drawn by the browser's viewer, which lives in a process and an origin of its own. (A frame with `sandbox` would be
 * refused by that viewer.) It is gone from memory when the dialog closes.
 */
export function Preview({ request, document: one, onClose }) {
  const [state, setState] = useState({ address: null, problem: null });
  const view = viewOf(one.media_type);
  useEffect(() => {
    let address = null;
    let isThere = true;
    (async () => {
      const { blob, problem } = await fetched(request, one);
      if (!isThere) return;
      if (problem) return setState({ problem });
      const first = new Uint8Array(await blob.slice(0, 8).arrayBuffer());
      if (!isThere) return;
      if (!begins(first, one.media_type)) return setState({ problem: t('preview.other') });
      address = URL.createObjectURL(blob);
      setState({ address });
    })();
    return () => {
      isThere = false;
      if (address) URL.revokeObjectURL(address);
    };
  }, [one.id]);

  const { name } = one;
  return h(Dialog, { title: name, onClose, className: 'preview' },
    h('div', { className: 'preview-place', 'aria-busy': !state.address && !state.problem },
      state.problem && h('p', { className: 'error', role: 'alert' }, state.problem),
      !state.address && !state.problem && h('p', { className: 'muted', role: 'status' }, t('loading')),
      state.address && view === 'image' && h('img', { src: state.address, alt: t('preview.of', { name }) }),
      state.address && view === 'pdf'
        && h('iframe', { src: `${state.address}#navpanes=0`, title: t('preview.of', { name }) })),
    h('div', { className: 'actions' },
      state.address && h('a', { className: 'button', href: state.address, download: name },
        h(Icon, { name: 'download' }), t('download')),
      h('button', { type: 'button', className: 'primary', onClick: onClose }, t('close'))));
}
