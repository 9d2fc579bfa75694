import { useEffect, useState } from '../lib/react.js';
import { memory } from '../lib/store.js';
import { SPOKEN } from './words.js';

/**
 * Reads out what the caller would hear, by a voice of the browser where it has one; not before it is switched on.
 *
 * @param {string | undefined} text what is to be heard now
 * @param {string | undefined} language
 * @param {string | undefined} turn the same text in another turn is read out again
 * @returns {{isThere: boolean, isOn: boolean, change: (isOn: boolean) => void, hush: () => void}} `hush` ends what is
 *   being read out
 */
export function useLoudspeaker(text, language, turn) {
  const voices = globalThis.speechSynthesis;
  const [isOn, setOn] = useState(() => memory.get('voice.aloud') === 'on');
  useEffect(() => {
    if (!voices || !isOn || !text) return undefined;
    const spoken = new SpeechSynthesisUtterance(text);
    spoken.lang = SPOKEN[language] ?? language ?? SPOKEN.en;
    voices.speak(spoken);
    return () => voices.cancel();
  }, [turn, isOn]);
  return {
    isThere: Boolean(voices), isOn, hush: () => voices?.cancel(),
    change(next) {
      memory.set('voice.aloud', next ? 'on' : 'off');
      setOn(next);
    },
  };
}
