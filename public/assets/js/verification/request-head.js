import { Fragment, h } from '../lib/react.js';
import { date, t } from '../lib/i18n.js';
import { addressOf } from '../lib/pages.js';
import { fact } from '../components/facts.js';
import { Icon } from '../components/icon.js';
import { Menu } from '../components/menu.js';
import { due } from './due.js';
import { Due, Priority, Status } from './parts.js';

/** The actions that stand on the page; the others are in a menu. `approve` is what most requests come to. */
const BUTTONS = ['claim', 'start_review', 'resolve_escalation', 'resubmit', 'request_documents', 'reject', 'approve'];
const MORE = ['assign', 'release', 'escalate', 'reopen', 'cancel'];

/**
 * What a request is and how it stands, and what this person may do with it.
 *
 * @param {object} props
 * @param {object} props.detail
 * @param {number} props.now
 * @param {number} props.turn goes up with each new version
 * @param {boolean} props.isBusy
 * @param {(action: string) => void} props.onAction
 */
export function RequestHead({ detail, now, turn, isBusy, onAction }) {
  const may = (action) => detail.permissions?.includes(action);
  const button = (action) =>
    h('button', {
      key: action, type: 'button', disabled: isBusy, onClick: () => onAction(action),
      className: action === 'approve' ? 'primary' : undefined, 'data-action': action,
      'data-tone': action === 'approve' ? 'good' : action === 'reject' ? 'bad' : undefined,
    }, t(`action.${action}`));
  const rest = MORE.filter(may);
  return h('section', { className: 'panel request-head', 'aria-labelledby': 'request-number',
    'data-changed': turn ? (turn % 2 ? 'odd' : 'even') : undefined },
    h('div', { className: 'request-title' },
      h('h1', { id: 'request-number' }, detail.ivr_number),
      h(Status, detail), h(Priority, detail),
      due(detail, now).name !== 'stopped' && h(Due, { request: detail, now })),
    h('dl', { className: 'request-facts' },
      fact('column.assignee', detail.assignee?.name ?? t('assignee.none')),
      fact('fact.submitted', date(detail.submitted_date)),
      fact('column.days', String(detail.days_pending ?? '–')),
      detail.previous_request_id && fact('fact.previous', h('a', { href: addressOf(detail.previous_request_id) },
        t('fact.previous.open'))),
      detail.next_request_id && fact('fact.next', h('a', { href: addressOf(detail.next_request_id) },
        t('fact.next.open')))),
    h('div', { className: 'request-actions' },
      rest.length > 0 && h(Menu,
        { label: h(Fragment, null, h('span', null, t('actions.more')), h(Icon, { name: 'down' })) },
        rest.map(button)),
      BUTTONS.filter(may).map(button)));
}
