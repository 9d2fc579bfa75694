import { useLayoutEffect, useRef, useState } from '../lib/react.js';
import { memory } from '../lib/store.js';
import { command, moved } from './keys.js';

/**
 * The keys of the queue.
 *
 * @param {object[]} rows
 * @param {Record<string, (row?: object) => void>} actions `claim`, `search`, `help`
 * @returns {object} `chosen`: the id of the row that the keys are at, `choose(id)`, `isOn`, `switchKeys()`
 */
export function useKeys(rows, actions) {
  const [chosen, setChosen] = useState(null);
  // The next key can come before the page is drawn for the one before.
  const latest = useRef(chosen);
  const [isOn, setOn] = useState(() => memory.get('keys') !== 'off');
  const hadFocus = useRef(false);
  const place = useRef(0);
  const ids = rows.map(({ id }) => id);

  useLayoutEffect(() => {
    function pressed(event) {
      const focused = document.activeElement;
      const inTable = focused === document.body || Boolean(focused?.closest('table.queue'));
      const name = command(event, { inTable, isOn });
      if (!name) return;
      event.preventDefault();
      if (name === 'next' || name === 'previous') go(moved(ids, latest.current, name));
      else if (name === 'claim') actions.claim(rows.find(({ id }) => id === latest.current));
      else actions[name]();
    }
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  });

  // A row that moves takes the focus along; one that goes gives it to the row in its place.
  useLayoutEffect(() => {
    const at = ids.indexOf(chosen);
    if (at >= 0) place.current = at;
    if (hadFocus.current && chosen && document.activeElement === document.body) {
      go(at >= 0 ? latest.current : ids[Math.min(place.current, ids.length - 1)] ?? null);
    }
    hadFocus.current = Boolean(document.activeElement?.closest('table.queue'));
  });

  function choose(id) {
    latest.current = id;
    setChosen(id);
  }

  function go(id) {
    choose(id);
    const link = id && document.querySelector(`#row-${CSS.escape(id)} a`);
    if (!link) return;
    link.focus();
    link.closest('tr').scrollIntoView({ block: 'nearest' });
    hadFocus.current = true;
  }

  function switchKeys() {
    memory.set('keys', isOn ? 'off' : 'on');
    setOn(!isOn);
  }

  return { chosen, choose, isOn, switchKeys };
}
