import { h, useRef } from '../lib/react.js';
import { language, percent, t, time } from '../lib/i18n.js';
import { explain } from '../lib/api.js';
import { showPageToSignedIn } from '../lib/page.js';
import { useQuery } from '../lib/query.js';
import { useStore } from '../lib/use-store.js';
import { Shell } from '../components/shell.js';
import { perSecond, verdict } from '../monitor/feed.js';
import { LookUps } from '../monitor/look-ups.js';
import { RateChart } from '../monitor/rate-chart.js';
import { Restaurants } from '../monitor/restaurants.js';
import { ServiceTiles } from '../monitor/service-tiles.js';
import { TryLookUp } from '../monitor/try-look-up.js';
import { useFeed } from '../monitor/use-feed.js';
import { useRestaurants } from '../monitor/use-restaurants.js';

/** The service alive: whether calls are answered, how fast, for whom. */
function Monitor({ session }) {
  const code = useStore(language);
  const { restaurants, isCut, reload } = useRestaurants();
  const { feed, live, refused } = useFeed(reload);
  const [{ restaurant }, setQuery] = useQuery(['restaurant']);
  const lookUps = useRef(null);
  const seconds = perSecond(feed);

  function choose(chosen) {
    setQuery({ restaurant: chosen });
    lookUps.current?.scrollIntoView({ block: 'nearest' });
  }

  const shell = { page: 'monitor.name', session, className: `monitor${live.name === 'stale' ? ' is-stale' : ''}` };
  if (refused) {
    return h(Shell, shell,
      h('div', { className: 'panel' }, h('h1', null, t('monitor.name')), h('p', null, explain(refused))));
  }
  return h(Shell, { ...shell, live },
    h(Verdict, { ...verdict(feed.service, live.name, seconds), live }),
    h(ServiceTiles, { feed, seconds }),
    h(RateChart, { seconds, language: code }),
    h(LookUps, {
      lookUps: feed.lookUps, restaurants: restaurants ?? [], restaurant, onRestaurant: choose, language: code,
      place: lookUps,
    }),
    h(Restaurants, { restaurants, isCut, onChoose: choose, language: code }),
    h(TryLookUp));
}

function Verdict({ name, tone, values = {}, live }) {
  const texts = { ...values, share: percent(values.share ?? 0, 1), time: time(live.since) };
  return h('div', { className: 'verdict', 'data-tone': tone, id: 'verdict' },
    h('h1', { 'aria-live': 'polite' }, t(`verdict.${name}`, texts)),
    h('p', { className: 'muted' }, t(`verdict.${name}.note`, texts)));
}

showPageToSignedIn(Monitor);
