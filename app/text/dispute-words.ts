import type { BookingDispute } from "../../server/domain/booking/booking.ts";
import { evidence } from "../../server/domain/text/en/builder/evidence.ts";
import { openDispute } from "../../server/domain/text/en/operator/disputes.ts";
import { formatDayAndTime, formatMoney } from "../../server/domain/text/formats.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn } from "../../server/domain/text/place.ts";
import type { Instant, TimeZone } from "../../server/domain/values/instant.ts";

/** An open dispute in an operator's words: whether the bank only asks or holds the money, and what to do until when. */
export function openDisputeInWords(
  { answerDueAt, stage, amount: sum }: Pick<BookingDispute, "answerDueAt" | "stage" | "amount">,
  zone: TimeZone,
  language: Language,
): string {
  const t = textIn(openDispute, language);
  // Stripe's dashboard is the operator's.
  const answer =
    answerDueAt === null
      ? t("answer")
      : t("answerBy", { when: formatDayAndTime(answerDueAt, zone, language) });
  const sentences = [t(stage, { amount: formatMoney(sum, language) }), answer];
  return (stage === "inquiry" ? [...sentences, t("inquiryHelp")] : sentences).join(" ");
}

/** What a builder can do about it: the operator answers at Stripe, with the builder's evidence that the session took place. */
export function evidenceInWords(answerDueAt: Instant | null, zone: TimeZone, language: Language): string {
  const t = textIn(evidence, language);
  return answerDueAt === null
    ? t("soon")
    : t("before", { when: formatDayAndTime(answerDueAt, zone, language) });
}
