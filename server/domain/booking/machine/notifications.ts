import type { BookingEffect, News } from "../booking-effect.ts";
import type { Money } from "../../values/money.ts";

/** The effects that write to people. `refund`: what goes back to the client, where the notification is about money. */

export function notifyBoth(news: News, refund: Money | null): BookingEffect[] {
  return [notifyClient(news, refund), notifyBuilder(news, refund)];
}

export function notifyClient(news: News, refund: Money | null): BookingEffect {
  return { type: "tell", params: { audience: "client", news, refund } };
}

export function notifyBuilder(news: News, refund: Money | null): BookingEffect {
  return { type: "tell", params: { audience: "builder", news, refund } };
}
