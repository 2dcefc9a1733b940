import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False on the server and in the first rendering in the browser, true afterwards: scripts run here. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
