import { h, useEffect, useState } from '../lib/react.js';
import { dateTime, measure, t } from '../lib/i18n.js';
import { explain, request } from '../lib/api.js';
import { question } from '../lib/question.js';
import { readPages } from '../lib/read-all.js';
import { useAnswer } from '../lib/use-answer.js';
import { usePages } from '../lib/use-pages.js';
import { Announcer } from '../components/announcer.js';
import { Answered } from '../components/answered.js';
import { Icon } from '../components/icon.js';
import { later } from '../components/later.js';
import { Pager } from '../components/pager.js';
import { Panel } from '../components/panel.js';
import { Table } from '../components/table.js';
import { toast } from '../components/toast.js';
import { languageName } from './words.js';

const DeleteDialog = later(() => import('./saved-dialogs.js'), 'DeleteDialog');
const RunDialog = later(() => import('./saved-dialogs.js'), 'RunDialog');
const SaveDialog = later(() => import('./saved-dialogs.js'), 'SaveDialog');

export const SAVED = '/api/ivr/saved-conversations';
/** A run speaks every turn of a conversation, in ms. */
const LONGEST_RUN = 60000;
const listed = ({ saved_conversations: rows, pagination }) => ({ rows, pagination });

/**
 * The conversations that were kept as tests. Managers run them and keep others.
 *
 * @param {{mayChange: boolean, saving: {id: string} | null, onSaved: (one: {id: string}) => void}} props `saving`: the
 *   conversation that is to be kept now; `onSaved` is told which one was, or was not after all: an answer that comes
 *   late is not that of another
 */
export function Saved({ mayChange, saving, onSaved }) {
  const pages = usePages(SAVED);
  const { answer, reload } = useAnswer(question(SAVED, { limit: 100, cursor: pages.cursor }));
  const [running, setRunning] = useState(null);
  // What is above the page: how a run went, or what is to be deleted.
  const [open, setOpen] = useState(null);
  const [said, setSaid] = useState('');
  const saved = answer?.body?.saved_conversations ?? [];
  useEffect(() => setSaid(''), [running]);

  async function run(one) {
    setRunning(one.saved_id);
    const result = await request(`${SAVED}/${encodeURIComponent(one.saved_id)}/runs`,
      { method: 'POST', timeout: LONGEST_RUN });
    setRunning(null);
    await reload({ background: true });
    if (result.status !== 200) toast(() => explain(result), 'bad');
    return result.status === 200 ? result.body : null;
  }

  async function runOne(one) {
    const result = await run(one);
    if (result) setOpen({ run: result, name: one.name });
  }

  async function runAll() {
    // Those of the other pages too.
    setRunning('all');
    const { rows, problem } = await readPages(SAVED, {}, listed, Infinity);
    setRunning(null);
    if (problem) return toast(() => explain(problem), 'bad');
    let passed = 0;
    for (const one of rows) {
      const result = await run(one);
      if (!result) return undefined;
      if (result.passed) passed += 1;
    }
    return setSaid(t('saved.result', { n: passed, of: rows.length }));
  }

  // Who has given up waiting may have opened another meanwhile.
  function reread(text) {
    toast(() => t(text));
    setOpen((now) => (now === open ? null : now));
    reload({ background: true });
  }

  const close = () => setOpen(null);
  return h(Panel, { title: t('saved'), className: 'ivr-saved',
    head: mayChange && saved.length > 0 && h('button', { type: 'button', disabled: Boolean(running), onClick: runAll },
      h(Icon, { name: 'play' }), t('saved.runAll')) },
  said && h('p', { className: 'muted' }, said), h(Announcer, { text: said }),
  h(Answered, { answer, reload }, () => h(Table, {
    caption: t('saved'), rows: saved, rowKey: (one) => one.saved_id, empty: t('saved.none'),
    columns: [
      { key: 'name', label: t('column.name'), value: ({ name }) => name, sort: true },
      { key: 'language', label: t('fact.language'), wide: true, value: (one) => languageName(one.language) },
      { key: 'turns', label: t('column.turns'), kind: 'number', wide: true, value: ({ turns }) => turns },
      { key: 'last', label: t('column.lastRun'), value: (one) =>
        (running === one.saved_id ? t('saved.running') : h(LastRun, { run: one.last_run })) },
      ...(mayChange ? [{ key: 'do', label: h('span', { className: 'sr' }, t('saved.do')), value: (one) =>
        h('span', { className: 'row-actions' },
          h('button', { type: 'button', disabled: Boolean(running), 'aria-label': `${t('saved.run')}: ${one.name}`,
            onClick: () => runOne(one) }, t('saved.run')),
          h('button', { type: 'button', className: 'quiet', 'aria-label': `${t('saved.delete')}: ${one.name}`,
            onClick: () => setOpen({ deleting: one }) }, h(Icon, { name: 'close' }))) }] : []),
    ],
  })),
  h(Pager, { pages, next: answer?.body?.pagination?.next_cursor, isBusy: Boolean(running) }),
  saving && h(SaveDialog, { conversation: saving.id, onClose: () => onSaved(saving), onDone: () => {
    onSaved(saving);
    reread('save.done');
  } }),
  open?.run && h(RunDialog, { ...open, onClose: close }),
  open?.deleting && h(DeleteDialog, { saved: open.deleting, onClose: close, onDone: () => reread('saved.deleted') }));
}

/** How a saved conversation went when it was last run. */
function LastRun({ run }) {
  if (!run) return h('span', { className: 'muted' }, t('saved.never'));
  return [
    h('span', { key: 'tag', className: 'tag', 'data-tone': run.passed ? 'good' : 'bad' },
      run.passed ? t('run.passed') : t('run.failed', { n: run.failed_turn })),
    h('span', { key: 'when', className: 'muted small wide' },
      ` ${dateTime(run.at)} · ${measure(run.milliseconds, 'millisecond')}`),
  ];
}
