import { h, useState } from '../lib/react.js';
import { dateTime, t } from '../lib/i18n.js';
import { request } from '../lib/api.js';
import { question } from '../lib/question.js';
import { useAnswer } from '../lib/use-answer.js';
import { usePages } from '../lib/use-pages.js';
import { Answered } from '../components/answered.js';
import { Fold } from '../components/fold.js';
import { FormDialog } from '../components/form-dialog.js';
import { Icon } from '../components/icon.js';
import { Pager } from '../components/pager.js';
import { SettingForm } from '../components/setting-form.js';

const PATH = '/api/messages/opt-outs';

/** Numbers that get no text messages; read when it is opened. */
export const OptOuts = () => h(Fold, { title: t('opt-outs.name'), className: 'opt-outs' }, h(List));

function List() {
  const [sought, setSought] = useState('');
  const pages = usePages(sought);
  const { answer, reload } = useAnswer(
    question(PATH, sought ? {} : { limit: 100, cursor: pages.cursor }, { number: sought }));
  // Which opening of the dialog it is: an answer that comes late closes none that is open since.
  const [adding, setAdding] = useState(null);
  const [removed, setRemoved] = useState(null);

  function search(event) {
    event.preventDefault();
    setSought(new FormData(event.target).get('number').trim());
  }

  return h('div', null,
    h('div', { className: 'panel-head' },
      h('form', { className: 'filters', role: 'search', 'aria-label': t('opt-outs.search'), onSubmit: search },
        h('input', { type: 'search', name: 'number', maxLength: 40, autoComplete: 'off',
          'aria-label': t('opt-outs.search'), placeholder: t('opt-outs.search') })),
      h('button', { type: 'button', onClick: () => setAdding({}) }, h(Icon, { name: 'plus' }), t('opt-outs.add'))),
    h(Answered, { answer, reload }, ({ data: { optOuts, count } }) => h('div', null,
      h('p', { className: 'muted' }, t('opt-outs.count', { n: count })),
      h('ul', { className: 'plain-list' }, optOuts.map((one) =>
        h('li', { key: one.optOutId },
          h('p', null, one.number, ' ', h('span', { className: 'muted' },
            `${t(`source.${one.source}`)}, ${dateTime(one.createdAt)}`)),
          h('button', { type: 'button', 'aria-label': t('opt-outs.remove', { number: one.number }),
            onClick: () => setRemoved(one) }, t('remove'))))))),
    h(Pager, { pages, next: answer?.body?.data?.pagination?.next_cursor }),
    removed && h(FormDialog, {
      title: t('opt-outs.remove', removed), note: t('opt-outs.removeNote'), go: t('remove'), tone: 'bad',
      send: () => request(`${PATH}/${encodeURIComponent(removed.optOutId)}`, { method: 'DELETE' }),
      onClose: () => setRemoved(null),
      onDone: () => {
        setRemoved((now) => (now === removed ? null : now));
        reload();
      },
    }),
    adding && h(SettingForm, {
      title: t('opt-outs.add'), path: PATH, method: 'POST', onClose: () => setAdding(null),
      fields: [{ name: 'number', label: t('recipient.sms'), type: 'tel', maxLength: 40 }],
      onDone: () => {
        setAdding((now) => (now === adding ? null : now));
        reload();
      },
    }));
}
