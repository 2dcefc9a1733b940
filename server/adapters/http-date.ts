import { instantFromEpochMs, type Instant } from "../domain/values/instant.ts";
import type { ClockWatch } from "../ports.ts";
import type { ClockProvider } from "../domain/providers/clock-difference.ts";

/** `Tue, 03 Mar 2026 10:00:00 GMT`; null when there is none, or it is no date. */
export function instantOfDate(header: string | null | undefined): Instant | null {
  const epochMs = Date.parse(header ?? "");
  return Number.isNaN(epochMs) ? null : instantFromEpochMs(epochMs);
}

/** Sends a request, and reports the date of its answer to the watch. Reports nothing without an answer or a date. */
export async function datedRequest<Answer>(
  watch: ClockWatch | undefined,
  provider: ClockProvider,
  send: () => Promise<Answer>,
  dateOf: (answer: Answer) => string | null | undefined,
): Promise<Answer> {
  if (watch === undefined) return send();
  const askedAt = watch.now();
  const answer = await send();
  const datedAt = instantOfDate(dateOf(answer));
  if (datedAt !== null) watch.sawAnswer(provider, { askedAt, answeredAt: watch.now(), datedAt });
  return answer;
}
