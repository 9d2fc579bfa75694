import { h } from '../lib/react.js';
import { choices, language, measure, number, t } from '../lib/i18n.js';
import { showPageToSignedIn } from '../lib/page.js';
import { useQuery } from '../lib/query.js';
import { question } from '../lib/question.js';
import { useAnswer } from '../lib/use-answer.js';
import { useNews } from '../lib/use-news.js';
import { usePages } from '../lib/use-pages.js';
import { useStore } from '../lib/use-store.js';
import { Answered } from '../components/answered.js';
import { FilterBar } from '../components/filter-bar.js';
import { Pager } from '../components/pager.js';
import { Panel } from '../components/panel.js';
import { Shell } from '../components/shell.js';
import { Tiles } from '../components/tile.js';
import { MessageDetail, Messages } from '../outbox/messages.js';
import { name, Targets } from '../outbox/targets.js';
import { BASE, CHANNELS, NAMES, STATES } from '../outbox/outbox.js';

/** ms; workers send on without a word to the pages. */
const ASK_EVERY = 5000;

/** What leaves the product: what waits, what was given up or is unknown, and how it goes with whom it goes to. */
function Outbox({ session }) {
  useStore(language);
  const [{ message: opened, ...values }, setQuery] = useQuery(NAMES);
  const pages = usePages(values);
  const summary = useAnswer([BASE, {}]);
  const list = useAnswer(question(`${BASE}/messages`, { ...values, cursor: pages.cursor }));
  const reload = () => Promise.all([summary, list].map((one) => one.reload({ background: true })));
  const live = useNews(['outbox', 'webhooks', 'calls'], reload, { every: ASK_EVERY });
  const targets = summary.answer?.body?.targets ?? [];
  const next = list.answer?.body?.pagination?.next_cursor;
  const filters = h('div', { className: 'filters', role: 'search', 'aria-label': t('filters') },
    h(FilterBar, { values, onChange: setQuery, filters: [
      { name: 'state', label: t('filter.status'), options: choices('state', STATES) },
      { name: 'channel', label: t('column.channel'), options: choices('channel', CHANNELS) },
      { name: 'target', label: t('column.target'),
        options: targets.map((target) => ({ value: target.id, label: name(target) })) },
    ] }));

  return h(Shell, { page: 'outbox.name', session, live, className: 'page queue-page outbox-page' },
    h('div', { className: 'page-head' }, h('h1', null, t('outbox.name'))),
    h(Answered, summary, (body) => h(Counters, { summary: body, onPick: (state) => setQuery({ state }) })),
    h(Panel, { title: t('messages.list'), head: filters },
      h(Answered, list, ({ messages }) =>
        h(Messages, { messages, reload, onOpen: (message) => setQuery({ message }) })),
      h(Pager, { pages, next })),
    opened && h(MessageDetail, { key: opened, id: opened, list: list.answer,
      onClose: () => setQuery({ message: '' }) }),
    summary.answer?.status === 200 && h(Targets, { targets, reload, onOpen: (target) => setQuery({ target }) }));
}

function Counters({ summary, onPick }) {
  const count = (state) => summary.counts.filter((one) => one.state === state).reduce((sum, one) => sum + one.count, 0);
  const tile = (state, tone) => {
    const n = count(state);
    return { id: state, label: t(`state.${state}`), value: number(n), tone: n > 0 ? tone : undefined,
      link: { href: `?state=${state}`, onClick: (event) => {
        event.preventDefault();
        onPick(state);
      } } };
  };
  const age = summary.oldest_waiting_seconds;
  const open = summary.targets.filter(({ breaker, paused }) => breaker !== 'closed' && !paused).length;
  return h(Tiles, {
    tiles: [
      { ...tile('waiting'), note: age === null ? '' : t('tile.oldest', { age: duration(age) }) },
      tile('sending'), tile('failed', 'bad'), tile('unknown', 'warn'), tile('sent'),
      { id: 'open', label: t('tile.open'), value: number(open), tone: open > 0 ? 'warn' : undefined },
    ],
  });
}

function duration(seconds) {
  if (seconds < 120) return measure(seconds, 'second');
  return seconds < 7200 ? measure(Math.round(seconds / 60), 'minute') : measure(Math.round(seconds / 3600), 'hour');
}

showPageToSignedIn(Outbox);
