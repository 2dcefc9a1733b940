import { useSyncExternalStore } from "react";

/** The host of the page that led to this site; '' when there was none, and before the script runs. */
export function useReferrerHost(): string {
  return useSyncExternalStore(neverChanges, readHost, () => "");
}

const neverChanges = () => () => undefined;

function readHost(): string {
  return foreignHostOf(document.referrer, location.host);
}

/** The name of the host of an address; '' for one of `ownHost`, and for what is no address. */
export function foreignHostOf(address: string, ownHost: string): string {
  const from = URL.canParse(address) ? new URL(address) : null;
  return from === null || from.host === ownHost ? "" : from.hostname;
}
