import { h, useId } from '../lib/react.js';
import { t, zoneName } from '../lib/i18n.js';

/**
 * The first and the last day that a list is of, `from` and `to` in the page's address; neither is offered beyond the
 * other. They are days of the page's zone, which is named beside them.
 *
 * @param {{values: Record<string, string>, onChange: (changed: Record<string, string>) => void}} props
 */
export function Days({ values: { from, to }, onChange }) {
  const id = useId();
  const day = (name, value, limits) => h('label', { key: name, className: 'day' },
    h('span', null, t(`filter.${name}`)),
    h('input', {
      type: 'date', name, value, ...limits, 'aria-describedby': id,
      onChange: (event) => onChange({ [name]: event.target.value }),
    }));
  return h('div', { className: 'days' },
    day('from', from, { max: to || undefined }), day('to', to, { min: from || undefined }),
    h('span', { className: 'muted small', id }, zoneName()));
}
