import { h } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { Icon } from './icon.js';

/**
 * The way through a list that is read page by page; nothing when it has only one.
 *
 * @param {object} props
 * @param {object} props.pages of `usePages`
 * @param {string | null} [props.next] where the next page begins, if there is one
 * @param {boolean} [props.isBusy]
 * @param {any} [props.children] what stands between the buttons
 */
export function Pager({ pages: { number, previous, next: go }, next, isBusy = false, children }) {
  if (number === 1 && !next) return null;
  return h('nav', { className: 'pages', 'aria-label': t('pages') },
    h('button', { type: 'button', disabled: number === 1 || isBusy, onClick: previous },
      h(Icon, { name: 'back' }), t('pages.previous')),
    children,
    h('button', { type: 'button', disabled: !next || isBusy, onClick: () => go(next) },
      t('pages.next'), h(Icon, { name: 'forward' })));
}
