import type { BookingEffect, NotificationKind } from "../booking-effect.ts";
import type { Money } from "../../values/money.ts";

/** The effects that write to people. `refund`: what goes back to the client, where the notification is about money. */

export function notifyBoth(kind: NotificationKind, refund: Money | null): BookingEffect[] {
  return [notifyClient(kind, refund), notifyBuilder(kind, refund)];
}

export function notifyClient(kind: NotificationKind, refund: Money | null): BookingEffect {
  return { type: "tell", params: { audience: "client", news: kind, refund } };
}

export function notifyBuilder(kind: NotificationKind, refund: Money | null): BookingEffect {
  return { type: "tell", params: { audience: "builder", news: kind, refund } };
}
