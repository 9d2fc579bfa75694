import { h, useState } from '../lib/react.js';
import { dateTime, t } from '../lib/i18n.js';
import { question } from '../lib/question.js';
import { useNow } from '../lib/time.js';
import { useAnswer } from '../lib/use-answer.js';
import { usePages } from '../lib/use-pages.js';
import { Answered } from '../components/answered.js';
import { Icon } from '../components/icon.js';
import { Pager } from '../components/pager.js';
import { Panel } from '../components/panel.js';
import { ShownOnce } from '../components/shown-once.js';
import { Table } from '../components/table.js';
import { toast } from '../components/toast.js';
import { useNames } from '../verification/use-names.js';
import { CreateDialog, RevokeDialog, RotateDialog } from './key-forms.js';
import { ended, PATH, standing } from './key-rules.js';
import { TERRITORIES, territoryNames } from './territory-choice.js';

/** The keys by which programs come in. */
export function Keys() {
  const pages = usePages('keys');
  const list = useAnswer(question(PATH, { cursor: pages.cursor }));
  const { territories = [] } = useNames(TERRITORIES);
  const now = useNow(30000);
  // What is open above the page: { kind: 'create' | 'rotate' | 'revoke' | 'made', ... }.
  const [open, setOpen] = useState(null);

  function close() {
    setOpen(null);
    list.reload({ background: true });
  }

  // Who has given up waiting may have opened another meanwhile, which stays with what is typed in it.
  const done = (one) => {
    setOpen((now) => (now === one ? null : now));
    list.reload({ background: true });
  };
  const made = (data) => setOpen({ kind: 'made', data });
  const dialogs = {
    create: () => h(CreateDialog, { territories, onClose: close, onDone: made }),
    rotate: () => h(RotateDialog, { apiKey: open.apiKey, onClose: close, onDone: made }),
    revoke: () => h(RevokeDialog, { apiKey: open.apiKey, onClose: close, onDone: () => {
      toast(() => t('revoke.done'));
      done(open);
    } }),
    made: () => h(ShownOnce, { title: t('key.made', { name: open.data.name }), note: t('key.made.note'),
      label: t('key.secret'), secret: open.data.apiKey, onClose: close }),
  };
  return h(Panel, {
    title: t('part.keys'), head: h('button', { type: 'button', className: 'primary',
      onClick: () => setOpen({ kind: 'create' }) }, h(Icon, { name: 'plus' }), t('key.create')),
  },
  h(Answered, list, ({ data }) => h(List, { keys: data.apiKeys, territories, now,
    onOpen: (kind, apiKey) => setOpen({ kind, apiKey }) })),
  h(Pager, { pages, next: list.answer?.body?.data?.pagination?.next_cursor }),
  open && dialogs[open.kind]());
}

const used = ({ lastUsedAt }) => (lastUsedAt ? dateTime(lastUsedAt) : t('key.unused'));

function List({ keys, territories, now, onOpen }) {
  return h(Table, {
    caption: t('part.keys'), rows: keys, rowKey: ({ keyId }) => keyId, empty: t('keys.none'),
    columns: [
      { key: 'name', label: t('field.name'), value: (one) => h('span', { className: 'two-lines' }, one.name,
        h('code', { className: 'muted small' }, ended(one)),
        one.description && h('span', { className: 'muted small' }, one.description),
        h('span', { className: 'narrow small' }, t('key.used'), ': ', used(one))) },
      { key: 'status', label: t('field.status'), value: (one) => h(Standing, standing(one, now)) },
      { key: 'scopes', label: t('key.scopes'), wide: true, value: ({ scopes }) =>
        scopes.map((scope) => t(`scope.${scope}`)).join(', ') },
      { key: 'territories', label: t('field.territories'), wide: true, value: (one) =>
        territoryNames(one.territoryIds, territories) },
      { key: 'used', label: t('key.used'), wide: true, value: used },
      { key: 'until', label: t('key.expires'), wide: true, value: ({ expiresAt }) =>
        (expiresAt ? dateTime(expiresAt) : '–') },
      { key: 'actions', label: t('column.actions'), value: (one) => h(Actions, { apiKey: one, now, onOpen }) },
    ],
  });
}

const Standing = ({ name, time, tone }) =>
  h('span', { className: 'two-lines' },
    h('span', null, h('span', { className: 'tag', 'data-tone': tone }, t(`key.${name}`))),
    time && h('span', { className: 'muted small' }, dateTime(time)));

function Actions({ apiKey, now, onOpen }) {
  const { name, isGood } = standing(apiKey, now);
  const button = (kind, className) => h('button', { type: 'button', className,
    'aria-label': `${t(kind)}: ${apiKey.name}`, onClick: () => onOpen(kind, apiKey) }, t(kind));
  return h('span', { className: 'row-actions' },
    name === 'active' && button('rotate'), isGood && button('revoke', 'dangerous'));
}
