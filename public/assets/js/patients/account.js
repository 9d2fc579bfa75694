import { Fragment, h, useRef, useState } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { explain, request, succeeded } from '../lib/api.js';
import { Facts } from '../components/facts.js';
import { later } from '../components/later.js';
import { Panel } from '../components/panel.js';
import { toast } from '../components/toast.js';

const FormDialog = later(() => import('../components/form-dialog.js'), 'FormDialog');

/** What the account is: whose, and by which number it is known. */
export function Account({ account: { user, patients }, onPhone }) {
  const facts = [
    ['field.name', user.name], ['field.username', user.username],
    ['field.phone_number', user.phone_number && h(Fragment, null, user.phone_number, ' ',
      h('span', { className: 'tag', 'data-tone': user.phone_verified ? 'good' : 'warn' },
        t(user.phone_verified ? 'own.verified' : 'own.unverified')))],
    ['own.patients', patients.map(({ name }) => name).join(', ')],
  ];
  return h(Panel, { title: t('own.title') }, h(Facts, { facts }),
    h('div', { className: 'actions' }, h('button', { type: 'button', onClick: onPhone },
      t(user.phone_verified ? 'own.changePhone' : 'own.verifyPhone'))));
}

/** The address at which a calendar reads the visits: made, shown once, and taken back. */
export function Feed({ isOn, onChange }) {
  const [address, setAddress] = useState('');
  const [isBusy, setBusy] = useState(false);
  // What a dialog asks about, and which opening of it: an answer that comes late closes none that is open since.
  const [asking, setAsking] = useState(null);
  const field = useRef(null);

  async function make() {
    setBusy(true);
    const answer = await send('POST');
    setBusy(false);
    return succeeded(answer) ? show(answer) : toast(() => explain(answer), 'bad');
  }

  function show({ status, body }) {
    setAddress(status === 200 ? location.origin + body.path : '');
    return onChange();
  }

  async function copy() {
    field.current.select();
    try {
      await navigator.clipboard.writeText(address);
      toast(() => t('feed.copied'));
    } catch {
      // The browser does not let us: it is selected, and can be copied by hand.
      field.current.focus();
      toast(() => t('feed.byHand'), 'warn');
    }
  }

  const head = h('span', { className: 'tag', 'data-tone': isOn ? 'good' : undefined }, t(isOn ? 'on' : 'off'));
  return h(Panel, { className: 'feed', title: t('feed.title'), head },
    h('p', { className: 'muted small' }, t('feed.note')),
    h('div', { role: 'status' }, address && h('div', { className: 'feed-address' },
      h('p', { className: 'small' }, t('feed.once')),
      h('input', { ref: field, readOnly: true, value: address, 'aria-label': t('feed.address'),
        onFocus: (event) => event.target.select() }),
      h('button', { type: 'button', onClick: copy }, t('feed.copy')))),
    h('div', { className: 'actions' },
      isOn && h('button', { type: 'button', disabled: isBusy,
        onClick: () => setAsking({ what: 'stop', method: 'DELETE' }) }, t('feed.stop')),
      h('button', { type: 'button', disabled: isBusy,
        onClick: () => (isOn ? setAsking({ what: 'renew', method: 'POST' }) : make()) },
      t(isOn ? 'feed.renew' : 'feed.make'))),
    asking && h(FormDialog, {
      title: t(`feed.${asking.what}`), note: t(`feed.${asking.what}Note`), go: t(`feed.${asking.what}`), tone: 'bad',
      send: () => send(asking.method), onClose: () => setAsking(null),
      onDone: (answer) => {
        setAsking((now) => (now === asking ? null : now));
        return show(answer);
      },
    }));
}

/** Nobody reads an address that is gone already: that is what was wanted. */
async function send(method) {
  const answer = await request('/api/calendar-feed', { method });
  return method === 'DELETE' && answer.status === 404 ? { status: 204 } : answer;
}
