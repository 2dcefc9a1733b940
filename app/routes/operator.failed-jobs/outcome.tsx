import { Link } from "@remix-run/react";
import { Notice } from "../../components/page/notice.tsx";
import type { DeadLetterOutcome } from "../../page-data.ts";

const TONES = {
  waiting: "plain",
  done: "good",
  dropped: "good",
  dead: "bad",
} as const satisfies Record<DeadLetterOutcome["status"], string>;

/** The outcome of the last decision. A live region: screen readers announce each change. */
export function Outcome({
  outcome,
  isWatched,
}: {
  readonly outcome: DeadLetterOutcome & { readonly title: string };
  readonly isWatched: boolean;
}) {
  const { title, bookingId, status } = outcome;
  return (
    <div role="status">
      <Notice tone={TONES[status]}>
        <p className="font-semibold">{title}</p>
        <p>{sentenceOf(outcome, isWatched)}</p>
        {bookingId !== null && (
          <p className="mt-1">
            <Link className="link" to={`/operator/bookings/${bookingId}`}>
              Look at the booking
            </Link>
          </p>
        )}
      </Notice>
    </div>
  );
}

function sentenceOf(
  { status, attempts, lastError, bookingId }: DeadLetterOutcome,
  isWatched: boolean,
): string {
  switch (status) {
    case "done":
      return "Done: it has been carried out.";
    case "dropped":
      return bookingId === null
        ? "Dropped. Your reason is listed below."
        : "Dropped. Your reason is in the booking’s history.";
    case "dead":
      return `It has failed again: ${lastError ?? "no reason recorded"}`;
    case "waiting":
      return isWatched || attempts === 0
        ? "It is being tried again. This takes a moment; the page updates automatically."
        : `It did not go through yet, and is tried again automatically, at longer and longer intervals. The last answer: ${lastError ?? "none"}`;
  }
}
