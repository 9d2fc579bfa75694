import { Fragment, h, useEffect, useRef, useState } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { explain } from '../lib/api.js';
import { useAnswer } from '../lib/use-answer.js';
import { Answered } from '../components/answered.js';
import { Field } from '../components/field.js';
import { Icon } from '../components/icon.js';
import { Panel } from '../components/panel.js';
import { endOf, isWaiting, lastAnswer, wantsOneKey } from './call.js';
import { Keypad } from './keypad.js';
import { useLoudspeaker } from './use-loudspeaker.js';
import { useMicrophone } from './use-microphone.js';
import { languageName, SPOKEN } from './words.js';

const MOST = 4096;

/**
 * A telephone on which the service is called, spoken to, typed at and pressed.
 *
 * @param {ReturnType<typeof import('./use-call.js').useCall>} props
 */
export function Phone({ call, begin, say, repeat, leave }) {
  const end = call && endOf(call);
  const state = !call ? 'idle' : end ?? 'open';
  return h(Panel, { title: t('phone'), className: 'ivr-phone',
    head: h('p', { className: 'tag', 'data-tone': state === 'open' ? 'good' : undefined, role: 'status' },
      t(`phone.${state}`)) },
  call && h(Said, { call, onRepeat: repeat }),
  state === 'open' ? h(Speaking, { call, say, leave }) : h(Dialling, { before: call?.settings, begin }));
}

/** Whom to call, in which language, and from which number; as `before`, if somebody was called. */
function Dialling({ before, begin }) {
  const { answer, reload } = useAnswer(['/api/ivr/territories', {}]);
  const button = useRef(null);
  // Where one spoke there is nothing to speak into any more.
  useEffect(() => {
    if (before && answer) button.current?.focus();
  }, [answer]);

  function submit(event) {
    event.preventDefault();
    const { territory, language, number } = Object.fromEntries(new FormData(event.target));
    begin({ territory, language, number: number.trim() });
  }

  const languages = Object.keys(SPOKEN).map((code) => ({ value: code, label: languageName(code) }));
  return h(Answered, { answer, reload }, ({ territories }) => (territories.length
    ? h('form', { className: 'form', onSubmit: submit, autoComplete: 'off' },
      h(Field, { name: 'territory', label: t('field.territory'), defaultValue: before?.territory,
        options: territories.map(({ territory_id: id, name }) => ({ value: id, label: name })) }),
      h(Field, { name: 'language', label: t('field.spoken'), hint: t('field.spoken.hint'),
        defaultValue: before?.language, options: [{ value: '', label: t('field.spoken.any') }, ...languages] }),
      h(Field, { name: 'number', type: 'tel', label: t('field.number'), hint: t('field.number.hint'), maxLength: 40,
        defaultValue: before?.number }),
      h('button', { type: 'submit', className: 'primary', ref: button }, h(Icon, { name: 'phone' }),
        t(before ? 'phone.again' : 'phone.call')))
    : h('p', { className: 'empty' }, t('phone.nowhere'))));
}

/** What was said by both sides, as a screen reader hears it: as it comes. */
function Said({ call: { turns }, onRepeat }) {
  const place = useRef(null);
  const last = turns.at(-1);
  useEffect(() => {
    place.current.scrollTop = place.current.scrollHeight;
  }, [last]);
  return h('div', { className: 'ivr-said', role: 'log', 'aria-live': 'polite', 'aria-label': t('phone.said'),
    tabIndex: 0, ref: place },
  h('ol', null, turns.map((turn, index) => h(Fragment, { key: turn.id },
    index > 0 && h('li', { 'data-side': 'caller' }, h('span', { className: 'sr' }, `${t('side.caller')}: `),
      h(Heard, { turn })),
    turn.answer && h('li', { lang: turn.answer.session?.language },
      h('span', { className: 'sr' }, `${t('side.service')}: `), turn.answer.response_text),
    turn.refusal && h('li', { className: 'error', role: 'alert' }, explain(turn.refusal),
      turn === last && h('button', { type: 'button', onClick: onRepeat }, t('again')))))),
  !last.answer && !last.refusal && h('p', { className: 'muted small' }, t('phone.waiting')));
}

/** What the caller said or pressed; what tells who it is is not shown. */
export function Heard({ turn: { input: { text, keys }, isPrivate } }) {
  if (isPrivate && (text || keys)) return h('em', null, t('heard.private'));
  if (keys) return t('heard.keys', { keys });
  return text || h('em', null, t('heard.silence'));
}

function Speaking({ call, say, leave }) {
  const answer = lastAnswer(call);
  const spoken = answer?.session?.language ?? (call.settings.language || 'en');
  const field = useRef(null);
  const isOff = isWaiting(call);
  const microphone = useMicrophone({ language: spoken, onHeard: say });
  const loudspeaker = useLoudspeaker(answer?.response_text, spoken,
    call.turns.findLast((turn) => turn.answer === answer)?.id);
  useEffect(() => field.current.focus(), []);

  /** It is not to hear what the page says. */
  function listen() {
    loudspeaker.hush();
    microphone.press();
  }

  function submit(event) {
    event.preventDefault();
    const text = field.current.value.trim();
    if (!text || isOff) return;
    say({ text });
    field.current.value = '';
  }

  return h(Fragment, null,
    answer?.next_action === 'verify_identity' && h('p', { className: 'hint' }, t('phone.private')),
    h('form', { className: 'ivr-speak', onSubmit: submit, autoComplete: 'off' },
      h('input', { type: 'text', name: 'text', ref: field, maxLength: MOST, 'aria-label': t('phone.text'),
        placeholder: t('phone.text'), lang: spoken }),
      h('button', { type: 'submit', className: 'primary', disabled: isOff }, t('phone.say')),
      microphone.isThere && h(Microphone, { ...microphone, isOff, press: listen })),
    h(Keypad, { isOneKey: wantsOneKey(answer), isOff, onKeys: (keys) => say({ keys }) }),
    loudspeaker.isThere && h('label', { className: 'check' },
      h('input', { type: 'checkbox', checked: loudspeaker.isOn,
        onChange: (event) => loudspeaker.change(event.target.checked) }), t('phone.aloud')),
    h('div', { className: 'actions' },
      h('button', { type: 'button', disabled: isOff, onClick: () => say({}) }, t('phone.silence')),
      h('button', { type: 'button', className: 'dangerous', onClick: leave }, t('phone.leave'))));
}

const Microphone = ({ isListening, interim, problem, press, isOff }) =>
  h(Fragment, null,
    h('button', { type: 'button', 'aria-pressed': isListening, 'aria-label': t('microphone'),
      'aria-describedby': 'microphone-note', disabled: isOff && !isListening, onClick: press }, h(Icon, { name: 'microphone' })),
    h('p', { className: 'small', role: 'status' },
      isListening ? interim || t('microphone.listening') : problem ? t(`microphone.${problem}`) : ''),
    h('p', { className: 'hint', id: 'microphone-note' }, t('microphone.note')));
