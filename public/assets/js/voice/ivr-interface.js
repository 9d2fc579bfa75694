import { h, useEffect, useState } from '../lib/react.js';
import { lastAnswer } from './call.js';
import { Log } from './log.js';
import { Phone } from './phone.js';
import { Understood } from './understood.js';
import { useCall } from './use-call.js';

/**
 * A caller's end of a conversation, made in the page and answered by the service as any call is; beside it what the
 * service has understood, how long it took, and the log.
 *
 * @param {{onSave?: (conversation: {id: string}) => void}} props `onSave` of who may keep a conversation as a test
 */
export function IVRInterface({ onSave }) {
  const phone = useCall();
  const turns = phone.call?.turns ?? [];
  // The turn that is looked at; null for the last one that was answered.
  const [chosen, setChosen] = useState(null);
  useEffect(() => setChosen(null), [turns.length]);
  const turn = turns.find(({ id }) => id === chosen) ?? turns.findLast(({ answer }) => answer);
  const conversation = lastAnswer(phone.call)?.session?.conversation_id;
  return h('div', { className: 'ivr' },
    h(Phone, phone),
    h('div', { className: 'ivr-side' },
      h(Understood, { turn, number: turns.indexOf(turn) + 1, isLast: turn?.id !== chosen }),
      h(Log, { turns, chosen: turn?.id, onChoose: setChosen,
        onSave: conversation && onSave && (() => onSave({ id: conversation })) })));
}
