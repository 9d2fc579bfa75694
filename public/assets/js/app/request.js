import { Fragment, h, useEffect, useMemo, useRef, useState } from '../lib/react.js';
import { language, t } from '../lib/i18n.js';
import { explain, succeeded } from '../lib/api.js';
import { showPageToSignedIn } from '../lib/page.js';
import { addressOfAnew } from '../lib/pages.js';
import { isReviewer as reviews } from '../lib/roles.js';
import { useNow } from '../lib/time.js';
import { useStore } from '../lib/use-store.js';
import { Announcer } from '../components/announcer.js';
import { Loading } from '../components/answered.js';
import { Icon } from '../components/icon.js';
import { later } from '../components/later.js';
import { Shell } from '../components/shell.js';
import { toast } from '../components/toast.js';
import { change, isAnswered, isConflict } from '../verification/actions.js';
import { Checklist } from '../verification/checklist.js';
import { Messages, Notes, sideOf, useReading } from '../verification/conversation.js';
import { Documents } from '../verification/documents.js';
import { FORMS } from '../verification/forms.js';
import { Clinical, Outcome, People, Products } from '../verification/request-facts.js';
import { RequestHead } from '../verification/request-head.js';
import { Timeline } from '../verification/timeline.js';
import { useChanges } from '../verification/use-changes.js';
import { useRequest } from '../verification/use-request.js';
import { useUpload } from '../verification/use-upload.js';

const loadPreview = () => import('../verification/preview.js');
const Preview = later(loadPreview, 'Preview');
const RequestForm = later(() => import('../verification/request-form.js'), 'RequestForm');

/** What is done at once, without a form. */
const AT_ONCE = {
  claim: ['PUT', '/assignment'], release: ['DELETE', '/assignment'], start_review: ['POST', '/review'],
};
const REASON = [{ name: 'reason', kind: 'text', required: true, most: 2000, wide: true }];
/** What is done to a piece of the checklist with a reason. */
const ITEM_FORMS = { waive: { fields: REASON }, reject_document: { fields: REASON, tone: 'bad' } };
const QUEUE = '/requests.html';

/** The queue as this person left it, with its filters. */
const wayBack = () => (URL.canParse(document.referrer) && new URL(document.referrer).pathname === QUEUE
  && new URL(document.referrer).origin === location.origin ? document.referrer : QUEUE);

/** One request: what it is, how it stands, what was said and sent, and what can be done. */
function RequestPage({ session }) {
  useStore(language);
  const id = useMemo(() => new URLSearchParams(location.search).get('id') ?? '', []);
  const request = useRequest(id);
  const live = useChanges(session, () => request.reload({ background: true }));
  const now = useNow(30000);
  const { detail } = request;
  return h(Shell, { page: 'request.name', session, live, className: 'page request-page' },
    h('a', { className: 'back', href: wayBack() }, h(Icon, { name: 'back' }), t('requests.name')),
    detail ? h(Whole, { request, detail, session, now }) : h(Nothing, { request }));
}

function Nothing({ request: { refused, reload } }) {
  if (!refused) return h(Loading);
  const isGone = refused.status === 404;
  return h('div', { className: 'panel state', role: 'alert' },
    h('h1', null, t('request.name')),
    h('p', null, isGone ? t('request.none') : explain(refused)),
    !isGone && refused.status !== 403 && h('button', { type: 'button', onClick: () => reload() }, t('again')));
}

function Whole({ request, detail, session, now }) {
  const { etag, reload, history, asks, documents, notes, messages, turn } = request;
  // What is open above the page: { name, form, send, permission, seen }, where `seen` is the version that its opener
  // saw, and `permission` what it takes, if that is called otherwise than the form.
  const [open, setOpen] = useState(null);
  const [viewed, setViewed] = useState(null);
  // The version that something was done to: nothing else is, until it is known what has become of that.
  const [sentTo, setSentTo] = useState(null);
  const isBusy = sentTo !== null && sentTo === etag;
  const isReviewer = reviews(session);
  const may = useMemo(() => new Set(detail.permissions ?? []), [detail.permissions]);
  const upload = useUpload(detail.id, reload);
  const side = sideOf(session);
  const reading = useReading(detail, { messages, notes }, side, may.has('message'), reload);
  // An answer can be lost after the deed: what is sent again with its key is not done twice, and is no conflict. A form
  // has one of its own; what is done at once has one until an answer comes.
  const unanswered = useRef(new Map());

  const show = (form) => setOpen({ ...form, seen: etag });

  async function act(action) {
    if (action === 'resubmit') return location.assign(addressOfAnew(detail.id));
    if (!AT_ONCE[action]) return show({ name: action, form: FORMS[action] });
    setSentTo(etag);
    const [method, rest] = AT_ONCE[action];
    const kept = unanswered.current;
    if (!kept.has(action)) kept.set(action, crypto.randomUUID());
    const answer = await change(detail.id, method, rest, { etag, key: kept.get(action) });
    if (isAnswered(answer)) kept.delete(action);
    return settled(answer, `done.${action}`);
  }

  /** Says what has become of something, and shows the request as it is now. */
  async function settled(answer, text) {
    if (succeeded(answer)) toast(() => t(text));
    else refused(answer);
    await reload();
    setSentTo(null);
  }

  function refused(answer) {
    toast(() => (answer.status === 412 ? t('conflict') : explain(answer)), isConflict(answer) ? 'warn' : 'bad');
  }

  // Who has given up waiting may have opened another meanwhile, which stays with what is typed in it.
  function done() {
    toast(() => t(`done.${open.name}`));
    setOpen((one) => (one === open ? null : one));
    reload();
  }

  const send = (body, key) => (open.send ? open.send(body, open.seen ?? etag, key)
    : change(detail.id, open.form.method ?? 'POST', open.form.rest, { body, etag: open.seen ?? etag, key }));

  async function conflict() {
    await reload();
    setOpen((one) => (one === open ? { ...one, seen: null } : one));
  }

  async function decideItem(action, item) {
    const decision = `/documents/${encodeURIComponent(item.document_id)}/decision`;
    if (action === 'accept') {
      setSentTo(etag);
      return settled(await change(detail.id, 'PUT', decision, { body: { decision: 'accepted' }, etag }), 'done.accept');
    }
    const [name, permission] = action === 'reject' ? ['reject_document', 'decide_document'] : ['waive', 'waive'];
    return show({
      name, permission, form: ITEM_FORMS[name], send: (body, seen, key) => (action === 'reject'
        ? change(detail.id, 'PUT', decision, { body: { decision: 'rejected', ...body }, etag: seen })
        : change(detail.id, 'POST', `/checklist/${encodeURIComponent(item.id)}/waiver`, {
          body, etag: seen, key,
        })),
    });
  }

  async function keep(one) {
    const module = await loadPreview().catch(() => null);
    const wrong = module ? await module.saveDocument(detail.id, one) : t('error.UNREACHABLE');
    if (wrong) toast(wrong, 'bad');
  }

  const files = { asks, documents, may, upload, isBusy, onView: setViewed, onAction: decideItem };
  return h(Fragment, null,
    h(RequestHead, { detail, now, turn, isBusy, onAction: act }),
    request.refused && h('p', { className: 'error notice-box', role: 'alert' }, explain(request.refused)),
    h('div', { className: 'request-columns' },
      h('div', { className: 'request-main' },
        h(Outcome, { detail, asks }),
        h(Checklist, files),
        h(People, { detail, isReviewer }),
        h(Clinical, { detail }),
        h(Products, { detail }),
        h(Documents, { ...files, onSave: keep })),
      h('div', { className: 'request-side' },
        h(Messages, { detail, messages, side, reading, mayWrite: may.has('message'), onDone: reload }),
        h(Notes, { detail, notes, reading, mayWrite: may.has('note'), onDone: reload }),
        h(Timeline, { history }))),
    h(News, { detail, turn }),
    open && h(RequestForm, {
      name: open.name, form: open.form, send, onDone: done, onConflict: conflict, onClose: () => setOpen(null),
      isAllowed: may.has(open.permission ?? open.name),
    }),
    viewed && h(Preview, { request: detail.id, document: viewed, onClose: () => setViewed(null) }));
}

/** Says to who does not see it that the request has changed. */
function News({ detail, turn }) {
  const [text, setText] = useState('');
  useEffect(() => {
    if (turn) setText(`${detail.ivr_number}: ${t(`status.${detail.status}`)}`);
  }, [turn]);
  return h(Announcer, { text });
}

showPageToSignedIn(RequestPage);
