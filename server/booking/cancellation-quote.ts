import { quotedInstantOf, refundAmountAt } from "../domain/booking/booking-money.ts";
import { confirmedPaymentOf, type Booking } from "../domain/booking/booking.ts";
import { quoteEndsAt } from "../domain/booking/time-limits.ts";
import { parseInstant, type Instant } from "../domain/values/instant.ts";
import { isSameMoney, money, type Money } from "../domain/values/money.ts";
import { accept, refuse, type Outcome } from "../domain/booking/refusal.ts";
import type { BookingDeps } from "./booking-deps.ts";

const PURPOSE = "cancellation quote";

/** What a client is told before they cancel, and held to for some minutes. */
export interface CancellationQuote {
  /** What goes back; null when nothing was paid. */
  readonly refund: Money | null;
  readonly validUntil: Instant;
  /** To be sent along with the cancellation; signed, so that nobody can date one back. */
  readonly token: string;
}

type QuoteDeps = Pick<BookingDeps, "clock" | "secretBox">;
type QuotedBooking = Pick<Booking, "id" | "context">;

/** What comes back if the client cancels now. */
export function quoteCancellation(deps: QuoteDeps, booking: QuotedBooking): CancellationQuote {
  const quotedAt = quotedInstantOf(booking.context, deps.clock.now());
  const refund = refundAmountAt(booking.context, "client", quotedAt);
  const text = `${quotedAt} ${refund?.amountMinor ?? 0} ${booking.context.price.currency}`;
  const signature = deps.secretBox.sign(`${booking.id} ${text}`, PURPOSE);
  return { refund, validUntil: quoteEndsAt(quotedAt), token: `${text} ${signature}` };
}

/** For whoever may not cancel in the client's name: an empty quote that no cancellation accepts. */
export function noQuote(at: Instant): CancellationQuote {
  return { refund: null, validUntil: at, token: "" };
}

/**
 * The instant whose tier counts, by the quote that the client accepts: that of the quote while it holds; null when that of the cancellation
 * gives the same, or nothing was paid. Refuses when the client would get something else than they were told, or were told nothing.
 */
export function honouredQuoteOf(
  deps: QuoteDeps,
  booking: QuotedBooking,
  token: string | null,
): Outcome<Instant | null> {
  if (confirmedPaymentOf(booking.context) === null) return accept(null);
  const quote = token === null ? null : readQuote(deps, booking, token);
  if (quote === null) return refuse({ code: "quote_needed" });
  const now = deps.clock.now();
  const holds = (at: Instant) =>
    isSameMoney(refundAmountAt(booking.context, "client", at) ?? quote.refund, quote.refund);
  const present = quotedInstantOf(booking.context, now);
  if (holds(present)) return accept(present === now ? null : present);
  const isInTime = now < quoteEndsAt(quote.quotedAt);
  return isInTime && holds(quote.quotedAt) ? accept(quote.quotedAt) : refuse({ code: "quote_outdated" });
}

/** Null for what we did not sign for this booking. */
function readQuote(
  { secretBox }: QuoteDeps,
  booking: QuotedBooking,
  token: string,
): { readonly quotedAt: Instant; readonly refund: Money } | null {
  const [at = "", amount = "", currency = "", signature = "", ...rest] = token.split(" ");
  const isOurs = secretBox.verify(`${booking.id} ${at} ${amount} ${currency}`, signature, PURPOSE);
  const quotedAt = parseInstant(at);
  if (!isOurs || rest.length > 0 || quotedAt === null) return null;
  return { quotedAt, refund: money(Number(amount), currency) };
}
