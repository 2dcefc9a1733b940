import { getBooking } from "../../../db/bookings/bookings.ts";
import { insertConsents } from "../../../db/bookings/booking-consents.ts";
import type { Queryable } from "../../../db/core/open-database.ts";
import type { Booking } from "../../domain/booking/booking.ts";
import {
  missingConsents,
  refuseFor,
  type Consent,
  type ConsentOutcome,
  type TickedConsents,
} from "../../domain/booking/consent.ts";
import { accept, refuse } from "../../domain/booking/refusal.ts";
import type { LanguageTag } from "../../domain/text/language.ts";
import type { BookingId } from "../../domain/values/ids.ts";
import type { Instant } from "../../domain/values/instant.ts";
import { isFree } from "../../domain/values/money.ts";
import type { BookingDeps } from "../booking-deps.ts";
import { consentsOf } from "./consents-of.ts";
import { readConsentNeed } from "./read-consent-need.ts";

/** What somebody ticked on a booking's page, and in which language they read it. */
export interface Answered {
  readonly ticked: TickedConsents | null;
  readonly language: LanguageTag;
}

type Deps = Pick<BookingDeps, "database" | "clock" | "bookingChanged"> & {
  readonly settings: Pick<BookingDeps["settings"], "asksEarlyStart">;
};

/** What is to be written down of what was ticked; refused while something is missing. Reads only. */
export async function consentsFrom(
  db: Queryable,
  booking: Booking,
  { ticked, language }: Answered,
  { now, asksEarlyStart }: { readonly now: Instant; readonly asksEarlyStart: boolean },
): Promise<ConsentOutcome<readonly Consent[]>> {
  const need = await readConsentNeed(db, booking, { now, asksEarlyStart });
  if (need === null) return accept([]);
  const missing = missingConsents(need, ticked);
  if (missing !== null) return refuseFor(missing);
  return accept(await consentsOf(db, need, { language, at: now }));
}

/**
 * The client of a free session agrees before they pick its time. Refused while something is missing. Safe to repeat: what was agreed to is written
 * down once. A session with a price is refused: what is agreed to with a purchase is written down with its checkout, which the history proves.
 */
export async function agreeToPolicies(
  { database, clock, settings, bookingChanged }: Deps,
  bookingId: BookingId,
  answered: Answered,
): Promise<ConsentOutcome<null>> {
  const now = clock.now();
  const outcome = await database.transact(async (tx): Promise<ConsentOutcome<null>> => {
    const booking = await getBooking(tx, bookingId);
    const { state, updatedAt, context } = booking;
    if (!isFree(context.price)) return refuse({ code: "not_in_this_state", state, since: updatedAt });
    const consents = await consentsFrom(tx, booking, answered, {
      now,
      asksEarlyStart: settings.asksEarlyStart,
    });
    if (!consents.ok) return consents;
    await insertConsents(tx, bookingId, consents.value);
    return accept(null);
  });
  if (outcome.ok) bookingChanged?.(bookingId);
  return outcome;
}
