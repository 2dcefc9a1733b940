import type { BookingContext, BookingState } from "../../../server/domain/booking/booking.ts";
import type { RefundDetails } from "../../text/money-summary.ts";
import { bookingStatusWords, type Side } from "../../text/booking-status-words.ts";
import { useLanguage } from "../../hooks/use-text.tsx";
import { StatusLine } from "./status-line.tsx";

/** A booking's status: in words, with an icon. */
export function BookingStatus({
  booking: { state, context, refunds = [], deadObligations = [] },
  side = "client",
}: {
  readonly booking: {
    readonly state: BookingState;
    readonly context: BookingContext;
  } & Partial<RefundDetails>;
  readonly side?: Side;
}) {
  const details = { refunds, deadObligations };
  return <StatusLine status={bookingStatusWords(state, context, side, details, useLanguage())} />;
}
