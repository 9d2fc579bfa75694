import { h } from '../lib/react.js';
import { number, t } from '../lib/i18n.js';
import { writeQuery } from '../lib/query.js';
import { Tiles } from '../components/tile.js';
import { COUNTED, shows } from './filters.js';

/** A count; the service does not count further than `most`. */
const written = (value, most) => (value >= most ? `${number(value)}+` : number(value));

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
  const tile = (id, value, { tone } = {}) => ({
    id, label: t(`counter.${id}`), value: counters ? written(value ?? 0, most) : '–',
    tone: counters && value > 0 ? tone : undefined,
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
  const {
    open, unassigned, mine, overdue, by_status: byStatus, decided_today: decided,
  } = counters ?? {};
  return h(Tiles, {
    tiles: [
      tile('open', open),
      isReviewer && tile('mine', mine),
      isReviewer && tile('unassigned', unassigned),
      tile('overdue', overdue, { tone: 'bad' }),
      tile('awaiting', byStatus?.awaiting_documents),
      isReviewer ? tile('decided', decided) : tile('closed', (byStatus?.approved ?? 0) + (byStatus?.rejected ?? 0)),
    ].filter(Boolean),
  });
}
