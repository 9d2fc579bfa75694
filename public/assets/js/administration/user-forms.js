import { h, useState } from '../lib/react.js';
import { choices, t } from '../lib/i18n.js';
import { request } from '../lib/api.js';
import { useAnswer } from '../lib/use-answer.js';
import { Answered } from '../components/answered.js';
import { Dialog } from '../components/dialog.js';
import { Field } from '../components/field.js';
import { Finder, Found } from '../components/finder.js';
import { FormDialog } from '../components/form-dialog.js';
import { findDoctors } from '../verification/finding.js';
import { TerritoryChoice, wrongTerritory } from './territory-choice.js';
import { changesOf, isOwn, PATH, pathOf, roleOf, rolesToGive, statusesOf } from './user-rules.js';

const missing = (body, names) =>
  Object.fromEntries(names.filter((name) => !body[name]).map((name) => [name, t('form.missing')]));

/** @param {{session: object, territories: object[], onDone: (invited: object) => void, onClose: () => void}} props */
export function InviteDialog({ session, territories, onDone, onClose }) {
  const [role, setRole] = useState('agent');
  const [doctor, setDoctor] = useState(null);
  const isDoctor = role === 'doctor';

  function read(data) {
    const body = {
      login: data.get('login').trim(), name: data.get('name').trim(), role,
      ...(isDoctor && { doctor_id: doctor?.id ?? '' }), territory_ids: data.getAll('territory_ids'),
    };
    return { body, wrong: missing(body, ['name', 'login', ...(isDoctor ? ['doctor_id'] : [])]) };
  }

  const doctorField = (error) => (doctor
    ? h(Found, { label: t('doctor'), one: doctor, error, onChange: () => setDoctor(null) })
    : h(Finder, { name: 'doctor_id', label: t('doctor'), hint: t('invite.doctor'), error, search: findDoctors,
      onChoose: setDoctor }));
  return h(FormDialog, {
    title: t('invite'), note: t('invite.note'), go: t('invite.go'), read, onClose,
    onRefused: wrongTerritory('territory_ids'),
    send: (body, key) => request(PATH, { method: 'POST', body, headers: { 'Idempotency-Key': key } }),
    onDone: ({ body }) => onDone(body),
    fields: (errors) => h('div', { className: 'form-grid' },
      h(Field, { name: 'name', label: t('field.name'), maxLength: 120, error: errors.name, 'aria-required': true }),
      h(Field, { name: 'login', label: t('field.login'), hint: t('invite.login'), maxLength: 254, spellCheck: false,
        autoCapitalize: 'none', error: errors.login, 'aria-required': true }),
      h(Field, { name: 'role', label: t('field.role'), value: role, error: errors.role,
        options: choices('role', rolesToGive(session)), onChange: (event) => setRole(event.target.value) }),
      isDoctor && h('div', { className: 'wide-field' }, doctorField(errors.doctor_id)),
      h('div', { className: 'wide-field' },
        h(TerritoryChoice, { name: 'territory_ids', territories, error: errors.territory_ids }))),
  });
}

/** Asks for another code for somebody. */
export const askForCode = (user, key) =>
  request(pathOf(user.id, '/invitation'), { method: 'POST', body: {}, headers: { 'Idempotency-Key': key } });

/**
 * Another code for who has come in before, or may have.
 *
 * @param {{user: object, action: string, onDone: (invited: object) => void, onClose: () => void}} props
 */
export const CodeDialog = ({ user, action, onDone, onClose }) =>
  h(FormDialog, {
    title: `${t(action)}: ${user.name}`, note: t(`codeNote.${action}`, { name: user.name }), go: t(action), tone: 'bad',
    onClose, send: (body, key) => askForCode(user, key), onDone: ({ body }) => onDone(body),
  });

/**
 * Changes what somebody is called and may do, if they are still as they were read.
 *
 * @param {{session: object, territories: object[], id: string, name: string, onDone: () => void,
 *   onClose: () => void}} props
 */
export function ChangeDialog({ session, territories, id, name, onDone, onClose }) {
  const { answer } = useAnswer([pathOf(id), {}]);
  if (!answer) return null;
  if (answer.status !== 200) return h(Dialog, { title: name, onClose }, h(Answered, { answer }));
  const user = answer.body;
  const isPatient = roleOf(user) === 'patient';
  // A patient's name and territory are not the account's.
  const [mayName, mayLimit, mayStop] = [!isPatient, !isPatient && !isOwn(user, session), !isOwn(user, session)];

  function read(data) {
    const typed = {
      ...(mayName && { name: data.get('name').trim() }),
      ...(mayLimit && { role: data.get('role'), territory_ids: data.getAll('territory_ids') }),
      ...(mayStop && { status: data.get('status') }),
    };
    return { body: changesOf(user, typed), wrong: mayName ? missing(typed, ['name']) : {} };
  }

  return h(FormDialog, {
    title: t('user.change', { name: user.name }), note: isOwn(user, session) ? t('user.own') : user.login,
    go: t('save'), isBroad: true, read, onDone, onClose, onRefused: wrongTerritory('territory_ids'),
    send: (body) => (Object.keys(body).length
      ? request(pathOf(id), { method: 'PATCH', body, headers: { 'If-Match': answer.etag } }) : { status: 204 }),
    fields: (errors) => h('div', { className: 'form-grid' },
      mayName && h('div', { className: 'wide-field' }, h(Field, { name: 'name', label: t('field.name'), maxLength: 120,
        defaultValue: user.name, error: errors.name, 'aria-required': true })),
      mayLimit && h(Field, { name: 'role', label: t('field.role'), defaultValue: roleOf(user), error: errors.role,
        options: choices('role', rolesToGive(session, user)) }),
      mayStop && h(Field, { name: 'status', label: t('field.status'), defaultValue: user.status, error: errors.status,
        options: choices('userStatus', statusesOf(user)) }),
      mayLimit && h('div', { className: 'wide-field' }, h(TerritoryChoice, { name: 'territory_ids', territories,
        chosen: user.territory_ids, error: errors.territory_ids }))),
  });
}
