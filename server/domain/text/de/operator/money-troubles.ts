import type { moneyTroubles as english } from "../../en/operator/money-troubles.ts";
import type { Translation } from "../../translation.ts";

export const moneyTroubles = {
  notSent: "{amount} sollten an den Gast zurückgehen, und es wurde nichts gesendet.",
  over_returned: "{amount} mehr wurden erstattet als bezahlt.",
  refund_failed: "Stripe konnte {amount} nicht erstatten. Der Gast wartet noch darauf.",
} satisfies Translation<typeof english>;
