import { Fragment, h } from '../lib/react.js';
import { percent, t } from '../lib/i18n.js';
import { Facts } from '../components/facts.js';
import { Icon } from '../components/icon.js';
import { Panel } from '../components/panel.js';
import { languageName, told, word } from './words.js';

/**
 * What the service made of a turn: how the conversation stands, what it knows, what it offered, and what it took the
 * caller to mean.
 *
 * @param {{turn?: import('./call.js').Turn, number: number, isLast: boolean}} props
 */
export function Understood({ turn, number, isLast }) {
  const answer = turn?.answer;
  return h(Panel, { title: t('understood'), className: 'ivr-understood',
    head: answer && h('p', { className: 'muted small' },
      t(isLast ? 'understood.last' : 'understood.turn', { n: number })) },
  answer ? h(Fragment, null,
    answer.transfer && h('div', { className: 'banner', 'data-tone': 'warn', role: 'note' },
      h('p', null, h(Icon, { name: 'phone' }), h('strong', null, word('transfer', answer.transfer.reason))),
      h('p', null, answer.transfer.summary)),
    h('div', { className: 'ivr-facts' },
      h(Facts, { facts: standing(answer) }),
      h(Intents, answer), h(Slots, answer), h(Options, answer)))
    : h('p', { className: 'empty' }, t('understood.nothing')));
}

/** How the conversation stands; an answer that nginx gives in the service's place says no more than what comes next. */
function standing({ next_action: action, session }) {
  const yes = (is) => t(is ? 'yes' : 'no');
  return [
    ['fact.action', word('action', action)],
    ['fact.goal', session?.goal && word('goal', session.goal)],
    ['fact.asked', session?.asked && word('asked', session.asked)],
    ['fact.language', session && languageName(session.language)],
    ['fact.verified', session && yes(session.is_verified)],
    ['fact.misheard', session?.misheard],
    ['fact.outcome', session?.outcome && word('outcome', session.outcome)],
  ];
}

const part = (name, list) =>
  list?.length > 0 && h('section', { 'aria-label': t(name) }, h('h3', null, t(name)), h('ul', null, list));

const Intents = ({ understood, confidence }) => part('intents', understood?.map(({ intent, confidence: sure, why }) =>
  h('li', { key: intent, className: 'ivr-intent' },
    h('span', null, word('intent', intent)), h('span', { className: 'number' }, percent(sure)),
    h('meter', { min: 0, max: 1, value: sure, 'aria-hidden': true }),
    h('span', { className: 'muted small' }, why)))
  .concat(h('li', { key: '', className: 'small muted' }, t('intents.turn', { share: percent(confidence) }))));

const Slots = ({ slots }) => part('slots', slots?.map((slot) =>
  h('li', { key: slot.name }, h('span', { className: 'muted' }, word('slot', slot.name)), ' ',
    h('strong', null, told(slot)), ' ',
    slot.is_confirmed && h('span', { className: 'tag', 'data-tone': 'good' }, t('slot.confirmed')))));

const Options = ({ options }) => part('options', options?.map(({ number, text }) =>
  h('li', { key: number }, h('span', { className: 'tag number' }, number), ' ', text)));
