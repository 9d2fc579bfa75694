import { useEffect, useRef, useState } from './react.js';
import { request } from './api.js';
import { useLast } from './use-last.js';
import { useRetried } from './use-retried.js';

/**
 * Reads from the service, and again whenever `question` is another one or `reload` is called; without a question there
 * is no answer. What is read in the background and answered by nobody is read once more.
 *
 * @returns {{answer: object | null, reload: (options?: object) => Promise<void>}} the last answer that was 200, or
 *   else the refusal
 */
export function useAnswer(question) {
  const [answer, setAnswer] = useState(null);
  const begin = useLast();
  const hear = useRetried(() => reload({ background: true }));
  const latest = useRef(question);
  latest.current = question;
  async function reload({ background = false } = {}) {
    const isLast = begin();
    if (!latest.current) return;
    const [path, options] = latest.current;
    const next = await request(path, { ...options, background });
    if (!isLast()) return;
    if (background) hear(next);
    setAnswer((before) => (next.status !== 200 && background && before?.status === 200 ? before : next));
  }
  useEffect(() => {
    setAnswer(null);
    reload();
  }, [JSON.stringify(question)]);
  return { answer, reload };
}
