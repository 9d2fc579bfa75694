import { h, useState } from '../lib/react.js';
import { choices, dateTime, t } from '../lib/i18n.js';
import { question } from '../lib/question.js';
import { useAnswer } from '../lib/use-answer.js';
import { usePages } from '../lib/use-pages.js';
import { useTurn } from '../lib/use-turn.js';
import { Answered } from '../components/answered.js';
import { FilterBar } from '../components/filter-bar.js';
import { later } from '../components/later.js';
import { Pager } from '../components/pager.js';
import { Panel } from '../components/panel.js';
import { Table } from '../components/table.js';
import { languageName, TONES, word } from './words.js';

const ConversationDialog = later(() => import('./conversation-dialog.js'), 'ConversationDialog');

/** What stands in the page's address. */
export const NAMES = ['status', 'territory_id'];
const STATES = ['open', 'ended'];

/**
 * The conversations as they go on, for supervisors: what was said has been redacted by the service.
 *
 * @param {{values: Record<string, string>, setQuery: (changed: object) => void, news: number,
 *   onSave?: (conversation: {id: string}) => void}} props `news` counts what has been heard of conversations that went
 *   on; `onSave` of who may keep a conversation as a test
 */
export function IVRInterfaceMonitor({ values, setQuery, news, onSave }) {
  const pages = usePages(values);
  const list = useAnswer(question('/api/ivr/conversations', { ...values, cursor: pages.cursor }));
  const places = useAnswer(['/api/ivr/territories', {}]).answer?.body?.territories ?? [];
  const [open, setOpen] = useState(null);
  useTurn(news, () => list.reload({ background: true }));
  const next = list.answer?.body?.pagination?.next_cursor;
  return h(Panel, { title: t('conversations'), className: 'ivr-monitor',
    head: h(FilterBar, { values, onChange: setQuery, filters: [
      { name: 'status', label: t('conversations.all'), options: choices('conversations', STATES) },
      { name: 'territory_id', label: t('conversations.everywhere'),
        options: places.map(({ territory_id: id, name }) => ({ value: id, label: name })) },
    ] }) },
  h(Answered, list, ({ conversations }) => h(Table, {
    caption: t('conversations'), rows: conversations, rowKey: (one) => one.conversation_id,
    empty: t('conversations.none'),
    columns: [
      { key: 'time', label: t('column.lastTurn'), kind: 'time', value: (one) =>
        h('button', { type: 'button', className: 'quiet', onClick: () =>
          setOpen(one.conversation_id) }, dateTime(one.last_turn_at)) },
      { key: 'state', label: t('filter.status'), value: (one) => h(Standing, one) },
      { key: 'goal', label: t('fact.goal'), value: (one) => one.goal && word('goal', one.goal) },
      { key: 'heard', label: t('column.heard'), wide: true, value: (one) => one.last_heard },
      { key: 'said', label: t('column.answer'), wide: true, value: (one) => one.last_said },
      { key: 'language', label: t('fact.language'), wide: true, value: (one) => languageName(one.language) },
      { key: 'turns', label: t('column.turns'), kind: 'number', value: ({ turns }) => turns },
      { key: 'misheard', label: t('fact.misheard'), kind: 'number', wide: true, value: ({ misheard }) => misheard },
    ],
  })),
  h(Pager, { pages, next }),
  open && h(ConversationDialog, { id: open, news, onClose: () => setOpen(null), onSave: onSave && (() => {
    setOpen(null);
    onSave({ id: open });
  }) }));
}

/** Whether a conversation goes on, or how it ended. */
export const Standing = ({ status, outcome }) =>
  h('span', { className: 'tag', 'data-tone': status === 'open' ? 'new' : TONES[outcome] },
    outcome ? word('outcome', outcome) : t(`conversation.${status}`));
