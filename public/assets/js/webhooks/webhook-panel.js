import { h, useState } from '../lib/react.js';
import { dateTime, t } from '../lib/i18n.js';
import { explain, succeeded } from '../lib/api.js';
import { useAnswer } from '../lib/use-answer.js';
import { useListed } from '../lib/use-listed.js';
import { Answered } from '../components/answered.js';
import { Facts } from '../components/facts.js';
import { Icon } from '../components/icon.js';
import { Panel } from '../components/panel.js';
import { toast } from '../components/toast.js';
import { Deliveries } from './deliveries.js';
import { DeleteDialog, EditDialog, ReplayDialog, RotateDialog } from './forms.js';
import { SecretDialog } from './secret-dialog.js';
import { change, pathOf, post, standing } from './webhooks.js';

/**
 * An endpoint: how it stands, what can be done with it, and what was sent to it.
 *
 * @param {{id: string, list: object | null, values: object, setQuery: (changed: object) => void, onChange: () => void,
 *   onClose: () => void}} props `list`: its last answer
 */
export function WebhookPanel({ id, list, values, setQuery, onChange, onClose }) {
  const { answer, reload } = useAnswer([pathOf(id), {}]);
  // The service may pause it.
  useListed(list, list?.body?.data?.webhooks?.find((one) => one.webhookId === id), () => reload({ background: true }));
  // { name } of a dialog, or a { secret } that is shown; each opening is another one.
  const [open, setOpen] = useState(null);
  const [runs, setRuns] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const webhook = answer?.status === 200 ? answer.body.data : null;

  async function reread() {
    setRuns((count) => count + 1);
    onChange();
    await reload({ background: true });
  }
  async function attempt(action, text) {
    setBusy(true);
    const result = await action();
    toast(() => (succeeded(result) ? t(text) : explain(result)), succeeded(result) ? 'info' : 'bad');
    await reread();
    setBusy(false);
  }
  // Who has given up waiting may have opened another meanwhile, which stays with what is typed in it.
  function done(one) {
    setOpen((now) => (now === one ? null : now));
    reread();
  }
  const opening = (name) => () => setOpen({ name });
  const close = () => setOpen(null);
  const dialogs = webhook && {
    delete: () => h(DeleteDialog, { webhook, etag: answer.etag, onClose: close, onDone: () => {
      toast(() => t('delete.done'));
      onClose();
      onChange();
    } }),
    edit: () => h(EditDialog, { webhook, etag: answer.etag, onClose: close,
      onConflict: () => reload({ background: true }), onDone: () => {
        toast(() => t('edit.done'));
        done(open);
      } }),
    rotate: () => h(RotateDialog, { webhook, onClose: close, onDone: (secret) => setOpen({ secret }) }),
    replay: () => h(ReplayDialog, { webhook, onClose: close, onDone: (count) => {
      toast(() => t('replayRange.done', { n: count }));
      done(open);
    } }),
  };
  return [
    h(Panel, { key: 'panel', title: t('webhook'), close: t('webhook.close'), onClose, className: 'webhook' },
      h(Answered, { answer, reload }, () => h('div', { className: 'webhook-body' }, h(Standing, { webhook }),
        h('div', { className: 'page-actions' },
          h('button', { type: 'button', disabled: webhook.paused || isBusy,
            onClick: () => attempt(() => post(pathOf(id, '/test')), 'test.queued') }, t('test')),
          h('button', { type: 'button', disabled: isBusy, onClick: () => attempt(
            () => change(id, answer.etag, 'PATCH', { paused: !webhook.paused }),
            webhook.paused ? 'resume.done' : 'pause.done') },
          h(Icon, { name: webhook.paused ? 'play' : 'pause' }), t(webhook.paused ? 'resume' : 'pause')),
          h('button', { type: 'button', onClick: opening('edit') }, t('change')),
          h('button', { type: 'button', onClick: opening('rotate') }, h(Icon, { name: 'key' }), t('rotate')),
          h('button', { type: 'button', onClick: opening('replay') }, t('replayRange')),
          h('button', { type: 'button', className: 'dangerous', onClick: opening('delete') }, t('delete')))))),
    webhook && h(Deliveries, { key: 'deliveries', webhook: id, values, setQuery, runs }),
    open && h('div', { key: 'dialog' }, open.secret
      ? h(SecretDialog, { secret: open.secret, onClose: () => done(open) }) : dialogs?.[open.name]()),
  ];
}

function Standing({ webhook }) {
  const { text, tone } = standing(webhook);
  return h(Facts, {
    facts: [
      ['webhook.url', webhook.callbackUrl],
      ['column.state', h('span', { className: 'tag', 'data-tone': tone }, text)],
      ['webhook.events', webhook.events.join(', ')],
      ['webhook.order', t(webhook.ordered ? 'webhook.ordered' : 'webhook.unordered')],
      ['webhook.previous', webhook.previousSecretUntil && dateTime(webhook.previousSecretUntil)],
      ['webhook.created', dateTime(webhook.createdAt)],
    ],
  });
}
