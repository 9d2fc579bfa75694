/** Whether somebody is at the page: keys and the pointer say so, and nothing that the page does by itself. */

const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'];

let isTouched = false;

/** Begins to look. */
export function watchPresence() {
  for (const sign of SIGNS) addEventListener(sign, touch, { capture: true, passive: true });
}

/** A page that moves under a pointer that rests is nobody's doing. */
function touch({ type, movementX, movementY }) {
  if (type !== 'pointermove' || movementX || movementY) isTouched = true;
}

/** Whether anybody has been there since this was asked last. */
export function takeTouch() {
  const before = isTouched;
  isTouched = false;
  return before;
}

/** What was taken has been told nobody. */
export const returnTouch = () => {
  isTouched = true;
};
