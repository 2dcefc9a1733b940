import type { moneyTotals as english } from "../../en/operator/money-totals.ts";
import type { Translation } from "../../translation.ts";

export const moneyTotals = {
  label: "Wo alle {currency} sind",
  paid: "Bezahlt",
  returned: "An Gäste erstattet",
  onTheWay: "Auf dem Rückweg",
  withBank: "Von Banken nach Anfechtung geholt",
  heldByBank: "Bei Banken bis zur Entscheidung",
  settledOtherwise: "Auf anderem Weg geklärt",
  kept: "Behalten, nach Regeln und Stand",
  addsUp: "Es geht auf.",
  tooMuch: "Es sind {amount} mehr da, als es sein sollten: Es ging zu wenig zurück.",
  tooLittle: "Es sind {amount} weniger da, als es sein sollten: Es ging zu viel zurück.",
  negative: "− {amount}",
} satisfies Translation<typeof english>;
