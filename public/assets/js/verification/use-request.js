import { useEffect, useRef, useState } from '../lib/react.js';
import { useLast } from '../lib/use-last.js';
import { read } from './actions.js';

const PARTS = {
  history: ['/history', 'history'], asks: ['/checklist', 'asks'], documents: ['/documents', 'documents'],
  notes: ['/notes', 'notes'], messages: ['/messages', 'messages'],
};
const ALL = Object.keys(PARTS);
/** What may change without the request becoming another version; a colleague's message is nothing unread. */
const LOOSE = ['asks', 'documents', 'notes', 'messages'];

/**
 * One request with everything that belongs to it.
 *
 * @param {string} id
 * @returns {object} `detail` and `etag` of the version that is shown, `refused`: the answer when there is none;
 *   `history`, `asks`, `documents`, `notes`, `messages`: lists, null until they have been read; `reload(options)`;
 *   `turn` goes up with each new version
 */
export function useRequest(id) {
  const [current, setState] = useState({ detail: null, etag: null, refused: null, turn: 0 });
  const shown = useRef(current);
  const begin = useLast();
  // The version and the count of unread messages of which everything has been read: a reading can overtake another.
  const whole = useRef('');

  function show(changed) {
    shown.current = { ...shown.current, ...changed };
    setState(shown.current);
  }

  async function reload({ background = false } = {}) {
    const isLast = begin();
    // Who has just done something is to see it, also when a reading in the background overtakes this one.
    if (!background) whole.current = '';
    // Without an id the path would be that of the list.
    const answer = id ? await read(id, '', { background }) : { status: 404, body: null };
    if (!isLast()) return;
    if (answer.status !== 200) {
      // What is shown stays while nobody answers, and goes when it may no longer be seen.
      const isGone = answer.status === 403 || answer.status === 404;
      show({ refused: answer, ...(isGone && { detail: null }) });
      return;
    }
    const { detail: before, etag, turn } = shown.current;
    const version = `${answer.etag} ${answer.body.unread_messages}`;
    show({ detail: answer.body, etag: answer.etag, refused: null, turn: before && etag !== answer.etag ? turn + 1
      : turn });
    const wanted = background && whole.current === version ? LOOSE : ALL;
    const parts = await Promise.all(wanted.map((name) => readPart(name, background, isLast)));
    if (wanted === ALL && parts.every(Boolean)) whole.current = version;
  }

  async function readPart(name, background, isLast) {
    const [rest, member] = PARTS[name];
    const answer = await read(id, rest, { background });
    if (!isLast() || answer.status !== 200) return false;
    show({ [name]: answer.body[member] });
    return true;
  }

  useEffect(() => {
    reload();
  }, [id]);
  return { ...current, reload };
}
