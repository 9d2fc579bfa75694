import { h } from '../lib/react.js';
import { measure, t } from '../lib/i18n.js';
import { request } from '../lib/api.js';
import { Dialog } from '../components/dialog.js';
import { Field } from '../components/field.js';
import { FormDialog } from '../components/form-dialog.js';
import { Table } from '../components/table.js';
import { SAVED } from './saved.js';
import { word } from './words.js';

/** Keeps a conversation as a test, under a name. */
export const SaveDialog = ({ conversation, onDone, onClose }) =>
  h(FormDialog, {
    title: t('save'), note: t('save.note'), go: t('save.go'), onDone, onClose,
    read: (data) => {
      const name = data.get('name').trim();
      return { body: { name, conversation_id: conversation }, wrong: name ? {} : { name: t('save.noName') } };
    },
    send: (body, key) => request(SAVED, { method: 'POST', body, headers: { 'Idempotency-Key': key } }),
    fields: (errors) => h(Field, { name: 'name', label: t('column.name'), maxLength: 120, error: errors.name,
      'aria-required': true }),
  });

/** @param {{saved: {saved_id: string, name: string}, onDone: () => void, onClose: () => void}} props */
export const DeleteDialog = ({ saved, onDone, onClose }) =>
  h(FormDialog, {
    title: t('saved.delete'), note: t('saved.delete.note', saved), go: t('saved.delete'), tone: 'bad', onDone, onClose,
    send: () => request(`${SAVED}/${encodeURIComponent(saved.saved_id)}`, { method: 'DELETE' }),
  });

/** How a run went, turn by turn: what was expected beside what came. */
export const RunDialog = ({ name, run, onClose }) =>
  h(Dialog, { title: name, className: 'broad ivr-run', onClose },
    h('p', { role: 'status' },
      h('span', { className: 'tag', 'data-tone': run.passed ? 'good' : 'bad' },
        run.passed ? t('run.passed') : t('run.failed', { n: run.failed_turn })), ' ',
      measure(run.milliseconds, 'millisecond')),
    h(Table, {
      caption: name, rows: run.turns, rowKey: ({ turn }) => turn, empty: '',
      columns: [
        { key: 'turn', label: t('column.turn'), value: ({ turn }) => turn },
        { key: 'heard', label: t('column.heard'), value: (one) => one.user_input || h('em', null, t('heard.silence')) },
        { key: 'answer', label: t('column.answer'), value: (one) => one.response_text },
        { key: 'action', label: t('column.action'), value: (one) => h(Expected, { one }) },
      ],
    }),
    h('div', { className: 'actions' },
      h('button', { type: 'button', className: 'primary', onClick: onClose }, t('close'))));

const FAMILIES = { next_action: 'action', goal: 'goal', asked: 'asked', outcome: 'outcome' };

/** What came of the members that are expected; of one that differs also what should have come. */
function Expected({ one }) {
  const expected = Object.entries(FAMILIES).filter(([member]) => one.expected?.[member]);
  const differing = expected.filter(([member]) => one.expected[member] !== one[member]);
  return h('span', { className: one.is_as_expected ? undefined : 'error' },
    word('action', one.next_action),
    !one.is_as_expected && differing.map(([member, family]) => h('span', { key: member, className: 'ivr-differs' },
      t('run.differs', { wanted: word(family, one.expected[member]),
        came: one[member] ? word(family, one[member]) : t('none') }))));
}
