import { formatMoney, isSameMoney, type Money } from "../server/domain/money.ts";

/** What goes back when everything does, in a sentence that says "all" of no more than it is. */
export function allGoesBack(paid: Money, left: Money, who: string): string {
  if (left.amountMinor === 0) return "Nothing is left to go back.";
  return isSameMoney(paid, left)
    ? `All ${formatMoney(left)} that ${who} paid goes back.`
    : `All that is left of the ${formatMoney(paid)} that ${who} paid goes back: ${formatMoney(left)}.`;
}
