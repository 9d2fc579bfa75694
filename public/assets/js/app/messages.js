import { h, useState } from '../lib/react.js';
import { choices, dateTime, language, t } from '../lib/i18n.js';
import { showPageToSignedIn } from '../lib/page.js';
import { useQuery } from '../lib/query.js';
import { question } from '../lib/question.js';
import { useAnswer } from '../lib/use-answer.js';
import { useNews } from '../lib/use-news.js';
import { usePages } from '../lib/use-pages.js';
import { useStore } from '../lib/use-store.js';
import { Answered } from '../components/answered.js';
import { Icon } from '../components/icon.js';
import { ListFilters } from '../components/list-filters.js';
import { Pager } from '../components/pager.js';
import { Shell } from '../components/shell.js';
import { Table } from '../components/table.js';
import { MessageDetail } from '../messages/message-detail.js';
import { OptOuts } from '../messages/opt-outs.js';
import { Recipients } from '../messages/recipients.js';
import { Settings } from '../messages/settings.js';
import { CHANNELS, NAMES, STATES, TEMPLATES, TONES } from '../messages/words.js';

/** What was written to people, whether it left, and by what it leaves. */
function Messages({ session }) {
  useStore(language);
  const [{ message: opened, ...values }, setQuery] = useQuery(NAMES);
  const [recipient, setRecipient] = useState('');
  const pages = usePages([values, recipient]);
  const list = useAnswer(question('/api/messages', { ...values, cursor: pages.cursor }, { recipient }));
  const settings = useAnswer(['/api/messages/settings', {}]);
  // A call that is completed is written of.
  const live = useNews(['messages', 'calls'], () => list.reload({ background: true }));
  const next = list.answer?.body?.data?.pagination?.next_cursor;
  const known = settings.answer?.status === 200 ? settings.answer.body.data : null;
  const filters = h(ListFilters, {
    values, onChange: setQuery,
    search: { name: 'recipient', label: t('messages.recipient'), most: 254, onSearch: setRecipient },
    filters: [
      { name: 'channel', label: t('column.channel'), options: choices('channel', CHANNELS) },
      { name: 'state', label: t('column.state'), options: choices('state', STATES) },
      { name: 'template', label: t('column.template'), options: choices('template', TEMPLATES) },
    ],
  });

  return h(Shell, { page: 'messages.name', session, live, className: 'page messages-page' },
    h('div', { className: 'page-head' }, h('h1', null, t('messages.name'))),
    known && h(Banner, { settings: known }),
    h('section', { className: 'panel', 'aria-label': t('messages.name') },
      h('div', { className: 'panel-head' }, filters),
      h(Answered, list, ({ data }) => h(List, { messages: data.messages, onOpen: (message) => setQuery({ message }) })),
      h(Pager, { pages, next })),
    opened && h(MessageDetail, { key: opened, id: opened, list: list.answer,
      onClose: () => setQuery({ message: '' }) }),
    settings.answer && h(Answered, settings, ({ data }) =>
      h(Settings, { settings: data, onChange: () => settings.reload(), onTested: (message) => {
        list.reload();
        setQuery({ message });
      } })),
    h(Recipients),
    h(OptOuts));
}

/** Says what does not leave. */
function Banner({ settings }) {
  const kept = [!settings.email && 'email', !settings.sms && 'sms'].filter(Boolean);
  if (kept.length === 0) return null;
  return h('div', { className: 'banner', role: 'note', 'data-tone': 'warn' },
    h('p', null, h(Icon, { name: 'alert' }), t(kept.length === 2 ? 'banner.nothing' : `banner.${kept[0]}`)));
}

function List({ messages, onOpen }) {
  return h(Table, {
    caption: t('messages.name'), rows: messages, rowKey: (message) => message.messageId,
    empty: t('messages.none'),
    columns: [
      { key: 'time', label: t('column.time'), kind: 'time', value: (message) =>
        h('button', { type: 'button', className: 'quiet', onClick: () => onOpen(message.messageId) },
          dateTime(message.createdAt)) },
      { key: 'channel', label: t('column.channel'), wide: true, value: (message) => t(`channel.${message.channel}`) },
      { key: 'recipient', label: t('column.recipient'), value: ({ recipient }) =>
        (!recipient?.includes('@') ? h('span', { className: 'phone-number' }, recipient) : recipient) },
      { key: 'template', label: t('column.template'), value: (message) => t(`template.${message.template}`) },
      { key: 'state', label: t('column.state'), value: (message) =>
        h('span', { className: 'tag', 'data-tone': TONES[message.state] }, t(`state.${message.state}`)) },
    ],
  });
}

showPageToSignedIn(Messages);
