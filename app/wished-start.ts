import { addMinutes, parseInstant, type Instant } from "../server/domain/values/instant.ts";

/** 60 days: no calendar is shown further ahead. */
const MINUTES_AHEAD_MAX = 60 * 24 * 60;

/** The start that an address or a form wishes for: a wish only, on which nothing depends. Null where it is no instant as we write them. */
export function wishedStartIn(text: FormDataEntryValue | null): Instant | null {
  return typeof text === "string" ? parseInstant(text) : null;
}

/** The same, when it is in the next 60 days; null otherwise. */
export function wishedStartAhead(text: string | null, now: Instant): Instant | null {
  const start = wishedStartIn(text);
  return start !== null && start > now && start <= addMinutes(now, MINUTES_AHEAD_MAX) ? start : null;
}

/** `?at=…` for an address; empty without a wish. */
export function wishedStartQuery(start: Instant | null): string {
  return start === null ? "" : `?at=${encodeURIComponent(start)}`;
}

/** The page that books a session type, with the start that is wished for. */
export function bookPath(sessionTypeId: string, start: Instant | null): string {
  return `/book/${sessionTypeId}${wishedStartQuery(start)}`;
}
