import { useRef, useState } from '../lib/react.js';
import { request } from '../lib/api.js';
import { answered, begun, bodyOf, endOf, heard, isWaiting, left, repeated } from './call.js';

const PATH = '/api/ivr/interact';

/**
 * A call that is made from the page.
 *
 * @returns {{call: import('./call.js').Call | null, begin: (settings: object) => void,
 *   say: (input: import('./call.js').Turn['input']) => void, repeat: () => void, leave: () => void}} `begin` calls, and
 *   the greeting comes; `repeat` sends the last turn again; `leave` hangs up
 */
export function useCall() {
  const [call, setCall] = useState(null);
  // What is said while an answer is being drawn belongs to the call as it is, and not as it was drawn.
  const current = useRef(null);
  const show = (next) => {
    current.current = next;
    setCall(next);
  };

  async function ask(asking) {
    show(asking);
    const { id } = asking.turns.at(-1);
    const answer = await request(PATH, { method: 'POST', body: bodyOf(asking) });
    // Another call may have begun meanwhile; it has no such turn.
    show(answered(current.current, id, answer));
  }

  const isOpen = () => current.current && !endOf(current.current) && !isWaiting(current.current);
  return {
    call,
    begin: (settings) => ask(heard(begun(settings), {})),
    say: (input) => isOpen() && ask(heard(current.current, input)),
    repeat: () => isOpen() && ask(repeated(current.current)),
    leave: () => current.current && show(left(current.current)),
  };
}
