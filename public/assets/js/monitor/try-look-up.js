import { h, useState } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { explain, request } from '../lib/api.js';
import { Field } from '../components/field.js';
import { later } from '../components/later.js';
import { Panel } from '../components/panel.js';
import { useForm } from '../components/use-form.js';
import { outcome } from './feed.js';

const Given = later(() => import('./given.js'), 'Given');

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
    answer && h(Given, { answer, data }));
}

const tone = (answer, data) => (!answer ? undefined : data ? outcomeOf(data).tone : 'bad');
const outcomeOf = ({ restaurantId, currentlyInCallHours, aiEnabled }) =>
  outcome({ restaurant: restaurantId, inCallHours: currentlyInCallHours, aiEnabled });

function sentence(answer, data) {
  if (!answer) return t('try.nothing');
  if (!data) return answer.status ? `${answer.status}: ${explain(answer)}` : explain(answer);
  return `${data.name}: ${t(`try.${outcomeOf(data).name}`)}`;
}
