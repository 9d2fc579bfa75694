import { Fragment, h, useEffect, useRef, useState } from '../lib/react.js';
import { dateTime, t } from '../lib/i18n.js';
import { explain, problem } from '../lib/api.js';
import { isDoctor } from '../lib/roles.js';
import { useKey } from '../lib/use-key.js';
import { Field, focusFirstError } from '../components/field.js';
import { Panel } from '../components/panel.js';
import { toast } from '../components/toast.js';
import { change } from './actions.js';

const READ_AFTER = 1500;
const MOST = 2000;

/** The side that a person is on, as the service has it: whoever is no doctor is on the desk's. */
export const sideOf = (session) => (isDoctor(session) ? 'clinic' : 'desk');

/**
 * What the other side wrote last and this person has not read, oldest first: as much as the service counts. To a clinic
 * that is shared notes as well.
 */
export function unreadOf({ messages, notes }, count, side) {
  const others = [...messages.filter((one) => one.side !== side), ...(side === 'clinic' ? notes : [])]
    .sort((one, other) => (one.created_at > other.created_at) - (one.created_at < other.created_at));
  return others.slice(Math.max(0, others.length - count));
}

/**
 * What is new to this person in what was written. What has been on the screen for a moment is told to be read; it stays
 * marked until the page is left.
 *
 * @param {object} detail
 * @param {{messages: object[] | null, notes: object[] | null}} written each oldest first
 * @param {'clinic' | 'desk'} side of this person
 * @param {boolean} mayRead false for whom emergency access lets in: it leaves nothing behind
 * @param {() => Promise<unknown>} onDone
 * @returns {{fresh: Set<string>, count: number, places: Record<'messages' | 'notes', object>}} `places`: of the panels
 */
export function useReading(detail, { messages, notes }, side, mayRead, onDone) {
  const places = { messages: useRef(null), notes: useRef(null) };
  const [fresh, setFresh] = useState(new Set());
  const count = mayRead ? detail.unread_messages ?? 0 : 0;

  useEffect(() => {
    const unread = messages && notes && count ? unreadOf({ messages, notes }, count, side) : [];
    if (!unread.length) return undefined;
    setFresh((known) => new Set([...known, ...unread.map(({ id }) => id)]));
    const unseen = new Set(unread.map((one) => (notes.includes(one) ? places.notes : places.messages).current));
    const timers = new Map();
    const watch = new IntersectionObserver((seen) => seen.forEach(({ target, isIntersecting }) => {
      clearTimeout(timers.get(target));
      if (isIntersecting && !document.hidden) timers.set(target, setTimeout(() => saw(target), READ_AFTER));
    }));
    const saw = (panel) => {
      unseen.delete(panel);
      if (!unseen.size) read(unread);
    };
    for (const panel of unseen) watch.observe(panel);
    return () => {
      watch.disconnect();
      for (const timer of timers.values()) clearTimeout(timer);
    };
  }, [messages, notes, count]);

  /** Up to the last message and up to the last note: of one second, nobody knows which came later. */
  async function read(unread) {
    const last = [messages, notes].map((all) => unread.findLast((one) => all.includes(one))).filter(Boolean);
    const answers = await Promise.all(last.map(({ id }) =>
      change(detail.id, 'PUT', '/messages/reading', { body: { message_id: id } })));
    if (answers.some(({ status }) => status < 300)) onDone();
  }

  return { fresh, count, places };
}

const newMark = (fresh, one) =>
  fresh.has(one.id) && h('span', { className: 'tag', 'data-tone': 'new' }, t('message.new'));

/**
 * What clinic and desk write to each other.
 *
 * @param {object} props
 * @param {object} props.detail
 * @param {object[] | null} props.messages oldest first
 * @param {'clinic' | 'desk'} props.side of this person
 * @param {ReturnType<useReading>} props.reading
 * @param {boolean} props.mayWrite
 * @param {() => Promise<unknown>} props.onDone
 */
export function Messages({ detail, messages, side, reading: { fresh, count, places }, mayWrite, onDone }) {
  const mark = count > 0 && h('span', { className: 'tag', 'data-tone': 'new' }, t('unread', { n: count }));
  return h(Panel, { title: t('messages'), head: mark, place: places.messages },
    h(Thread, {
      written: messages, empty: 'messages.empty', sideOf: (one) => (one.side === side ? 'own' : 'other'),
      mark: (one) => newMark(fresh, one),
    }),
    mayWrite && h(Writing, { name: 'message', onDone, send: (body, key) =>
      change(detail.id, 'POST', '/messages', { body, key }) }));
}

/** The desk's own notes; shared ones the clinic sees as well. */
export function Notes({ detail, notes, reading: { fresh, places }, mayWrite, onDone }) {
  const [isShared, setShared] = useState(false);
  if (!mayWrite && !notes?.length) return null;
  return h(Panel, { title: t('notes'), place: places.notes },
    h(Thread, {
      written: notes, empty: 'notes.empty',
      mark: (one) => [
        h('span', { key: 'kind', className: 'tag' }, t(one.shared ? 'note.shared' : 'note.internal')),
        h(Fragment, { key: 'new' }, newMark(fresh, one)),
      ],
    }),
    mayWrite && h(Writing, {
      name: 'note', more: { shared: isShared }, send: (body, key) => change(detail.id, 'POST', '/notes', { body, key }),
      onDone() {
        // The next one is among us again, until somebody says otherwise.
        setShared(false);
        return onDone();
      },
    }, h('label', { className: 'check' },
      h('input', { type: 'checkbox', checked: isShared, onChange: () => setShared(!isShared) }), t('note.share'))));
}

/** What was written, by whom and when; `mark` says more of each. */
function Thread({ written, empty, sideOf, mark }) {
  if (!written?.length) return h('p', { className: 'muted' }, t(written ? empty : 'loading'));
  return h('ol', { className: 'thread' }, written.map((one) =>
    h('li', { key: one.id, 'data-side': sideOf?.(one) },
      h('p', { className: 'small' }, h('strong', null, nameOf(one)), ' ',
        h('span', { className: 'muted' }, dateTime(one.created_at)), mark(one)),
      h('p', { className: 'said' }, one.text))));
}

const nameOf = ({ author, side }) => author?.name ?? (side ? t(`side.${side}`) : '');

/**
 * A field to write in. A text has a key of its own until it has been taken, so that a repetition is not a second one.
 * `more` is sent with it. What is typed while it is on its way is the next one.
 */
function Writing({ name, more, send, onDone, children }) {
  const form = useRef(null);
  const key = useKey();
  const [error, setError] = useState('');
  const [isBusy, setBusy] = useState(false);

  async function submit(event) {
    event.preventDefault();
    const field = form.current.elements.text;
    const sent = field.value;
    const body = { text: sent.trim(), ...more };
    if (!body.text) {
      setError(t('form.missing'));
      return setTimeout(() => focusFirstError(form.current));
    }
    setBusy(true);
    const answer = await send(body, key.of(body));
    setBusy(false);
    if (answer.status !== 201 && answer.status !== 200) {
      return setError(problem(answer).fields.text ?? explain(answer));
    }
    if (field.value.startsWith(sent)) field.value = field.value.slice(sent.length).trimStart();
    key.forget();
    setError('');
    toast(() => t(name === 'note' ? 'note.added' : 'message.sent'));
    return onDone();
  }

  return h('form', { className: 'writing', ref: form, onSubmit: submit, noValidate: true },
    h(Field, { control: 'textarea', name: 'text', rows: 2, maxLength: MOST, error,
      label: t(name === 'note' ? 'note.text' : 'message.text') }),
    h('div', { className: 'writing-foot' }, children,
      h('button', { type: 'submit', disabled: isBusy }, t(name === 'note' ? 'note.add' : 'message.send'))));
}

