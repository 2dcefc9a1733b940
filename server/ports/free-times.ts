import type { BuilderId, SessionTypeId } from "../domain/values/ids.ts";

/** Keeps what we know of free times up to date. Whoever tells it something never waits, and nothing that it does is a failure of theirs. */
export interface FreeTimesWatch {
  /** Somebody looks at these session types: what is older than so many minutes is read anew, once for all who look. */
  seen(ids: readonly SessionTypeId[], minutesMax: number): void;
  /** Something was booked, moved or canceled in this builder's calendar, or its event types have changed. */
  changed(builderId: BuilderId): void;
  /** Reads what has changed or grown old although nobody looks. For a schedule; ends soon after the signal. */
  readAhead(signal: AbortSignal): Promise<void>;
}
