import { h, useState } from '../lib/react.js';
import { choices, t } from '../lib/i18n.js';
import { request } from '../lib/api.js';
import { question } from '../lib/question.js';
import { useAnswer } from '../lib/use-answer.js';
import { FormDialog } from '../components/form-dialog.js';
import { Panel } from '../components/panel.js';
import { SettingForm } from '../components/setting-form.js';
import { CHANNELS } from './words.js';

const PATH = '/api/messages/settings';
const SECURITY = ['starttls', 'tls', 'none'];

/** What each form asks for, of what is set. */
const FORMS = {
  email: (set) => ({
    path: `${PATH}/email`,
    body: ({ port, ...typed }) => ({ ...typed, port: Number(port) }),
    fields: [
      { name: 'host', value: set?.host, maxLength: 253 },
      { name: 'port', value: set?.port ?? 587, inputMode: 'numeric', maxLength: 5 },
      { name: 'security', value: set?.security ?? 'starttls', options: choices('security', SECURITY) },
      { name: 'user', value: set?.user, autoComplete: 'username', maxLength: 254 },
      { name: 'password', type: 'password', autoComplete: 'new-password', maxLength: 500,
        hint: set?.hasPassword ? 'hint.kept' : undefined },
      { name: 'fromAddress', value: set?.fromAddress, type: 'email', maxLength: 254 },
      { name: 'fromName', value: set?.fromName, maxLength: 120 },
    ],
  }),
  sms: (set) => ({
    path: `${PATH}/sms`,
    fields: [
      { name: 'provider', value: set?.provider ?? 'twilio', options: choices('provider', ['twilio']) },
      { name: 'account', value: set?.account, autoComplete: 'username', maxLength: 64 },
      { name: 'secret', type: 'password', autoComplete: 'new-password', maxLength: 200,
        hint: set ? 'hint.kept' : undefined },
      { name: 'from', value: set?.from, maxLength: 16, label: 'field.sender' },
      { name: 'baseUrl', value: set?.baseUrl, maxLength: 200 },
    ],
  }),
  quietHours: (set) => ({
    path: `${PATH}/quiet-hours`,
    fields: [
      { name: 'from', value: set?.from ?? '21:00', type: 'time' },
      { name: 'to', value: set?.to ?? '08:00', type: 'time' },
      { name: 'timeZone', maxLength: 64,
        value: set?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone },
    ],
  }),
};

const told = {
  email: (set) => `${set.host}:${set.port}, ${set.fromAddress}`,
  sms: (set) => `${t(`provider.${set.provider}`)}, ${set.from}`,
  quietHours: (set) => `${set.from} – ${set.to}, ${set.timeZone}`,
};

/**
 * By what messages leave, and when they do not.
 *
 * @param {{settings: object, onChange: () => void, onTested: (id: string) => void}} props
 */
export function Settings({ settings, onChange, onTested }) {
  const [open, setOpen] = useState(null);

  return h(Panel, { title: t('settings.name'), className: 'message-settings' },
    h('ul', { className: 'plain-list' }, Object.keys(FORMS).map((kind) => {
      const set = settings[kind];
      const button = (name, onClick) =>
        h('button', { type: 'button', onClick, 'aria-label': `${t(`setting.${kind}`)}: ${t(name)}` }, t(name));
      return h('li', { key: kind },
        h('div', null, h('h3', null, t(`setting.${kind}`)),
          h('p', { className: 'muted' }, set ? told[kind](set) : t(`unset.${kind}`))),
        h('div', { className: 'actions' }, button('change', () => setOpen({ kind })),
          set && button('remove', () => setOpen({ kind, isEnd: true })),
          kind !== 'quietHours' && button('try', () => setOpen({ kind, isTest: true }))));
    })),
    open && h(open.isEnd ? Remove : open.isTest ? Test : Change, {
      kind: open.kind, set: settings[open.kind], onClose: () => setOpen(null),
      onDone: (answer) => {
        // Who has given up waiting may have opened another meanwhile, which stays with what is typed in it.
        setOpen((now) => (now === open ? null : now));
        onChange();
        if (open.isTest) onTested(answer.body.data.messageId);
      },
    }));
}

function Change({ kind, set, onDone, onClose }) {
  const { fields, ...form } = FORMS[kind](set);
  const shown = fields.map(({ label, hint, ...field }) =>
    ({ ...field, label: t(label ?? `field.${field.name}`), hint: hint && t(hint) }));
  return h(SettingForm, { title: t(`setting.${kind}`), note: t(`note.${kind}`), method: 'PUT', ...form, fields: shown,
    onDone, onClose });
}

/** Asks whether a setting is to go, and says what does not leave then. */
function Remove({ kind, onDone, onClose }) {
  const waits = CHANNELS.includes(kind)
    && question('/api/messages', { channel: kind, state: 'waiting', limit: 100 });
  const { answer } = useAnswer(waits);
  const { messages, pagination } = answer?.status === 200 ? answer.body.data : { messages: [] };
  return h(FormDialog, {
    title: t(`remove.${kind}`), note: t(`remove.note.${kind}`), go: t(`remove.${kind}`), tone: 'bad', isBroad: false,
    send: () => request(FORMS[kind]().path, { method: 'DELETE' }), onDone, onClose,
    fields: () => h('p', { role: 'status' }, messages.length > 0
      && t(pagination.next_cursor ? 'remove.many' : 'remove.waiting', { n: messages.length })),
  });
}

const Test = ({ kind, onDone, onClose }) =>
  h(SettingForm, {
    title: t('try'), path: `${PATH}/${kind}/test`, method: 'POST',
    fields: [{ name: 'recipient', label: t(`recipient.${kind}`), maxLength: 254 }], onDone, onClose,
  });
