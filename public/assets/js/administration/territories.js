import { h, useState } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { request } from '../lib/api.js';
import { useAnswer } from '../lib/use-answer.js';
import { Answered } from '../components/answered.js';
import { Field } from '../components/field.js';
import { FormDialog } from '../components/form-dialog.js';
import { Icon } from '../components/icon.js';
import { Panel } from '../components/panel.js';
import { Table } from '../components/table.js';
import { toast } from '../components/toast.js';
import { isIdentifier } from './identifier.js';

const PATH = '/api/ivr/territories';

/** The parts of the organisation, each with patients, doctors and clinics of its own. */
export function Territories() {
  const list = useAnswer([PATH, {}]);
  // The one whose name is changed, or null within an object for a new one: { territory }.
  const [open, setOpen] = useState(null);
  const known = list.answer?.body?.territories ?? [];
  return h(Panel, {
    title: t('part.territories'), head: h('button', { type: 'button', className: 'primary',
      onClick: () => setOpen({ territory: null }) }, h(Icon, { name: 'plus' }), t('territory.make')),
  },
  h('p', { className: 'muted lead' }, t('territories.note')),
  h(Answered, list, ({ territories }) => h(Table, {
    caption: t('part.territories'), rows: territories, rowKey: (one) => one.territory_id, empty: t('territories.none'),
    columns: [
      { key: 'name', label: t('field.name'), value: ({ name }) => name },
      { key: 'id', label: t('field.id'), value: (one) => h('code', null, one.territory_id) },
      { key: 'actions', label: t('column.actions'), value: (territory) => h('span', { className: 'row-actions' },
        h('button', { type: 'button', 'aria-label': `${t('territory.rename')}: ${territory.name}`,
          onClick: () => setOpen({ territory }) }, t('territory.rename'))) },
    ],
  })),
  open && h(TerritoryDialog, { ...open, known, onClose: () => setOpen(null), onDone: () => {
    toast(() => t('territory.saved'));
    // Who has given up waiting may have opened another meanwhile, which stays with what is typed in it.
    setOpen((now) => (now === open ? null : now));
    list.reload({ background: true });
  } }));
}

/** A new one, or another name: the service has one way for both, so an id that is there is not taken for a new one. */
function TerritoryDialog({ territory, known, onDone, onClose }) {
  function read(data) {
    const id = territory?.territory_id ?? data.get('id').trim();
    const name = data.get('name').trim();
    const wrong = {};
    if (!isIdentifier(id)) wrong.id = t('territory.id.wrong');
    else if (!territory && known.some((one) => one.territory_id === id)) wrong.id = t('territory.id.taken');
    if (!name) wrong.name = t('form.missing');
    return { body: { id, name }, wrong };
  }

  return h(FormDialog, {
    title: territory ? t('territory.rename') : t('territory.make'), note: territory ? undefined : t('territory.note'),
    go: t('save'), isBroad: false, read, onDone, onClose,
    send: ({ id, name }) => request(`${PATH}/${encodeURIComponent(id)}`, { method: 'PUT', body: { name } }),
    fields: (errors) => [
      h(Field, { key: 'name', name: 'name', label: t('field.name'), maxLength: 120, defaultValue: territory?.name,
        error: errors.name, 'aria-required': true }),
      !territory && h(Field, { key: 'id', name: 'id', label: t('field.id'), hint: t('territory.id.hint'), maxLength: 64,
        spellCheck: false, autoCapitalize: 'none', error: errors.id, 'aria-required': true }),
    ],
  });
}
