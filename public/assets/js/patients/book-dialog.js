import { Fragment, h, useState } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { problem, request } from '../lib/api.js';
import { Dialog } from '../components/dialog.js';
import { Field, optionsOf } from '../components/field.js';
import { FormDialog } from '../components/form-dialog.js';
import { refusal } from './faults.js';
import { TimeChooser } from './time-chooser.js';

/**
 * Books a visit, or moves one.
 *
 * @param {object} props
 * @param {object} [props.visit] which is moved
 * @param {object[]} props.clinics
 * @param {{id: string, name: string}[]} props.patients whom the account shows
 * @param {() => void} props.onDone
 * @param {() => void} props.onClose
 */
export function BookDialog({ visit, clinics, patients, onDone, onClose }) {
  const [chosen, setChosen] = useState({
    patient: patients[0]?.id ?? '', clinic: visit?.clinic_id ?? clinics[0]?.id ?? '', type: visit?.visit_type_id ?? '',
    doctor: visit?.doctor_id ?? '',
  });
  const [time, setTime] = useState(null);
  const [instead, setInstead] = useState([]);
  const clinic = clinics.find(({ id }) => id === chosen.clinic);
  const title = t(visit ? 'visit.move' : 'book.title');
  if (!clinic) {
    return h(Dialog, { title, onClose, className: 'broad' }, h('p', null, t('book.nothing')),
      h('div', { className: 'actions' }, h('button', { type: 'button', onClick: onClose }, t('close'))));
  }
  const types = clinic.visit_types ?? [];
  const type = types.some(({ id }) => id === chosen.type) || visit ? chosen.type : types[0]?.id;
  const doctor = clinic.doctors.some(({ id }) => id === chosen.doctor) ? chosen.doctor : '';

  function choose(name, value) {
    setChosen({ ...chosen, [name]: value });
    if (name === 'patient') return;
    setTime(null);
    setInstead([]);
  }

  function read() {
    if (!time) return { wrong: { all: t('book.noTime') } };
    return { body: visit ? time : {
      clinic_id: clinic.id, visit_type_id: type, ...(chosen.patient && { patient_id: chosen.patient }), ...time,
    } };
  }

  function send(body, key) {
    const path = visit ? `/api/patient/appointments/${visit.id}/time` : '/api/patient/appointments';
    return request(path, { method: visit ? 'PUT' : 'POST', body, headers: { 'Idempotency-Key': key } });
  }

  function refused(answer) {
    if (problem(answer).code === 'SLOT_TAKEN') {
      setTime(null);
      setInstead(answer.body.alternatives ?? []);
    }
    return { all: refusal(answer, clinic) };
  }

  return h(FormDialog, {
    title, go: t(visit ? 'visit.move' : 'book.go'), isReady: Boolean(type), read, send, onRefused: refused, onDone, onClose,
    fields: (_, forgive) => {
      /** A choice, unless there is none: `first` stands before the others. */
      const select = (name, label, value, all, first = []) => {
        const options = [...first, ...optionsOf(all)];
        return options.length > 1 && h(Field, { name, label: t(label), value, options, onChange: (event) => {
          choose(name, event.target.value);
          forgive();
        } });
      };
      return h(Fragment, null,
        h('div', { className: 'form-grid' },
          !visit && h(Fragment, null,
            select('patient', 'book.patient', chosen.patient, patients),
            select('clinic', 'book.clinic', chosen.clinic, clinics),
            select('type', 'book.type', type, types)),
          select('doctor', 'book.doctor', doctor, clinic.doctors, [{ value: '', label: t('book.anyDoctor') }])),
        type ? h(TimeChooser, { key: `${clinic.id} ${type}`, clinic, type, doctor, moving: visit?.id, value: time, instead,
          onChange: (next) => {
            setTime(next);
            // Where the wished doctor has no time, others are offered: whose it is is what the form says.
            if (doctor && next) setChosen({ ...chosen, doctor: next.doctor_id });
            forgive();
          } }) : h('p', { className: 'state' }, t('book.nothing')));
    },
  });
}
