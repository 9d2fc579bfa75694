import { h, useEffect, useRef, useState } from '../lib/react.js';
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

/** The last messages of the other side that this person has not read: as many as the service counts. */
export function unreadOf(messages, count, side) {
  const others = messages.filter((one) => one.side !== side);
  return new Set(others.slice(Math.max(0, others.length - count)).map(({ id }) => id));
}

/**
 * What clinic and desk write to each other. What has been on the screen for a moment is told to be read; it stays
 * marked until the page is left.
 *
 * @param {object} props
 * @param {object} props.detail
 * @param {object[] | null} props.messages oldest first
 * @param {'clinic' | 'desk'} props.side of this person
 * @param {boolean} props.mayWrite
 * @param {() => Promise<unknown>} props.onDone
 */
export function Messages({ detail, messages, side, mayWrite, onDone }) {
  const place = useRef(null);
  const [fresh, setFresh] = useState(new Set());
  // Whom emergency access lets in reads, and leaves nothing behind: for them nothing is told to be read.
  const count = mayWrite ? detail.unread_messages ?? 0 : 0;

  useEffect(() => {
    if (!messages?.length || !count) return undefined;
    setFresh((known) => new Set([...known, ...unreadOf(messages, count, side)]));
    let timer = 0;
    const watch = new IntersectionObserver(([{ isIntersecting }]) => {
      clearTimeout(timer);
      if (isIntersecting && !document.hidden) timer = setTimeout(read, READ_AFTER);
    });
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      clearTimeout(timer);
    };
  }, [messages, count]);

  async function read() {
    const answer = await change(detail.id, 'PUT', '/messages/reading', { body: { message_id: messages.at(-1).id } });
    if (answer.status < 300) onDone();
  }

  const mark = count > 0 && h('span', { className: 'tag', 'data-tone': 'new' }, t('unread', { n: count }));
  return h(Panel, { title: t('messages'), head: mark, place },
    h(Thread, {
      written: messages, empty: 'messages.empty', sideOf: (one) => (one.side === side ? 'own' : 'other'),
      mark: (one) => fresh.has(one.id) && h('span', { className: 'tag', 'data-tone': 'new' }, t('message.new')),
    }),
    mayWrite && h(Writing, { name: 'message', onDone, send: (body, key) =>
      change(detail.id, 'POST', '/messages', { body, key }) }));
}

/** The desk's own notes; shared ones the clinic sees as well. */
export function Notes({ detail, notes, mayWrite, onDone }) {
  const [isShared, setShared] = useState(false);
  if (!mayWrite && !notes?.length) return null;
  return h(Panel, { title: t('notes') },
    h(Thread, {
      written: notes, empty: 'notes.empty',
      mark: (one) => h('span', { className: 'tag' }, t(one.shared ? 'note.shared' : 'note.internal')),
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

