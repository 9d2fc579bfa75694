import { h, useState } from '../lib/react.js';
import { explain } from '../lib/api.js';
import { zoneInUse } from '../lib/i18n.js';
import { save } from '../lib/save.js';
import { download } from '../lib/transfer.js';
import { dayOf } from '../lib/zone.js';
import { Icon } from './icon.js';
import { toast } from './toast.js';

/**
 * Saves a list as a file of CSV, which the service makes.
 *
 * @param {{name: string, question: [path: string, options: object]}} props `name`: what the file's name begins with,
 *   before the day; `question`: for `download`
 */
export function ExportButton({ name, question }) {
  const [isBusy, setBusy] = useState(false);
  async function run() {
    setBusy(true);
    const answer = await download(...question);
    setBusy(false);
    if (answer.blob) save(`${name}-${dayOf(Date.now(), zoneInUse())}.csv`, answer.blob);
    else toast(() => explain(answer), 'bad');
  }
  return h('button', { type: 'button', disabled: isBusy, onClick: run }, h(Icon, { name: 'download' }), 'CSV');
}
