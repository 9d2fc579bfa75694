import { h } from '../lib/react.js';
import { number, t } from '../lib/i18n.js';
import { writeQuery } from '../lib/query.js';
import { Tiles } from '../components/tile.js';
import { COUNTED, shows } from './filters.js';
import { OPEN } from './words.js';

/** Counts as their sum; the service counts none of them further than `most`. */
const written = (counts, most) => {
  const sum = counts.reduce((one, other) => one + other, 0);
  return counts.some((count) => count >= most) ? `${number(sum)}+` : number(sum);
};

/**
 * The counters, each of which leads to what it counts, as far as the list can be filtered by it.
 *
 * @param {object} props
 * @param {object | null} props.counters as the service has them
 * @param {number} props.most up to which the service counts
 * @param {Record<string, string>} props.values the filters that are set
 * @param {(values: Record<string, string>) => void} props.onChoose
 * @param {boolean} props.isReviewer clinics have no work of their own in the queue
 */
export function QueueTiles({ counters, most, values, onChoose, isReviewer }) {
  const tile = (id, counts, { tone } = {}) => ({
    id, label: t(`counter.${id}`), value: counters ? written(counts, most) : '–',
    tone: counts.some((count) => count > 0) ? tone : undefined,
    link: COUNTED[id] && {
      href: writeQuery('', COUNTED[id]) || '?',
      'aria-current': shows(values, COUNTED[id]) ? 'true' : undefined,
      onClick(event) {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        onChoose(COUNTED[id]);
      },
    },
  });
  const { unassigned = 0, mine = 0, overdue = 0, by_status: byStatus, decided_today: decided = 0 } = counters ?? {};
  const of = (statuses) => statuses.map((status) => byStatus?.[status] ?? 0);
  return h(Tiles, {
    tiles: [
      tile('open', of(OPEN)),
      isReviewer && tile('mine', [mine]),
      isReviewer && tile('unassigned', [unassigned]),
      tile('overdue', [overdue], { tone: 'bad' }),
      tile('awaiting', of(['awaiting_documents'])),
      isReviewer ? tile('decided', [decided]) : tile('closed', of(['approved', 'rejected'])),
    ].filter(Boolean),
  });
}
