import { h, useEffect, useState } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { toast } from './toast.js';

/**
 * A component whose module is fetched when it is drawn for the first time: what opens at a press costs nothing on a
 * visit without it. A module that cannot be had is said, and `onClose` of the component called.
 *
 * @param {() => Promise<object>} load imports the module
 * @param {string} name of the component in it
 */
export function later(load, name) {
  let known = null;
  return function Later(props) {
    const [Component, setComponent] = useState(() => known);
    useEffect(() => {
      if (Component) return;
      load().then((module) => {
        known = module[name];
        setComponent(() => known);
      }, () => {
        toast(() => t('error.UNREACHABLE'), 'bad');
        props.onClose?.();
      });
    }, []);
    return Component && h(Component, props);
  };
}
