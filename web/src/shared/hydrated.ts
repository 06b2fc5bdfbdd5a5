import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** False on the server and until scripts run: what only works with scripts is shown from then on. */
export const useHydrated = (): boolean => useSyncExternalStore(never, () => true, () => false);
