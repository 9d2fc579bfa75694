import { Fragment, h } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { Facts } from '../components/facts.js';

/** What a look-up was answered: in words, as far as there are any, and as it came. */
export const Given = ({ answer, data }) =>
  h(Fragment, null,
    data && h(Facts, { facts: facts(data) }),
    answer.text && h('details', null,
      h('summary', null, t('try.raw')),
      h('pre', { tabIndex: 0, role: 'region', 'aria-label': t('try.raw') }, h('code', null, printed(answer)))));

const printed = ({ body, text }) => (body ? JSON.stringify(body, null, 2) : text);

function facts(data) {
  const none = t('none');
  return [
    ['column.restaurant', data.restaurantId],
    ['fact.assistant', t(data.aiEnabled ? 'on' : 'off')],
    ['column.hours', data.callHoursStart ? `${data.callHoursStart}–${data.callHoursEnd}` : t('restaurant.noHours')],
    ['fact.open', t(data.currentlyInCallHours ? 'yes' : 'no')],
    ['fact.agent', data.agent?.elevenlabs_agent_id || none],
    ['fact.voice', data.agent?.voice_id || none],
    ['fact.tools', data.agent?.tools?.join(', ') || none],
    ['fact.forwards', data.forwarding_number ?? t('fact.nobody')],
  ];
}
