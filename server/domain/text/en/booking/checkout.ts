import { place } from "../../place.ts";

/** What is paid for, on Stripe's payment page. */
export const checkoutTexts = place("booking/checkout", {
  item: "{session} with {builder}",
  details: "{when} · {length}",
});
