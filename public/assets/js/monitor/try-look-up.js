import { h, useState } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { explain, request } from '../lib/api.js';
import { Facts } from '../components/facts.js';
import { Field } from '../components/field.js';
import { Panel } from '../components/panel.js';
import { useForm } from '../components/use-form.js';
import { outcome } from './feed.js';

/** A form that asks what a phone system asks, and the answer in words and as it came. */
export function TryLookUp() {
  const { form, errors, isBusy, setBusy, refuse } = useForm();
  const [answer, setAnswer] = useState(null);

  async function submit(event) {
    event.preventDefault();
    const asked = form.current.elements.restaurant.value.trim();
    refuse(asked ? {} : { restaurant: t('try.missing') });
    if (!asked) return;
    setBusy(true);
    setAnswer(await request(`/api/ivr/restaurant/${encodeURIComponent(asked)}/config`));
    setBusy(false);
  }

  return h(Panel, { title: t('try.title') },
    h('div', { className: 'try' },
      h('form', { className: 'form', ref: form, onSubmit: submit, noValidate: true, autoComplete: 'off' },
        h(Field, {
          name: 'restaurant', label: t('try.label'), hint: t('try.hint', { number: '+15551234567' }),
          error: errors.restaurant, maxLength: 64, autoCapitalize: 'none', spellCheck: false,
        }),
        h('div', { className: 'actions' },
          h('button', { type: 'submit', className: 'primary', disabled: isBusy }, t('try.ask')))),
      h(Answer, { answer, isBusy })));
}

function Answer({ answer, isBusy }) {
  const data = answer?.status === 200 ? answer.body.data : null;
  return h('div', { className: 'answer' },
    h('p', {
      className: 'outcome', role: 'status', id: 'outcome', 'data-tone': isBusy ? undefined : tone(answer, data),
    }, isBusy ? t('try.asking') : sentence(answer, data)),
    data && h(Facts, { facts: facts(data) }),
    answer?.text && h('details', null,
      h('summary', null, t('try.raw')),
      h('pre', { tabIndex: 0, role: 'region', 'aria-label': t('try.raw') }, h('code', null, printed(answer)))));
}

const tone = (answer, data) => (!answer ? undefined : data ? outcomeOf(data).tone : 'bad');
const outcomeOf = ({ restaurantId, currentlyInCallHours, aiEnabled }) =>
  outcome({ restaurant: restaurantId, inCallHours: currentlyInCallHours, aiEnabled });
const printed = ({ body, text }) => (body ? JSON.stringify(body, null, 2) : text);

function sentence(answer, data) {
  if (!answer) return t('try.nothing');
  if (!data) return answer.status ? `${answer.status}: ${explain(answer)}` : explain(answer);
  return `${data.name}: ${t(`try.${outcomeOf(data).name}`)}`;
}

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
