import { useSyncExternalStore } from "react";

const never = () => () => {};

/** The visitor's own zone once the page runs in their browser; empty before that, and without scripts. */
export function useBrowserTimeZone(): string {
  return useSyncExternalStore(
    never,
    () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => "",
  );
}
