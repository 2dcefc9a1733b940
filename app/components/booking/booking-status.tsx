import type { BookingContext, BookingState } from "../../../server/domain/booking/booking.ts";
import type { RefundDetails } from "../../text/money-summary.ts";
import { bookingStatusWords, type Side } from "../../text/booking-status-words.ts";
import { useLanguage } from "../../hooks/use-text.tsx";
import { Icon } from "../page/icon.tsx";

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
  const { words, icon, color } = bookingStatusWords(
    state,
    context,
    side,
    { refunds, deadObligations },
    useLanguage(),
  );
  return (
    <span className={`inline-flex items-center gap-1.5 text-[0.9375rem] font-medium ${color}`}>
      <Icon name={icon} className="scale-90" />
      {words}
    </span>
  );
}
