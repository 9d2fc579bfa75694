import { has, t } from '../lib/i18n.js';
import { explain, problem } from '../lib/api.js';

const AGE = /^(\d|[1-9]\d|1[0-2]\d|130)$/;

/** What is wrong with what was typed before anybody is asked: a text for each field that is empty or cannot be right. */
export function typedFaults(typed) {
  const faults = Object.entries(typed).map(([name, value]) => {
    if (value === '') return [name, t('fault.missing')];
    if (name === 'age' && !AGE.test(value)) return [name, t('fault.age')];
    if (name === 'password2' && value !== typed.password) return [name, t('fault.password2')];
    return null;
  });
  return Object.fromEntries(faults.filter(Boolean));
}

/** What an answer says is wrong: a text for each of these fields that it names, or else one for `all`. */
export function faults(answer, names) {
  const { fields } = problem(answer);
  const named = names.filter((name) => fields[name]);
  if (named.length === 0) return { all: explain(answer) };
  const isTaken = answer.body.fields?.username === 'Is taken';
  return Object.fromEntries(named.map((name) => [name, fault(name, fields[name], isTaken)]));
}

/** Why a visit was not changed; after the clinic's cut-off, whom to call. */
export function refusal(answer, clinic) {
  const text = explain(answer);
  return problem(answer).code === 'TOO_LATE' && clinic?.phone ? `${text} ${t('visit.call', clinic)}` : text;
}

function fault(name, issue, isTaken) {
  if (name === 'username' && isTaken) return t('fault.taken');
  return has(`fault.${name}`) ? t(`fault.${name}`) : issue;
}
