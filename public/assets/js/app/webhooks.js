import { h, useState } from '../lib/react.js';
import { language, t } from '../lib/i18n.js';
import { showPageToSignedIn } from '../lib/page.js';
import { useQuery } from '../lib/query.js';
import { useInterval } from '../lib/time.js';
import { useAnswer } from '../lib/use-answer.js';
import { useStore } from '../lib/use-store.js';
import { Answered } from '../components/answered.js';
import { Icon } from '../components/icon.js';
import { Shell } from '../components/shell.js';
import { Table } from '../components/table.js';
import { RegisterDialog } from '../webhooks/forms.js';
import { SecretDialog } from '../webhooks/secret-dialog.js';
import { WebhookPanel } from '../webhooks/webhook-panel.js';
import { NAMES, standing } from '../webhooks/webhooks.js';

const FRESH = 10000;

/** The endpoints that are told of what happens; one of them with what was sent to it. */
function Webhooks({ session }) {
  useStore(language);
  const [values, setQuery] = useQuery(NAMES);
  const [open, setOpen] = useState(null);
  const list = useAnswer(['/api/ivr/webhooks', {}]);
  const reread = () => list.reload({ background: true });
  // One may be paused for what it answers.
  useInterval(reread, FRESH);
  return h(Shell, { page: 'webhooks.name', session, className: 'page webhooks-page' },
    h('div', { className: 'page-head' }, h('h1', null, t('webhooks.name')),
      h('div', { className: 'page-actions' },
        h('button', { type: 'button', className: 'primary', onClick: () => setOpen('register') },
          h(Icon, { name: 'plus' }), t('register')))),
    h('section', { className: 'panel webhook-list', 'aria-label': t('webhooks.list') },
      h(Answered, list, ({ data }) => h(List, { webhooks: data.webhooks, onOpen: (webhook) =>
        setQuery({ webhook, delivery: '', state: '', event: '' }) }))),
    values.webhook && h(WebhookPanel, { key: values.webhook, id: values.webhook, list: list.answer, values, setQuery,
      onChange: reread, onClose: () => setQuery({ webhook: '', delivery: '', state: '', event: '' }) }),
    open === 'register' && h(RegisterDialog, { onClose: () => setOpen(null), onDone: (made) => {
      reread();
      setOpen(made);
    } }),
    open?.secret && h(SecretDialog, { secret: open.secret, onClose: () => {
      setQuery({ webhook: open.webhookId });
      setOpen(null);
    } }));
}

function List({ webhooks, onOpen }) {
  return h(Table, {
    caption: t('webhooks.list'), rows: webhooks, rowKey: (one) => one.webhookId,
    empty: t('webhooks.none'),
    columns: [
      { key: 'url', label: t('webhook.url'), value: (one) =>
        h('button', { type: 'button', className: 'quiet address', onClick: () => onOpen(one.webhookId) },
          one.callbackUrl) },
      { key: 'state', label: t('column.state'), value: (one) => {
        const { text, tone } = standing(one);
        return h('span', { className: 'tag', 'data-tone': tone }, text);
      } },
      { key: 'events', label: t('webhook.events'), wide: true, value: (one) => one.events.join(', ') },
    ],
  });
}

showPageToSignedIn(Webhooks);
