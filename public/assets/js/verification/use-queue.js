import { useEffect, useRef, useState } from '../lib/react.js';
import { request } from '../lib/api.js';
import { useLast } from '../lib/use-last.js';
import { usePages } from '../lib/use-pages.js';
import { useRetried } from '../lib/use-retried.js';
import { asked } from './filters.js';

const SHOWN_FOR = 4000;

/** The ids of the rows that are new or of another version than before. */
export function changedIn(before, after) {
  const versions = new Map(before.map(({ id, version }) => [id, version]));
  return after.filter(({ id, version }) => versions.get(id) !== version).map(({ id }) => id);
}

/** A page of the list: `{ question, rows, next, refused }`; `rows` null until it has been read. */
const unread = { question: null, rows: null, next: null, refused: null };

/**
 * The queue as the service has it.
 *
 * @param {Record<string, string>} values the filters
 * @param {string} text that is searched for
 * @param {string} first the order to begin with
 * @returns {object} `page`, `pages` (of `usePages`), `counted` (the counters' answer), `isBusy`, `changed` (ids of what
 *   has just changed, and a number that goes up with each change), `reload()`
 */
export function useQueue(values, text, first) {
  const pages = usePages([values, text]);
  const { cursor } = pages;
  const question = JSON.stringify([values, text, cursor]);
  const [page, setPage] = useState(unread);
  const [counted, setCounted] = useState(null);
  const [isBusy, setBusy] = useState(true);
  const [changed, setChanged] = useState({ ids: [], turn: 0 });
  const shown = useRef(page);
  const begin = useLast();
  const beginCounters = useLast();
  const hear = useRetried(() => read({ background: true }));

  async function read({ background = false } = {}) {
    const isLast = begin();
    if (!background) setBusy(true);
    const [path, options] = asked(values, text, { first, cursor });
    const reading = request(path, { ...options, background });
    readCounters(background);
    const answer = await reading;
    if (!isLast()) return;
    if (background) hear(answer);
    setBusy(false);
    const before = shown.current;
    if (answer.status !== 200) {
      // What is shown stays while nobody answers: the page says how old it is.
      shown.current = { ...(before.question === question ? before : unread), question, refused: answer };
    } else {
      const { requests: rows, pagination } = answer.body;
      shown.current = { question, rows, next: pagination?.next_cursor ?? null, refused: null };
      const ids = before.question === question && before.rows ? changedIn(before.rows, rows) : [];
      if (ids.length) setChanged(({ turn }) => ({ ids, turn: turn + 1 }));
    }
    setPage(shown.current);
  }

  async function readCounters(background) {
    const isLast = beginCounters();
    const answer = await request('/api/ivr/counters', { background });
    if (isLast() && answer.status === 200) setCounted(answer.body);
  }

  useEffect(() => {
    read();
  }, [question]);
  useEffect(() => {
    if (!changed.ids.length) return undefined;
    const timer = setTimeout(() => setChanged(({ turn }) => ({ ids: [], turn })), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [changed.turn]);

  return { page, pages, counted, isBusy, changed, reload: read };
}
