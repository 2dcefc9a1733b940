import { typedMoney } from "../../../server/domain/offer/parse-money.ts";
import { builderRefundProblems } from "../../../server/domain/text/en/builder/refund-problems.ts";
import { formatMoney, formatNumber } from "../../../server/domain/text/formats.ts";
import type { Language } from "../../../server/domain/text/language.ts";
import { textIn } from "../../../server/domain/text/place.ts";
import type { RefundProblem } from "./refund-form.ts";

/** What is wrong with a field of the refund, as a sentence beside it; undefined where nothing is. */
export function refundProblemInWords(
  problem: RefundProblem | undefined,
  language: Language,
): string | undefined {
  const t = textIn(builderRefundProblems, language);
  switch (problem?.code) {
    case undefined:
      return undefined;
    case "no_amount":
      return t("no_amount", { currency: problem.left.currency, example: typedMoney(problem.left) });
    case "too_much":
      return t("too_much", { amount: formatMoney(problem.left, language) });
    case "long_reason":
      return t("long_reason", { most: formatNumber(problem.charactersMax, language) });
    case "zero":
    case "nothing_left":
    case "no_reason":
      return t(problem.code);
  }
}
