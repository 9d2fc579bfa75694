import { useSyncExternalStore } from './react.js';

/** The value of a store (lib/store.js); the component is drawn again when it changes. */
export const useStore = ({ subscribe, get }) => useSyncExternalStore(subscribe, get, get);
