import type { ChainedTransition } from "../../db/history/booking-history.ts";
import type { BookingVersion } from "../../db/history/history-check.ts";
import { isHistorySignature } from "../booking/history-signature.ts";
import type { BookingId } from "../domain/values/ids.ts";
import type { SecretBox } from "../ports.ts";
import type { LineFinding, LineTrouble } from "./history-finding.ts";

/**
 * Checks one booking's history against its digests, its signatures and the booking's version. Empty when it is intact. Pure but for the keys.
 * @param history all of the booking's lines, first to last.
 */
export function checkChain(
  secretBox: SecretBox,
  { bookingId, version }: BookingVersion,
  history: readonly ChainedTransition[],
): LineFinding[] {
  const findings: LineFinding[] = [];
  const reportFinding = (what: LineTrouble, at: number) =>
    findings.push({ about: "booking", bookingId, version: at, what });
  let before: ChainedTransition | null = null;
  for (const line of history) {
    const expected = (before?.version ?? 0) + 1;
    for (let missing = expected; missing < line.version; missing++) reportFinding("gap", missing);
    if (line.digest === "") {
      // Reported once for each booking: the lines after the first are as old, or as suspicious.
      if (before?.digest !== "") reportFinding("unchained", line.version);
    } else {
      // After a gap it is unknown what this line was chained to; its signature still proves that the digest is ours.
      const isAfterGap = line.version !== expected;
      if (!isAfterGap && line.digest !== line.expectedDigest(before?.digest ?? null)) {
        reportFinding("changed", line.version);
      }
      if (!isHistorySignature(secretBox, line.digest, line.signature))
        reportFinding("wrong_signature", line.version);
    }
    if (!line.personalIsIntact) reportFinding("personal_text_changed", line.version);
    before = line;
  }
  if (before === null) reportFinding("no_history", version);
  else if (version > before.version) reportFinding("booking_ahead", version);
  else if (version < before.version) reportFinding("booking_behind", version);
  return findings;
}

/** Each booking's lines, in the order in which they come. Pure. */
export function linesByBooking<Line extends { readonly bookingId: BookingId }>(
  lines: readonly Line[],
): ReadonlyMap<BookingId, readonly Line[]> {
  const found = new Map<BookingId, Line[]>();
  for (const line of lines) {
    const known = found.get(line.bookingId);
    if (known === undefined) found.set(line.bookingId, [line]);
    else known.push(line);
  }
  return found;
}
