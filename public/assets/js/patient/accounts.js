import { h, useState } from '../lib/react.js';
import { date, dateTime, number, t } from '../lib/i18n.js';
import { explain, problem, request } from '../lib/api.js';
import { useAnswer } from '../lib/use-answer.js';
import { Answered } from '../components/answered.js';
import { Facts } from '../components/facts.js';
import { Field } from '../components/field.js';
import { FormDialog } from '../components/form-dialog.js';
import { Panel } from '../components/panel.js';
import { toast } from '../components/toast.js';
import { Agreement } from './agreement.js';

const TONES = { linked: 'good', proposed: 'warn' };

const age = ({ age: years, age_told_at: told }) =>
  years !== undefined && (told ? t('age.told', { n: years, date: date(told) }) : number(years));
const phone = (account) => account.phone_number
  && `${account.phone_number} (${t(account.phone_verified ? 'phone.proven' : 'phone.claimed')})`;

/** The accounts that show the patient's visits, and those that may: staff decide. */
export function Accounts({ patient, path }) {
  const { answer, reload } = useAnswer([`${path}/accounts`, {}]);
  // What is decided above the page: { account, decision }.
  const [open, setOpen] = useState(null);
  return h(Panel, { title: t('accounts') },
    h(Answered, { answer, reload }, ({ accounts }) => (accounts.length
      ? h('ul', { className: 'accounts' }, accounts.map((account) =>
        h(Account, { key: account.account_id, account, onDecide: (decision) => setOpen({ account, decision }) })))
      : h('p', { className: 'empty' }, t('accounts.none')))),
    open && h(Decide, {
      ...open, patient, path, reload, onClose: () => setOpen(null),
      onDone: () => {
        toast(() => t(`done.${open.decision}`));
        // Who has given up waiting may have opened another meanwhile, which stays with what is typed in it.
        setOpen((now) => (now === open ? null : now));
        reload({ background: true });
      },
    }));
}

function Account({ account, onDecide }) {
  const { status, decision } = account;
  const button = (name, className) =>
    h('button', { type: 'button', className, 'data-decision': name, onClick: () => onDecide(name) },
      t(`decide.${name}`));
  return h('li', null,
    h('p', null, h('strong', null, account.name), ' ',
      h('span', { className: 'tag', 'data-tone': TONES[status] }, t(`account.${status}`))),
    h(Facts, {
      facts: [
        ['account.since', dateTime(account.since)], ['account.origin', t(`origin.${account.origin}`)],
        ['fact.age', age(account)], ['fact.phone', phone(account)],
        ['account.decided', decision && t('account.decision', {
          name: decision.decided_by, time: dateTime(decision.decided_at) })],
        ['field.reason', decision?.reason],
      ],
    }),
    status === 'proposed' && h('p', { className: 'row-actions' }, button('decline'), button('link', 'primary')),
    status === 'linked' && h('p', { className: 'row-actions' }, button('unlink')));
}

/** Both sides beside each other, and the decision with its reason. */
function Decide({ account, decision, patient, path, reload, onClose, onDone }) {
  const [isGone, setGone] = useState(false);

  async function refused(answer) {
    if (answer.status !== 409) {
      const { fields } = problem(answer);
      return fields.reason ? { reason: fields.reason } : { all: explain(answer) };
    }
    setGone(true);
    await reload({ background: true });
    return {};
  }

  return h(FormDialog, {
    title: t(`decide.${decision}`), note: t(`note.${decision}`), go: t(`decide.${decision}`), isBroad: true,
    tone: decision === 'link' ? undefined : 'bad', hindrance: isGone && t('decide.gone'), onRefused: refused, onDone,
    onClose,
    read: (data) => {
      const reason = data.get('reason').trim();
      return { body: { decision, reason }, wrong: reason ? {} : { reason: t('form.missing') } };
    },
    send: (body) => request(`${path}/accounts/${encodeURIComponent(account.account_id)}`, { method: 'PUT', body }),
    fields: (errors) => [
      h(Comparison, { key: 'sides', account, patient }),
      h(Field, { key: 'reason', name: 'reason', label: t('field.reason'), control: 'textarea', rows: 3, maxLength: 2000,
        'aria-required': true, error: errors.reason }),
    ],
  });
}

function Comparison({ account, patient }) {
  const born = patient.date_of_birth && t('age.born', { date: date(patient.date_of_birth) });
  const row = (name, one, other) => h('tr', { 'data-word': account.agreement[name] },
    h('th', { scope: 'row' }, t(`fact.${name}`)), h('td', null, one || '–'), h('td', null, other || '–'),
    h('td', null, h(Agreement, { word: account.agreement[name] })));
  return h('div', { className: 'table-frame', tabIndex: 0, role: 'group', 'aria-label': t('sides') },
    h('table', { className: 'comparison' },
      h('caption', { className: 'sr' }, t('sides')),
      h('thead', null, h('tr', null,
        ['sides.what', 'patient', 'sides.account', 'sides.word'].map((name) =>
          h('th', { key: name, scope: 'col' }, t(name))))),
      h('tbody', null,
        row('name', patient.name, account.name), row('age', born, age(account)),
        row('phone', patient.phone, phone(account)))));
}
