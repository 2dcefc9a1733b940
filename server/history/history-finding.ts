import type { BookingId } from "../domain/values/ids.ts";

/** What can be wrong with one line of a booking's history, or with the booking itself. */
export type LineTrouble =
  | "gap"
  | "changed"
  | "unchained"
  | "wrong_signature"
  | "personal_text_changed"
  | "consents_changed"
  | "no_history"
  | "booking_ahead"
  | "booking_behind"
  | "booking_missing";

/** What can be wrong with the checkpoint of a day. */
export type CheckpointTrouble =
  | "checkpoint_missing"
  | "checkpoint_differs"
  | "checkpoint_wrong_signature"
  | "checkpoints_out_of_order"
  | "checkpoint_unreadable";

/** A fault in a booking's history. */
export interface LineFinding {
  readonly about: "booking";
  readonly bookingId: BookingId;
  readonly version: number;
  readonly what: LineTrouble;
}

/** A fault in the history. Holds nothing personal. */
export type HistoryFinding =
  | LineFinding
  /** `note`: figures that help to find it; "" when there are none. */
  | { readonly about: "day"; readonly day: string; readonly what: CheckpointTrouble; readonly note: string };

const WORDS = {
  gap: "this line is missing",
  changed: "the line is not what its digest says: it was changed, put elsewhere, or the line before it was",
  unchained:
    "this line and perhaps later ones have no digest: written before the history was chained, or taken out of the chain",
  wrong_signature: "the signature is missing or was made by nobody with a key of the ring",
  personal_text_changed: "the personal text beside the line was changed or half erased",
  consents_changed:
    "what the client agreed to with this line is not what stands beside the booking: a consent was changed, added or removed",
  no_history: "the booking has no history at all",
  booking_ahead: "the booking is of a later version than its last line",
  booking_behind: "the history goes on after the booking's version",
  booking_missing: "there is a history, and the booking is gone",
  checkpoint_missing: "this day has no checkpoint, though later ones have",
  checkpoint_differs: "what is in the history of this day is not what its checkpoint was made of",
  checkpoint_wrong_signature: "the checkpoint's signature was made by nobody with a key of the ring",
  checkpoints_out_of_order:
    "the checkpoint before this one in the file is not the one that it was chained to",
  checkpoint_unreadable: "this line of the file is no checkpoint",
} as const satisfies Record<LineTrouble | CheckpointTrouble, string>;

/** One line for a person. */
export function historyFindingInWords(finding: HistoryFinding): string {
  const words = WORDS[finding.what];
  if (finding.about === "booking") return `${finding.bookingId}, version ${finding.version}: ${words}`;
  return `${finding.day}: ${words}${finding.note === "" ? "" : ` (${finding.note})`}`;
}
