import { findOpenCheckout } from "../../../db/bookings/checkouts.ts";
import { listDeadObligations } from "../../../db/bookings/dead-refunds.ts";
import { hasUnfinishedEffect } from "../../../db/bookings/effect-status.ts";
import { listRefundsOfBooking } from "../../../db/bookings/refunds.ts";
import type { Booking, BookingState } from "../../domain/booking/booking.ts";
import type { HistoryReader } from "../../domain/text/history-in-words.ts";
import type { TimeZone } from "../../domain/values/instant.ts";
import type { Money } from "../../domain/values/money.ts";
import type { SessionPlace } from "../../domain/booking/session-place.ts";
import type { Refund } from "../../ports.ts";
import type { BookingDeps } from "../booking-deps.ts";
import { readConsentNeed } from "../consent/read-consent-need.ts";

/** What of a booking may change while somebody looks at its page. A page that shows the same of all this is up to date. */
export interface BookingSnapshot {
  readonly state: BookingState;
  readonly version: number;
  /** Calendly's page for picking the time; null while it is being made, and until what it takes to pick one is agreed to. */
  readonly schedulingUrl: string | null;
  /** Where it is held; null until Calendly was asked. */
  readonly place: SessionPlace | null;
  /** Stripe's page, while it can be paid. */
  readonly checkoutUrl: string | null;
  /** What we are waiting for from a provider right now. */
  readonly waitingFor: "scheduling_link" | "checkout" | null;
  /** Refunds asked for or made, with Stripe's status of each. */
  readonly refunds: readonly {
    readonly amount: Money;
    readonly status: Refund["status"];
    /** The number of the obligation that it settles; null when it was made in Stripe's dashboard. */
    readonly due: number | null;
  }[];
  /** A refund is owed and not yet made. */
  readonly refundRequested: boolean;
  /** The refund obligations whose effect is a dead letter: an operator decides about them. */
  readonly deadObligations: readonly number[];
  /** In which times are shown. */
  readonly client: { readonly timeZone: TimeZone };
}

/**
 * Reads what a page that is open asks for again and again; the history and all that stays as it is are left out. The pages at Calendly and
 * at Stripe are the client's: whoever has them acts in the client's name.
 */
export async function snapshotOfBooking(
  { database, clock, settings }: Pick<BookingDeps, "database" | "clock" | "settings">,
  booking: Booking,
  reader: HistoryReader,
): Promise<BookingSnapshot> {
  const db = database.kysely;
  const { id, state, version, place } = booking;
  const checkout = await findOpenCheckout(db, id);
  const refunds = await listRefundsOfBooking(db, id);
  const schedulingUrl = state === "INITIATED" ? booking.schedulingUrl : null;
  // A free session is booked with its time: its calendar opens for whoever has agreed.
  const mayPick = reader === "client" && (await hasAgreed(db, booking, { now: clock.now(), ...settings }));
  return {
    state,
    version,
    schedulingUrl: mayPick ? schedulingUrl : null,
    place,
    checkoutUrl: reader === "client" ? (checkout?.url ?? null) : null,
    waitingFor: waitingFor(state, schedulingUrl !== null, checkout !== null),
    refunds: refunds.map(({ amount, status, due: obligation }) => ({ amount, status, due: obligation })),
    refundRequested: await hasUnfinishedEffect(db, id, ["requestRefund"]),
    deadObligations: await listDeadObligations(db, id),
    client: { timeZone: booking.clientTimeZone },
  };
}

async function hasAgreed(...asked: Parameters<typeof readConsentNeed>): Promise<boolean> {
  return asked[1].state !== "INITIATED" || (await readConsentNeed(...asked)) === null;
}

function waitingFor(
  state: BookingState,
  hasLink: boolean,
  hasCheckout: boolean,
): BookingSnapshot["waitingFor"] {
  if (state === "INITIATED" && !hasLink) return "scheduling_link";
  return state === "PAYMENT_PENDING" && !hasCheckout ? "checkout" : null;
}
