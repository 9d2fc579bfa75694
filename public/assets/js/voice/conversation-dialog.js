import { Fragment, h } from '../lib/react.js';
import { dateTime, measure, percent, t, time } from '../lib/i18n.js';
import { question } from '../lib/question.js';
import { useAnswer } from '../lib/use-answer.js';
import { usePages } from '../lib/use-pages.js';
import { useTurn } from '../lib/use-turn.js';
import { Answered } from '../components/answered.js';
import { Dialog } from '../components/dialog.js';
import { Facts } from '../components/facts.js';
import { Pager } from '../components/pager.js';
import { Table } from '../components/table.js';
import { Standing } from './ivr-interface-monitor.js';
import { languageName, word } from './words.js';

/** What stands in the place of words: the first turn is the greeting, which nothing was said before. */
const nothingOf = ({ turn, dtmf }) => (dtmf ? 'heard.pressed' : turn === 1 ? 'log.greeting' : 'heard.silence');

/**
 * A conversation turn by turn, as it goes on; what was said has been redacted by the service.
 *
 * @param {{id: string, news: number, onSave?: () => void, onClose: () => void}} props
 */
export function ConversationDialog({ id, news, onSave, onClose }) {
  const pages = usePages(id);
  const { answer, reload } = useAnswer(
    question(`/api/ivr/conversations/${encodeURIComponent(id)}`, { cursor: pages.cursor }));
  useTurn(news, () => reload({ background: true }));
  return h(Dialog, { title: t('conversation'), className: 'broad ivr-conversation', onClose },
    h(Answered, { answer, reload }, ({ conversation: one, turns, pagination }) => h(Fragment, null,
      h(Facts, {
        facts: [
          ['filter.status', h(Standing, one)], ['fact.call', one.call_id], ['field.territory', one.territory_id],
          ['fact.started', dateTime(one.started_at)], ['fact.language', languageName(one.language)],
          ['fact.goal', one.goal && word('goal', one.goal)], ['fact.verified', t(one.is_verified ? 'yes' : 'no')],
        ],
      }),
      h(Table, {
        caption: t('log'), rows: turns, rowKey: ({ turn }) => turn, empty: t('log.none'),
        columns: [
          { key: 'turn', label: t('column.turn'), value: ({ turn }) => turn },
          { key: 'time', label: t('column.time'), kind: 'time', wide: true, value: ({ at }) => time(at) },
          { key: 'heard', label: t('column.heard'), value: (turn) => h(Fragment, null,
            turn.user_input || h('em', null, t(nothingOf(turn))), ' ',
            turn.flag && h('span', { className: 'tag', 'data-tone': 'warn' }, word('flag', turn.flag))) },
          { key: 'meant', label: t('column.meant'), wide: true, value: ({ understood, confidence }) =>
            (understood.length ? `${word('intent', understood[0].intent)} ${percent(confidence)}` : '') },
          { key: 'answer', label: t('column.answer'), value: (turn) => turn.response_text },
          { key: 'took', label: t('column.service'), kind: 'number', wide: true, value: ({ milliseconds }) =>
            measure(milliseconds, 'millisecond') },
        ],
      }),
      h(Pager, { pages, next: pagination.next_cursor }))),
    h('div', { className: 'actions' },
      onSave && h('button', { type: 'button', onClick: onSave }, t('save')),
      h('button', { type: 'button', className: 'primary', onClick: onClose }, t('close'))));
}
