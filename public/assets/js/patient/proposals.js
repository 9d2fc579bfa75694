import { h } from '../lib/react.js';
import { dateTime, t } from '../lib/i18n.js';
import { addressOfPatient } from '../lib/pages.js';
import { question } from '../lib/question.js';
import { useAnswer } from '../lib/use-answer.js';
import { usePages } from '../lib/use-pages.js';
import { Answered } from '../components/answered.js';
import { Pager } from '../components/pager.js';
import { Panel } from '../components/panel.js';
import { Table } from '../components/table.js';
import { Agreement } from './agreement.js';

/** The patients who may be an account's and whom nobody has decided on, oldest first. */
export function Proposals() {
  const pages = usePages({});
  const list = useAnswer(question('/api/link-proposals', { cursor: pages.cursor }));
  const next = list.answer?.body?.pagination?.next_cursor;
  const word = (name) => ({
    key: name, label: t(`fact.${name}`), value: (one) => h(Agreement, { word: one.agreement[name] }),
  });
  return h(Panel, { title: t('proposals') },
    h('p', { className: 'muted' }, t('proposals.note')),
    h(Answered, list, ({ proposals }) => h(Table, {
      caption: t('proposals'), rows: proposals, rowKey: (one) => one.patient_id + one.account_id,
      empty: t('proposals.none'),
      columns: [
        { key: 'patient', label: t('patient'), value: (one) =>
          h('a', { href: addressOfPatient(one.patient_id) }, one.patient_id) },
        word('name'), word('age'), word('phone'),
        { key: 'since', label: t('account.since'), kind: 'time', wide: true, value: (one) => dateTime(one.since) },
        { key: 'taken', label: t('filter.status'), wide: true, value: (one) =>
          t(one.is_taken ? 'proposals.taken' : 'proposals.open') },
      ],
    })),
    h(Pager, { pages, next }));
}
