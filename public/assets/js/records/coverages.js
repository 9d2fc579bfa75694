import { Fragment, h, useEffect, useState } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { readAll } from '../lib/read-all.js';
import { Field, optionsOf } from '../components/field.js';
import { Control } from './control.js';
import { inRow } from './fields.js';
import { Rows } from './rows.js';

/** What a patient is insured by; lists show the first. */
export function Coverages({ field, value, errors, onMove }) {
  const [payers, setPayers] = useState([]);
  useEffect(() => {
    readAll('/api/payers', { active: 'true' }, 'payers').then((read) => setPayers(read.payers ?? []));
  }, []);
  return h(Rows, { field, values: value, onMove }, ({ index, value: row }) =>
    h(Coverage, { field, index, value: row, errors, payers }));
}

/** One of the list is chosen, and called as the card has it. */
function Coverage({ field: { name, fields }, index, value, errors, payers }) {
  const [payer, setPayer] = useState(value.payer_id ?? '');
  const [provider, setProvider] = useState(value.provider ?? '');
  const options = optionsOf(payers);
  if (payer && !options.some((one) => one.value === payer)) options.push({ value: payer, label: provider || payer });

  function choose(event) {
    setPayer(event.target.value);
    const known = payers.find(({ id }) => id === event.target.value);
    if (known) setProvider(known.name);
  }

  const control = (one) => inRow(name, index, one);
  return h(Fragment, null,
    h(Field, { name: control('payer_id'), label: t('record.payer_id'), error: errors[control('payer_id')],
      options: [{ value: '', label: t('record.payer.other') }, ...options], value: payer, onChange: choose }),
    fields.filter((one) => one.name !== 'payer_id').map((one) => h(Control, {
      key: one.name, field: one, name: control(one.name), value: value[one.name], error: errors[control(one.name)],
      ...(one.name === 'provider' && { isTold: true, value: provider,
        onChange: (event) => setProvider(event.target.value) }),
    })));
}
