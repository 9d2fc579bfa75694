import { h, useState } from '../lib/react.js';
import { choices, dateTime, language, measure, number, t } from '../lib/i18n.js';
import { showPageToSignedIn } from '../lib/page.js';
import { isManager } from '../lib/roles.js';
import { useQuery } from '../lib/query.js';
import { question } from '../lib/question.js';
import { useAnswer } from '../lib/use-answer.js';
import { useNews } from '../lib/use-news.js';
import { usePages } from '../lib/use-pages.js';
import { useStore } from '../lib/use-store.js';
import { Answered } from '../components/answered.js';
import { ExportButton } from '../components/export-button.js';
import { ListFilters } from '../components/list-filters.js';
import { Pager } from '../components/pager.js';
import { Shell } from '../components/shell.js';
import { Table } from '../components/table.js';
import { Analyser } from '../calls/analyser.js';
import { CallDetail } from '../calls/call-detail.js';
import { NAMES, REASONS, SENTIMENTS } from '../calls/words.js';

/** The organisation's calls, arriving as they are reported; one of them with what was said. */
function Calls({ session }) {
  useStore(language);
  const [{ call: opened, ...values }, setQuery] = useQuery(NAMES);
  const [caller, setCaller] = useState('');
  const pages = usePages([values, caller]);
  const list = useAnswer(question('/api/ivr/calls', { ...values, cursor: pages.cursor }, { number: caller }));
  const [sent, setSent] = useState(0);
  const live = useNews(['calls', 'messages'], async (kinds) => {
    if (kinds.has('messages')) setSent((count) => count + 1);
    if (kinds.has('calls')) await list.reload({ background: true });
  });
  const next = list.answer?.body?.data?.pagination?.next_cursor;
  const filters = h(ListFilters, {
    values, onChange: setQuery, search: { name: 'number', label: t('calls.caller'), most: 40, onSearch: setCaller },
    filters: [
      { name: 'restaurantId', label: t('column.restaurant') },
      { name: 'sentiment', label: t('column.mood'), options: choices('sentiment', SENTIMENTS) },
      { name: 'reason', label: t('column.reason'), options: choices('reason', REASONS) },
    ],
  });

  return h(Shell, { page: 'calls.name', session, live, className: 'page calls-page' },
    h('div', { className: 'page-head' }, h('h1', null, t('calls.name')),
      h('div', { className: 'page-actions' },
        h(ExportButton, {
          name: 'calls', question: question('/api/ivr/export/calls', values, { number: caller }, ''),
        }))),
    h('section', { className: 'panel', 'aria-label': t('calls.name') },
      h('div', { className: 'panel-head' }, filters),
      h(Answered, list, ({ data }) => h(List, { calls: data.calls, onOpen: (call) => setQuery({ call }) })),
      h(Pager, { pages, next })),
    opened && h(CallDetail, { key: opened, id: opened, list: list.answer, sent, onClose: () => setQuery({ call: '' }) }),
    isManager(session) && h(Analyser));
}

function List({ calls, onOpen }) {
  return h(Table, {
    caption: t('calls.name'), rows: calls, rowKey: (call) => call.callId, empty: t('calls.none'),
    columns: [
      { key: 'time', label: t('column.time'), kind: 'time', value: (call) =>
        h('button', { type: 'button', className: 'quiet', onClick: () => onOpen(call.callId) },
          dateTime(call.startedAt)) },
      { key: 'restaurant', label: t('column.restaurant'), wide: true, value: (call) => call.restaurantId },
      { key: 'caller', label: t('column.caller'), value: (call) =>
        (call.callerLastDigits ? `… ${call.callerLastDigits}` : t('call.withheld')) },
      { key: 'mood', label: t('column.mood'), value: (call) =>
        `${t(`sentiment.${call.sentimentLabel}`)} ${number(call.sentimentScore)}` },
      { key: 'reason', label: t('column.reason'), wide: true, value: (call) => t(`reason.${call.reason}`) },
      { key: 'summary', label: t('column.summary'), value: (call) => call.summary },
      { key: 'length', label: t('column.length'), kind: 'number', wide: true, value: (call) =>
        (call.duration === undefined ? t('call.running') : measure(call.duration, 'second')) },
    ],
  });
}

showPageToSignedIn(Calls);
