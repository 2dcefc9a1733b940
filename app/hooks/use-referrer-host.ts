import { useSyncExternalStore } from "react";

/** The host of the page that led to this site; '' when there was none, and before the script runs. */
export function useReferrerHost(): string {
  return useSyncExternalStore(neverChanges, readHost, () => "");
}

const neverChanges = () => () => undefined;

function readHost(): string {
  const { referrer } = document;
  const from = URL.canParse(referrer) ? new URL(referrer) : null;
  return from === null || from.host === location.host ? "" : from.hostname;
}
