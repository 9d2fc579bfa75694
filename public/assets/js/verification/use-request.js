import { useEffect, useRef, useState } from '../lib/react.js';
import { useLast } from '../lib/use-last.js';
import { useRetried } from '../lib/use-retried.js';
import { read } from './actions.js';

/**
 * What belongs to a request: the rest of its path, its member of the answer, and what of the detail is another when
 * there is something new in it. Of those without any that is the version.
 */
const PARTS = {
  history: ['/history', 'history', []], asks: ['/checklist', 'asks', []], documents: ['/documents', 'documents', []],
  notes: ['/notes', 'notes', ['note_count']],
  messages: ['/messages', 'messages', ['message_count', 'unread_messages']],
};

/** By part, what is another when the part has to be read again. */
export const standing = (etag, detail) => Object.fromEntries(Object.entries(PARTS).map(([name, [, , members]]) =>
  [name, members.length ? members.map((member) => detail[member]).join() : etag]));

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
  const hear = useRetried(() => reload({ background: true }));
  // How each part stood when it was read last: a reading can overtake another.
  const known = useRef({});

  function show(changed) {
    shown.current = { ...shown.current, ...changed };
    setState(shown.current);
  }

  async function reload({ background = false } = {}) {
    const isLast = begin();
    // Who has just done something is to see it, also when a reading in the background overtakes this one.
    if (!background) known.current = {};
    // Without an id the path would be that of the list.
    const answer = id ? await read(id, '', { background }) : { status: 404, body: null };
    if (!isLast()) return;
    if (background) hear(answer);
    if (answer.status !== 200) {
      // What is shown stays while nobody answers, and goes when it may no longer be seen.
      const isGone = answer.status === 403 || answer.status === 404;
      show({ refused: answer, ...(isGone && { detail: null }) });
      return;
    }
    const { detail: before, etag, turn } = shown.current;
    show({ detail: answer.body, etag: answer.etag, refused: null, turn: before && etag !== answer.etag ? turn + 1
      : turn });
    const now = standing(answer.etag, answer.body);
    await Promise.all(Object.keys(PARTS).filter((name) => known.current[name] !== now[name]).map(async (name) => {
      if (await readPart(name, background, isLast)) known.current[name] = now[name];
    }));
  }

  async function readPart(name, background, isLast) {
    const [rest, member] = PARTS[name];
    const answer = await read(id, rest, { background });
    if (!isLast()) return false;
    if (background) hear(answer);
    if (answer.status !== 200) return false;
    show({ [name]: answer.body[member] });
    return true;
  }

  useEffect(() => {
    reload();
  }, [id]);
  return { ...current, reload };
}
