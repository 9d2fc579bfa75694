import { h, useEffect, useId, useRef, useState } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { useLast } from '../lib/use-last.js';

const TYPED_AFTER = 250;
const LEAST = 2;

/**
 * A field in which something is found by typing a part of it (the combobox pattern of WAI-ARIA: the arrows move, Enter
 * takes, Escape closes).
 *
 * @param {object} props
 * @param {string} props.name of the control, for what is wrong with it
 * @param {string} props.label
 * @param {string} [props.hint]
 * @param {string} [props.error]
 * @param {boolean} [props.takesFocus] when it comes in the place of what was found
 * @param {(text: string) => Promise<{found: {id: string, title: string, note?: string}[], problem?: string}>}
 *   props.search
 * @param {(one: {id: string, title: string, note?: string}) => void} props.onChoose
 * @param {(text: string) => any} [props.beside] what else can be done with what was typed
 */
export function Finder({ name, label, hint, error, takesFocus, search, onChoose, beside }) {
  const id = useId();
  const [text, setText] = useState('');
  const [answer, setAnswer] = useState(null);
  const [at, setAt] = useState(0);
  const timer = useRef(0);
  const begin = useLast();
  const input = useRef(null);
  const list = useRef(null);
  useEffect(() => {
    if (takesFocus) input.current.focus();
    return () => clearTimeout(timer.current);
  }, []);

  // What was found for a part of what is typed by now is not to be taken for all of it.
  function typed(value) {
    setText(value);
    if (value.trim() === text.trim()) return;
    close();
    if (value.trim().length >= LEAST) timer.current = setTimeout(() => find(value.trim()), TYPED_AFTER);
  }

  async function find(wanted) {
    clearTimeout(timer.current);
    const isLast = begin();
    const found = await search(wanted);
    if (!isLast()) return;
    setAnswer(found);
    setAt(0);
  }

  /** What is still being looked for does not open it again. */
  function close() {
    clearTimeout(timer.current);
    begin();
    setAnswer(null);
  }

  // A dialog that opens takes the focus away for a moment.
  function left() {
    if (document.activeElement !== input.current) close();
  }

  const found = answer?.found ?? [];
  const isOpen = found.length > 0;
  // The list is longer than what is seen of it.
  useEffect(() => {
    if (isOpen) list.current.children[at].scrollIntoView({ block: 'nearest' });
  }, [answer, at]);

  function pressed(event) {
    // What ends a word of an input method (Hindi typed in Latin letters) chooses nothing.
    // Safari has ended it by then, and says so by the key alone.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape' && answer) {
      event.preventDefault();
      close();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (isOpen) setAt((at + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (isOpen) onChoose(found[at]);
      else if (text.trim().length >= LEAST) find(text.trim());
    }
  }

  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return h('div', { className: 'field finder' },
    h('label', { htmlFor: id }, label),
    h('input', {
      id, name, ref: input, role: 'combobox', 'aria-expanded': isOpen, 'aria-controls': `${id}-list`,
        'aria-autocomplete': 'list',
      'aria-activedescendant': isOpen ? `${id}-${at}` : undefined, 'aria-describedby': described || undefined,
      'aria-invalid': error ? true : undefined, autoComplete: 'off', spellCheck: false, maxLength: 120, value: text,
      onChange: (event) => typed(event.target.value), onKeyDown: pressed,
      onBlur: () => setTimeout(left, 150),
    }),
    // Who presses on it does not leave the field; a finger that draws it on chooses nothing.
    h('ul', { id: `${id}-list`, ref: list, role: 'listbox', 'aria-label': label, className: 'finder-list',
      hidden: !isOpen, onMouseDown: (event) => event.preventDefault() },
      found.map((one, index) => h('li', {
        key: one.id, id: `${id}-${index}`, role: 'option', 'aria-selected': index === at, onClick: () => onChoose(one),
      }, h('span', null, one.title), one.note && h('span', { className: 'muted small' }, one.note)))),
    h('p', { className: 'hint', role: 'status' },
      answer && !isOpen ? answer.problem ?? t('finder.none') : isOpen ? t('finder.found', { n: found.length }) : ''),
    hint && h('p', { className: 'hint', id: `${id}-hint` }, hint),
    error && h('p', { className: 'error', id: `${id}-error` }, error),
    beside?.(text.trim()));
}

/**
 * What was found and chosen, with a way back to finding. It takes the focus from the field whose place it takes, and
 * its `name`, when it has one.
 */
export function Found({ name, label, one, error, onChange }) {
  const id = useId();
  const button = useRef(null);
  useEffect(() => button.current.focus(), []);
  return h('div', { className: 'field' },
    h('p', { className: 'label' }, label),
    name && h('input', { type: 'hidden', name, value: one.id }),
    h('div', { className: 'found' },
      h('p', null, h('strong', null, one.title), one.note && h('span', { className: 'muted small' }, one.note)),
      h('button', {
        type: 'button', ref: button, 'aria-label': `${t('change')}: ${label}, ${one.title}`, onClick: onChange,
        'aria-describedby': error ? `${id}-error` : undefined, 'data-invalid': error ? true : undefined,
      }, t('change'))),
    error && h('p', { className: 'error', id: `${id}-error` }, error));
}
