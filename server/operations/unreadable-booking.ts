import { ENGLISH } from "../domain/text/language.ts";
import type { HistoryKey } from "../../db/history/booking-history.ts";
import { findBooking } from "../../db/bookings/bookings.ts";
import { findRawBooking } from "../../db/bookings/raw-bookings.ts";
import { UnreadableRow } from "../../db/core/unreadable-row.ts";
import type { BookingDeps } from "../booking/booking-deps.ts";
import { historyLinesOf } from "../booking/view/history-line.ts";
import { readHistoryPage } from "../booking/view/history-page.ts";
import type { BookingId } from "../domain/values/ids.ts";
import { viewForOperator } from "./operator-booking-view.ts";

/**
 * What an operator sees of a booking that cannot be shown: its rows as they stand, which of them cannot be read and why, and its history as far as it
 * goes. Nothing of who booked it, and nothing that a person wrote. Null when there is no such booking, or it can be shown.
 * @param before where the history goes on; null for what happened last.
 */
export async function viewOfUnreadableBooking(
  deps: BookingDeps,
  bookingId: BookingId,
  before: HistoryKey | null,
) {
  const trouble = await findTrouble(deps, bookingId, before);
  const db = deps.database.kysely;
  const raw = trouble === null ? null : await findRawBooking(db, bookingId);
  if (trouble === null || raw === null) return null;
  const { transitions, unreadable, next } = await readHistoryPage(db, bookingId, before, "operator");
  return {
    ...raw,
    trouble,
    history: {
      items: historyLinesOf(transitions, "operator").map((line, at) => ({
        ...line,
        note: null,
        person: null,
        causeReference: transitions[at]?.cause.reference ?? null,
      })),
      unreadable: unreadable.map(({ version, reason }) => ({ version, reason })),
      earlier: next,
    },
  };
}

/** The first row that the booking's page cannot be shown for; null when there is none. */
async function findTrouble(deps: BookingDeps, bookingId: BookingId, before: HistoryKey | null) {
  try {
    const booking = await findBooking(deps.database.kysely, bookingId);
    if (booking !== null) await viewForOperator(deps, booking, before, ENGLISH);
    return null;
  } catch (error) {
    if (!(error instanceof UnreadableRow)) throw error;
    const { table, key, reason } = error;
    return { table, key, reason };
  }
}
