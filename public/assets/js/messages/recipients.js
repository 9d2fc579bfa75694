import { h, useState } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { problem } from '../lib/api.js';
import { question } from '../lib/question.js';
import { useAnswer } from '../lib/use-answer.js';
import { usePages } from '../lib/use-pages.js';
import { Answered } from '../components/answered.js';
import { Dialog } from '../components/dialog.js';
import { Fold } from '../components/fold.js';
import { Pager } from '../components/pager.js';
import { SettingForm } from '../components/setting-form.js';

const PATH = '/api/restaurants';

/** Who is written to of a restaurant's calls; read when it is opened. */
export const Recipients = () => h(Fold, { title: t('recipients.name'), className: 'recipients' }, h(List));

function List() {
  const pages = usePages({});
  const { answer, reload } = useAnswer(question(PATH, { limit: 100, cursor: pages.cursor }));
  const [changed, setChanged] = useState(null);

  return h(Answered, { answer, reload }, ({ data: { restaurants, pagination } }) => h('div', null,
    h('ul', { className: 'plain-list' }, restaurants.map(({ restaurantId, name, emailRecipients }) =>
      h('li', { key: restaurantId },
        h('div', null, h('h3', null, name),
          h('p', { className: 'muted' }, emailRecipients.join(', ') || t('recipients.nobody'))),
        h('button', { type: 'button', 'aria-label': `${name}: ${t('change')}`,
          onClick: () => setChanged(restaurantId) }, t('change'))))),
    h(Pager, { pages, next: pagination.next_cursor }),
    changed && h(Change, {
      ...restaurants.find(({ restaurantId }) => restaurantId === changed), onClose: () => setChanged(null),
      onDone: () => {
        setChanged((now) => (now === changed ? null : now));
        reload({ background: true });
      },
    })));
}

/** The form needs the version that it changes. */
function Change({ restaurantId, name, onDone, onClose }) {
  const path = `${PATH}/${encodeURIComponent(restaurantId)}`;
  const { answer, reload } = useAnswer([path, {}]);
  if (answer?.status !== 200) return h(Dialog, { title: name, onClose }, h(Answered, { answer, reload }));
  const { emailRecipients } = answer.body.data;
  return h(SettingForm, {
    title: name, note: t('recipients.note'), path, method: 'PATCH', etag: answer.etag,
    fields: [{ name: 'emailRecipients', label: t('recipients.name'), hint: t('recipients.hint'), control: 'textarea',
      rows: 5, spellCheck: false, value: emailRecipients.join('\n') }],
    body: (typed) => ({ emailRecipients: (typed.emailRecipients ?? '').split(/[\s,;]+/).filter(Boolean) }),
    onRefused: wrong, onDone, onClose,
  });
}

/** One of the addresses is wrong, or all of them are too many. */
function wrong(answer) {
  const [, issue] = Object.entries(problem(answer).fields).find(([name]) => name.startsWith('emailRecipients')) ?? [];
  return issue && { emailRecipients: issue };
}
