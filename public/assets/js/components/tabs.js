import { h, useId } from '../lib/react.js';

const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

/**
 * Parts of a page of which one is shown (the tabs pattern of WAI-ARIA: the arrows move, Enter chooses, for each part
 * asks the service).
 *
 * @param {object} props
 * @param {string} props.label
 * @param {{value: string, label: string}[]} props.tabs
 * @param {string} props.chosen
 * @param {(value: string) => void} props.onChoose
 * @param {any} props.children the part that is shown
 */
export function Tabs({ label, tabs, chosen, onChoose, children }) {
  const id = useId();
  function pressed(event) {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const all = [...event.currentTarget.children];
    all[(all.indexOf(document.activeElement) + step + all.length) % all.length].focus();
  }
  return [
    h('div', { key: 'tabs', className: 'tabs', role: 'tablist', 'aria-label': label, onKeyDown: pressed },
      tabs.map((tab) => h('button', {
        key: tab.value, type: 'button', role: 'tab', id: `${id}-${tab.value}`, 'aria-controls': `${id}-panel`,
        'aria-selected': tab.value === chosen, tabIndex: tab.value === chosen ? 0 : -1,
        onClick: () => onChoose(tab.value),
      }, tab.label))),
    h('div', { key: chosen, className: 'tab-panel', role: 'tabpanel', id: `${id}-panel`,
      'aria-labelledby': `${id}-${chosen}` }, children),
  ];
}
