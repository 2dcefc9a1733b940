import type { BookingDispute } from "../../server/domain/booking/booking.ts";
import { readOneOf } from "../core/read-column.ts";

const STAGES = ["inquiry", "dispute"] as const satisfies readonly BookingDispute["stage"][];

/** A dispute is stored as null: so are the rows from before inquiries were distinguished. */
export function storedStageOf(stage: BookingDispute["stage"]): string | null {
  return stage === "dispute" ? null : stage;
}

/** Null is a dispute. Throws on a stage that this version does not know. */
export function readStage(stored: string | null): BookingDispute["stage"] {
  return readOneOf(STAGES, stored ?? "dispute");
}
