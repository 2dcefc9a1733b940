import { formatDayAndTime, type Instant, type TimeZone } from "../server/domain/instant.ts";

/** What is to be done about a dispute that the bank has not decided, and until when. */
export function answerInWords(answerDueAt: Instant | null, zone: TimeZone): string {
  return answerDueAt === null
    ? "Answer in Stripe’s dashboard before the day that it names there."
    : `Answer in Stripe by ${formatDayAndTime(answerDueAt, zone)}.`;
}
