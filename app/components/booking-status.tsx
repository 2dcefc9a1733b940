import type { BookingState } from "../../server/domain/booking.ts";
import { Icon, type IconName } from "./icon.tsx";

const STATUS = {
  INITIATED: { words: "Waiting for you to pick a time", icon: "calendar", color: "text-warn" },
  SCHEDULED: { words: "Time held, not paid yet", icon: "clock", color: "text-warn" },
  PAYMENT_PENDING: { words: "Waiting for the payment", icon: "card", color: "text-warn" },
  PAYMENT_FAILED: { words: "Payment declined, not booked yet", icon: "warning", color: "text-bad" },
  CONFIRMED: { words: "Booked", icon: "check", color: "text-good" },
  COMPLETED: { words: "Took place", icon: "check", color: "text-soft" },
  ABANDONED: { words: "Lapsed", icon: "clock", color: "text-soft" },
  CANCELED: { words: "Canceled", icon: "cross", color: "text-soft" },
  REFUNDED: { words: "Money returned", icon: "back", color: "text-soft" },
} satisfies Record<BookingState, { words: string; icon: IconName; color: string }>;

/** Where a booking stands: in words, with an icon. */
export function BookingStatus({
  state,
  side = "client",
}: {
  readonly state: BookingState;
  /** Who reads it. */
  readonly side?: "client" | "builder";
}) {
  const { words, icon, color } = STATUS[state];
  return (
    <span className={`inline-flex items-center gap-1.5 text-[0.9375rem] font-medium ${color}`}>
      <Icon name={icon} className="scale-90" />
      {side === "builder" && state === "INITIATED" ? "Waiting for the client to pick a time" : words}
    </span>
  );
}
