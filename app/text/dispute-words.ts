import type { BookingDispute } from "../../server/domain/booking/booking.ts";
import { formatDayAndTime, formatMoney } from "../../server/domain/text/formats.ts";
import type { Language } from "../../server/domain/text/language.ts";
import type { Instant, TimeZone } from "../../server/domain/values/instant.ts";

/** An open dispute in an operator's words: whether the bank only asks or holds the money, and what to do until when. */
export function openDisputeInWords(
  dispute: Pick<BookingDispute, "answerDueAt" | "stage" | "amount">,
  zone: TimeZone,
  language: Language,
): string {
  const amount = formatMoney(dispute.amount, language);
  const said =
    dispute.stage === "inquiry"
      ? `The client’s bank asks about ${amount}.`
      : `The client’s bank asks for ${amount} back. Until it is decided, Stripe returns nothing of this payment.`;
  return `${said} ${answerInWords(dispute, zone, language)}`;
}

/** What an operator does about a bank's question, and until when. Stripe's dashboard is theirs. */
function answerInWords(
  { answerDueAt, stage }: Pick<BookingDispute, "answerDueAt" | "stage">,
  zone: TimeZone,
  language: Language,
): string {
  const answer =
    answerDueAt === null
      ? "Answer in Stripe’s dashboard before the day that it names there."
      : `Answer in Stripe’s dashboard by ${formatDayAndTime(answerDueAt, zone, language)}.`;
  return stage === "inquiry" ? `${answer} No money is taken yet; a refund settles it, too.` : answer;
}

/** What a builder can do about it: the operator answers at Stripe, with the builder's evidence that the session took place. */
export function evidenceInWords(answerDueAt: Instant | null, zone: TimeZone, language: Language): string {
  const until = answerDueAt === null ? "soon" : `before ${formatDayAndTime(answerDueAt, zone, language)}`;
  return `The site’s operator answers the bank. Send them evidence that the session was held or agreed, ${until}: answer our mail about it.`;
}
