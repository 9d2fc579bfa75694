import { useRef } from './react.js';

/**
 * Answers can overtake each other, and only that to the last question counts.
 *
 * @returns {() => () => boolean} begins a question, and returns what says whether it is still the last
 */
export function useLast() {
  const asked = useRef(0);
  return () => {
    asked.current += 1;
    const mine = asked.current;
    return () => mine === asked.current;
  };
}
