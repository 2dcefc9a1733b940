import type { checkoutTexts as english } from "../../en/booking/checkout.ts";
import type { Translation } from "../../translation.ts";

export const checkoutTexts = {
  item: "{session} bei {builder}",
  details: "{when} · {length}",
} satisfies Translation<typeof english>;
