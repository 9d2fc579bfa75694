import { h } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { Dialog } from '../components/dialog.js';
import { KEYS } from './keys.js';

/**
 * The keys of the queue, and a switch for them.
 *
 * @param {{isOn: boolean, onSwitch: () => void, onClose: () => void}} props
 */
export function KeysDialog({ isOn, onSwitch, onClose }) {
  return h(Dialog, { title: t('keys'), onClose },
    h('dl', { className: 'keys' }, KEYS.map(([key, name]) =>
      h('div', { key }, h('dt', null, h('kbd', null, key)), h('dd', null, t(`key.${name}`))))),
    h('label', { className: 'check' },
      h('input', { type: 'checkbox', checked: isOn, onChange: onSwitch }), t('keys.on')),
    h('div', { className: 'actions' },
      h('button', { type: 'button', className: 'primary', onClick: onClose }, t('close'))));
}
