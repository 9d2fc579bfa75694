import { h, useRef, useState } from '../lib/react.js';
import { language, t } from '../lib/i18n.js';
import { explain } from '../lib/api.js';
import { showPageToSignedIn } from '../lib/page.js';
import { useQuery } from '../lib/query.js';
import { isReviewer as reviews } from '../lib/roles.js';
import { useNow } from '../lib/time.js';
import { useStore } from '../lib/use-store.js';
import { Announcer } from '../components/announcer.js';
import { Loading } from '../components/answered.js';
import { ExportButton } from '../components/export-button.js';
import { Icon } from '../components/icon.js';
import { Pager } from '../components/pager.js';
import { Shell } from '../components/shell.js';
import { toast } from '../components/toast.js';
import { change, isConflict, tagOf } from '../verification/actions.js';
import { askedFile, count, firstSort, NAMES, sound } from '../verification/filters.js';
import { KeysDialog } from '../verification/keys-dialog.js';
import { QueueFilters } from '../verification/queue-filters.js';
import { QueueTable } from '../verification/queue-table.js';
import { QueueTiles } from '../verification/queue-tiles.js';
import { useChanges } from '../verification/use-changes.js';
import { useKeys } from '../verification/use-keys.js';
import { NAME_PATHS, useNames } from '../verification/use-names.js';
import { useQueue } from '../verification/use-queue.js';

const NOTHING = Object.fromEntries(NAMES.map((name) => [name, '']));
const SAID = 3;

/** The work queue: what waits for a decision, what is due first, and who has it. */
function Requests({ session }) {
  const code = useStore(language);
  const isReviewer = reviews(session);
  const first = firstSort(isReviewer);
  const [written, setQuery] = useQuery(NAMES);
  // May be a patient's name: it is kept in this page's memory and nowhere else.
  const [text, setText] = useState('');
  const values = sound(written);
  const queue = useQueue(values, text, first);
  const live = useChanges(session, () => queue.reload({ background: true }));
  const names = useNames(isReviewer ? NAME_PATHS : {});
  const now = useNow(30000);
  const search = useRef(null);
  const [isHelping, setHelping] = useState(false);
  const [isClaiming, setClaiming] = useState(false);
  // A key can be pressed again before the page is drawn.
  const rests = useRef(false);
  const rows = queue.page.rows ?? [];
  const keys = useKeys(rows, {
    claim: (row) => isReviewer && row && claim(row),
    search: () => search.current.focus(),
    help: () => setHelping(true),
  });

  async function claim(row) {
    if (rests.current) return;
    rest(true);
    const answer = await change(row.id, 'PUT', '/assignment', { etag: tagOf(row.version) });
    if (answer.status === 200) toast(() => t('claim.done', { number: row.ivr_number }));
    else toast(() => (isConflict(answer) ? t('claim.late', { number: row.ivr_number }) : explain(answer)), 'bad');
    await queue.reload();
    rest(false);
  }

  function rest(is) {
    rests.current = is;
    setClaiming(is);
  }

  function clear() {
    setQuery({ ...NOTHING, sort: written.sort });
    setText('');
  }

  return h(Shell, { page: 'requests.name', session, live,
    className: `page queue-page${live?.name === 'stale' ? ' is-stale' : ''}` },
    h('div', { className: 'page-head' },
      h('h1', null, t('requests.name')),
      h('div', { className: 'page-actions' },
        h('button', { type: 'button', className: 'for-keys', onClick: () => setHelping(true) },
          h(Icon, { name: 'keyboard' }), t('keys')),
        h(ExportButton, { name: 'requests', question: askedFile(values, text, first) }),
        queue.counted?.may_submit
          && h('a', { className: 'button primary', href: '/submit.html' }, h(Icon, { name: 'plus' }),
            t('submit.name')))),
    h(QueueTiles, {
      counters: queue.counted?.counters ?? null, most: queue.counted?.counted_up_to ?? Infinity, values,
      onChoose: setQuery, isReviewer,
    }),
    h('section', { className: 'panel', 'aria-label': t('requests.name') },
      h(QueueFilters, {
        values, onChange: setQuery, text, onText: setText, first,
        // Where nothing is found, the way back stands in the list's place.
        onClear: queue.page.rows?.length === 0 ? undefined : clear, names, search,
      }),
      h(Body, { queue, rows, values, text, clear, keys, now, isReviewer, isClaiming, claim, code }),
      h(Pager, { pages: queue.pages, next: queue.page.next, isBusy: queue.isBusy },
        h('span', { className: 'muted small number' }, t('pages.number', { n: queue.pages.number })))),
    h(Announcer, { text: news(queue.changed, rows) }),
    isHelping && h(KeysDialog, { isOn: keys.isOn, onSwitch: keys.switchKeys, onClose: () => setHelping(false) }));
}

function Body({ queue, rows, values, text, clear, keys, now, isReviewer, isClaiming, claim, code }) {
  const { page, isBusy, changed } = queue;
  if (page.refused && !page.rows) {
    return h('div', { className: 'state', role: 'alert' },
      h(Icon, { name: 'alert' }), h('p', null, explain(page.refused)),
      h('button', { type: 'button', onClick: () => queue.reload() }, t('again')));
  }
  if (!page.rows) return h(Loading);
  if (!rows.length) {
    return h('div', { className: 'state', role: 'status' },
      h(Icon, { name: count(values, text) ? 'search' : 'check' }),
      h('p', null, t(count(values, text) ? 'requests.none' : 'requests.empty')),
      count(values, text) > 0 && h('button', { type: 'button', onClick: clear }, t('filters.clear')));
  }
  return h('div', { className: 'table-frame queue-frame', tabIndex: 0, role: 'group',
    'aria-label': t('requests.name') },
    page.refused && h('p', { className: 'error', role: 'alert' }, explain(page.refused)),
    h(QueueTable, {
      rows, changed, now, isBusy, isReviewer, isClaiming, chosen: keys.chosen, onChoose: keys.choose, onClaim: claim,
      language: code,
    }));
}

/** What has changed, for who does not see it. */
function news({ ids }, rows) {
  if (!ids.length) return '';
  if (ids.length > SAID) return t('changed.many', { n: ids.length });
  return rows.filter(({ id }) => ids.includes(id))
    .map(({ ivr_number: number, status }) => `${number}: ${t(`status.${status}`)}`).join('; ');
}

showPageToSignedIn(Requests);
