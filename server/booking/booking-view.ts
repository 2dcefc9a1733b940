import { listTransitions } from "../../db/booking-history.ts";
import { findOpenCheckout } from "../../db/checkouts.ts";
import { getBuilder } from "../../db/builders.ts";
import { hasUnfinishedEffect } from "../../db/outbox.ts";
import { listRefundsOfBooking } from "../../db/refunds.ts";
import { getSessionType } from "../../db/session-types.ts";
import type { Booking, BookingContext, BookingState, BookingStep } from "../domain/booking.ts";
import { stepOf } from "../domain/booking.ts";
import type { HistoryReader } from "../domain/history-in-words.ts";
import type { BookingId } from "../domain/ids.ts";
import type { Instant, TimeZone } from "../domain/instant.ts";
import type { Money } from "../domain/money.ts";
import type { Refund } from "../ports.ts";
import type { BookingDeps } from "./booking-deps.ts";
import { quoteCancellation, type CancellationQuote } from "./cancellation-quote.ts";
import { historyLinesOf, type HistoryLine } from "./history-line.ts";

/** A booking as its client (or its builder) sees it: the machine's snapshot, and the words around it. */
export interface BookingView {
  readonly id: BookingId;
  readonly state: BookingState;
  readonly version: number;
  readonly context: BookingContext;
  readonly step: BookingStep;
  readonly sessionTypeName: string;
  readonly durationMinutes: number;
  readonly builder: {
    readonly slug: string;
    readonly displayName: string;
    readonly timeZone: TimeZone;
    readonly accentColor: string | null;
  };
  readonly client: { readonly email: string; readonly name: string; readonly timeZone: TimeZone };
  /** Calendly's page for picking the time; null while it is being made. */
  readonly schedulingUrl: string | null;
  readonly cancelUrl: string | null;
  readonly rescheduleUrl: string | null;
  readonly joinUrl: string | null;
  readonly locationText: string | null;
  /** Stripe's page, while it can be paid. */
  readonly checkoutUrl: string | null;
  /** What we are waiting for from a provider right now. */
  readonly waitingFor: "scheduling_link" | "checkout" | null;
  /** Refunds asked for or made, with Stripe's own word on each. */
  readonly refunds: readonly {
    readonly amount: Money;
    readonly status: Refund["status"];
    /** The number of the debt that it settles; null when it was made in Stripe's dashboard. */
    readonly due: number | null;
  }[];
  /** A refund is owed and not yet made. */
  readonly refundOrdered: boolean;
  /** What goes back if the client cancels now, held to for some minutes. */
  readonly cancellationQuote: CancellationQuote;
  /** When the last transition was written: since then the page waits for what it waits for. */
  readonly updatedAt: Instant;
  /** All that has happened, oldest first. */
  readonly history: readonly HistoryLine[];
  /** The server's clock, so that the page counts a hold down by it and not by the visitor's own. */
  readonly now: Instant;
  /** What the same session costs whoever books it now; the client pays `context.price`, whatever this says. */
  readonly currentPrice: Money;
}

/** Reads everything that the booking page shows to this reader. */
export async function viewOfBooking(
  deps: BookingDeps,
  booking: Booking,
  reader: HistoryReader = "client",
): Promise<BookingView> {
  const db = deps.database.kysely;
  const builder = await getBuilder(db, booking.builderId);
  const checkout = await findOpenCheckout(db, booking.id);
  const refunds = await listRefundsOfBooking(db, booking.id);
  const opening = booking.state === "PAYMENT_PENDING" && checkout === null;
  return {
    id: booking.id,
    state: booking.state,
    version: booking.version,
    context: booking.context,
    step: stepOf(booking.state),
    sessionTypeName: booking.sessionTypeName,
    durationMinutes: booking.durationMinutes,
    builder: {
      slug: builder.slug,
      displayName: builder.displayName,
      timeZone: builder.timeZone,
      accentColor: builder.accentColor,
    },
    client: { email: booking.clientEmail, name: booking.clientName, timeZone: booking.clientTimeZone },
    schedulingUrl: booking.state === "INITIATED" ? booking.schedulingUrl : null,
    cancelUrl: booking.cancelUrl,
    rescheduleUrl: booking.rescheduleUrl,
    joinUrl: booking.joinUrl,
    locationText: booking.locationText,
    checkoutUrl: checkout?.url ?? null,
    waitingFor: waitingFor(booking, opening),
    refunds: refunds.map(({ amount, status, due }) => ({ amount, status, due })),
    refundOrdered: await hasUnfinishedEffect(db, booking.id, ["requestRefund"]),
    cancellationQuote: quoteCancellation(deps, booking),
    updatedAt: booking.updatedAt,
    history: historyLinesOf(await listTransitions(db, booking.id), reader),
    now: deps.clock.now(),
    currentPrice: (await getSessionType(db, booking.sessionTypeId)).price,
  };
}

function waitingFor(booking: Booking, opening: boolean): BookingView["waitingFor"] {
  if (booking.state === "INITIATED" && booking.schedulingUrl === null) return "scheduling_link";
  return opening ? "checkout" : null;
}
