import { useRef, useState } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { explain, problem } from '../lib/api.js';
import { upload } from '../lib/transfer.js';
import { isAnswered, pathOf } from './actions.js';
import { fault, HEAD } from './files.js';

/**
 * Sends files to a request. An answer can be lost when the file is there: until one has come, the same file in the same
 * place is sent with the key that it had, so that it is not there twice.
 *
 * @param {string} request
 * @param {() => Promise<unknown>} onDone
 * @returns {{uploads: object[], send: (file: File, type: string, item?: string) => void,
 *   dismiss: (id: string) => void}} `uploads`: `{ id, name, item, same, share }`, with `error` when it failed, and
 *   `again` when it may be sent once more; `same` is that of the same file in the same place
 */
export function useUpload(request, onDone) {
  const [uploads, setUploads] = useState([]);
  const unanswered = useRef(new Map());
  const set = (id, changed) =>
    setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...changed } : one)));
  const dismiss = (id) => setUploads((all) => all.filter((one) => one.id !== id));

  async function send(file, type, item) {
    const id = crypto.randomUUID();
    const same = JSON.stringify([file.name, file.size, file.lastModified, type, item]);
    const added = { id, name: file.name, item, same, share: 0 };
    setUploads((all) => [...leftBeside(all, added), added]);
    const wrong = fault(file, await headOf(file));
    if (wrong) {
      set(id, { error: t(wrong) });
      return;
    }
    const kept = unanswered.current;
    if (!kept.has(same)) kept.set(same, id);
    const form = new FormData();
    form.append('type', type);
    if (item) form.append('item_id', item);
    form.append('file', file, file.name);
    const answer = await upload(pathOf(request, '/documents'), form, {
      headers: { 'Idempotency-Key': kept.get(same) }, progress: (share) => set(id, { share }),
    });
    if (isAnswered(answer)) kept.delete(same);
    if (answer.status === 201 || answer.status === 200) {
      dismiss(id);
      await onDone();
    } else {
      const [issue] = Object.values(problem(answer).fields);
      const isLater = !isAnswered(answer) || answer.status === 429;
      set(id, { error: issue ?? explain(answer), again: isLater ? () => {
        dismiss(id);
        send(file, type, item);
      } : undefined });
    }
  }

  return { uploads, send, dismiss };
}

/**
 * What is still shown of earlier uploads when another begins: not what was refused in its place, nor that very file.
 * Others that never arrived can still be sent.
 */
export const leftBeside = (uploads, { item, same }) => uploads.filter((one) =>
  !one.error || (one.same !== same && (one.again || one.item !== item)));

/** The first bytes of a file; none of what cannot be read, such as a folder. */
async function headOf(file) {
  try {
    return new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  } catch {
    return [];
  }
}
