import { useEffect, useRef, useState } from '../lib/react.js';
import { read } from './actions.js';

const PARTS = {
  history: ['/history', 'history'], asks: ['/checklist', 'asks'], documents: ['/documents', 'documents'],
  notes: ['/notes', 'notes'], messages: ['/messages', 'messages'],
};
const ALL = Object.keys(PARTS);
/** What may change without the request becoming another version. */
const LOOSE = ['asks', 'documents', 'notes'];

/**
 * One request with everything that belongs to it.
 *
 * @param {string} id
 * @returns {object} `detail` and `etag` of the version that is shown, `refused`: the answer when there is none; `history`,
 *   `asks`, `documents`, `notes`, `messages`: lists, null until they have been read; `reload(options)`; `turn` goes up
 *   with each new version
 */
export function useRequest(id) {
  const [state, setState] = useState({ detail: null, etag: null, refused: null, turn: 0 });
  const shown = useRef(state);
  const run = useRef(0);

  function show(changed) {
    shown.current = { ...shown.current, ...changed };
    setState(shown.current);
  }

  async function reload({ background = false } = {}) {
    run.current += 1;
    const mine = run.current;
    const answer = await read(id, '', { background });
    if (mine !== run.current) return;
    if (answer.status !== 200) {
      // What is shown stays while nobody answers, and goes when it may no longer be seen.
      const isGone = answer.status === 403 || answer.status === 404;
      show({ refused: answer, ...(isGone && { detail: null }) });
      return;
    }
    const { detail: before, etag, turn } = shown.current;
    const isSame = before && etag === answer.etag && before.unread_messages === answer.body.unread_messages;
    show({ detail: answer.body, etag: answer.etag, refused: null, turn: before && etag !== answer.etag ? turn + 1 : turn });
    await Promise.all((isSame && background ? LOOSE : ALL).map((name) => readPart(name, background, mine)));
  }

  async function readPart(name, background, mine) {
    const [rest, member] = PARTS[name];
    const answer = await read(id, rest, { background });
    if (mine === run.current && answer.status === 200) show({ [name]: answer.body[member] });
  }

  useEffect(() => {
    reload();
  }, [id]);
  return { ...state, reload };
}
