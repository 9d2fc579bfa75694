import { Fragment, h, useState } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { Control } from './control.js';
import { inRow } from './fields.js';
import { Rows } from './rows.js';

/** The sizes that a product comes in. */
export const Sizes = ({ field, value, errors, onMove }) =>
  h(Rows, { field, values: value, onMove }, ({ index, value: row }) => h(Size, { field, index, value: row, errors }));

/** The service computes the area; one that it had computed is not kept for other sides. */
function Size({ field: { name, fields }, index, value, errors }) {
  const [area, setArea] = useState(value.area_cm2 ?? '');
  const own = {
    size: { onChange: () => setArea('') }, dimensions: { onChange: () => setArea('') },
    area_cm2: { isTold: true, value: area, placeholder: t('record.computed'),
      onChange: (event) => setArea(event.target.value) },
  };
  return h(Fragment, null, fields.map((one) => {
    const control = inRow(name, index, one.name);
    return h(Control, { key: one.name, field: one, name: control, value: value[one.name], error: errors[control],
      ...own[one.name] });
  }));
}
