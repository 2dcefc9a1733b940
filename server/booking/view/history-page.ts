import {
  findFirstTransition,
  listTransitionsBefore,
  type HistoryKey,
  type ReadLines,
} from "../../../db/history/booking-history.ts";
import type { Queryable } from "../../../db/core/open-database.ts";
import { CANCELLATIONS } from "../../domain/booking/cancellation-reason.ts";
import type { HistoryReader } from "../../domain/text/history-in-words.ts";
import type { BookingId } from "../../domain/values/ids.ts";
import { hiddenFrom, historyLinesOf } from "./history-line.ts";

/** 50: the whole of nearly every history. */
const LINES_MAX = 50;

/** The last fifty lines that this reader may see, or those before a version; oldest first. `next` leads to those before them. */
export function readHistoryPage(
  db: Queryable,
  bookingId: BookingId,
  before: HistoryKey | null,
  reader: HistoryReader,
): Promise<ReadLines & { readonly next: HistoryKey | null }> {
  return listTransitionsBefore(db, bookingId, { after: before, limit: LINES_MAX }, hiddenFrom(reader));
}

/** As `cancellationReasonOf` the whole history, for this reader, without reading it. */
export async function findCancellationReason(
  db: Queryable,
  bookingId: BookingId,
  reader: HistoryReader,
): Promise<string | null> {
  const first = await findFirstTransition(db, bookingId, CANCELLATIONS);
  return first === null ? null : (historyLinesOf([first], reader)[0]?.note ?? null);
}
