import type { builderRefundProblems as english } from "../../en/builder/refund-problems.ts";
import type { Translation } from "../../translation.ts";

export const builderRefundProblems = {
  no_amount: "Bitte geben Sie einen Betrag in {currency} ein, etwa {example}.",
  zero: "Bitte geben Sie einen Betrag über null ein.",
  nothing_left: "Von dieser Zahlung ist nichts mehr übrig.",
  too_much: "Von dieser Zahlung sind höchstens {amount} übrig.",
  no_reason: "Bitte nennen Sie kurz den Grund. Der Gast liest ihn.",
  long_reason: "Bitte nehmen Sie höchstens {most} Zeichen.",
} satisfies Translation<typeof english>;
