import { useEffect, useRef, useState } from '../lib/react.js';
import { SPOKEN } from './words.js';

const MOST = 5;

const Recognition = () => globalThis.SpeechRecognition ?? globalThis.webkitSpeechRecognition;

/** What is wrong when a browser's recogniser stops: the name of a text `microphone.NAME`. */
const FAULTS = {
  'not-allowed': 'refused', 'service-not-allowed': 'refused', 'audio-capture': 'none', 'no-speech': 'silence',
};

/**
 * What a browser's recogniser has understood at last: its best guess, and the others.
 *
 * @param {{transcript: string}[]} guesses best first
 */
export function best(guesses) {
  const texts = [...new Set([...guesses].map(({ transcript }) => transcript.trim()).filter(Boolean))];
  return { text: texts[0] ?? '', alternatives: texts.slice(1) };
}

/**
 * The browser's microphone and recogniser, where it has them. It listens after a press and to one utterance.
 *
 * @param {{language: string, onHeard: (input: {text: string, alternatives: string[]}) => void}} options
 * @returns {{isThere: boolean, isListening: boolean, interim: string, problem: string | null, press: () => void}}
 *   `interim`: what is understood so far; `problem`: the name of a text `microphone.NAME`
 */
export function useMicrophone({ language, onHeard }) {
  const [state, setState] = useState({ isListening: false, interim: '', problem: null });
  const recognition = useRef(null);
  const latest = useRef(onHeard);
  latest.current = onHeard;

  /** What is heard from now on is nobody's. */
  function abandon() {
    const listening = recognition.current;
    recognition.current = null;
    listening?.abort();
  }
  useEffect(() => abandon, []);

  function press() {
    if (recognition.current) return recognition.current.stop();
    const listening = new (Recognition())();
    recognition.current = listening;
    Object.assign(listening, { lang: SPOKEN[language] ?? SPOKEN.en, interimResults: true, maxAlternatives: MOST });
    let problem = null;
    const isCurrent = () => recognition.current === listening;
    listening.onresult = ({ results }) => {
      if (!isCurrent()) return;
      const last = results[results.length - 1];
      if (!last.isFinal) return setState((before) => ({ ...before, interim: last[0].transcript }));
      const input = best(last);
      abandon();
      setState({ isListening: false, interim: '', problem: null });
      if (input.text) latest.current(input);
    };
    listening.onerror = ({ error }) => {
      problem = FAULTS[error] ?? 'failed';
    };
    listening.onend = () => {
      if (!isCurrent()) return;
      recognition.current = null;
      setState({ isListening: false, interim: '', problem });
    };
    setState({ isListening: true, interim: '', problem: null });
    return listening.start();
  }

  return { ...state, isThere: Boolean(Recognition()), press };
}
