import { Link } from "@remix-run/react";
import { failedJobs } from "../../../server/domain/text/en/operator/failed-jobs.ts";
import type { Language } from "../../../server/domain/text/language.ts";
import { textIn } from "../../../server/domain/text/place.ts";
import { Notice } from "../../components/page/notice.tsx";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
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
  const t = useText(failedJobs);
  const language = useLanguage();
  return (
    <div role="status">
      <Notice tone={TONES[status]}>
        <p className="font-semibold">{title}</p>
        <p>{sentenceOf(outcome, isWatched, language)}</p>
        {bookingId !== null && (
          <p className="mt-1">
            <Link className="link" to={`/operator/bookings/${bookingId}`}>
              {t("look")}
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
  language: Language,
): string {
  const t = textIn(failedJobs, language);
  switch (status) {
    case "done":
      return t("done");
    case "dropped":
      return t(bookingId === null ? "droppedListed" : "dropped");
    case "dead":
      return lastError === null ? t("failedAgainUnexplained") : t("failedAgain", { error: lastError });
    case "waiting":
      if (isWatched || attempts === 0) return t("trying");
      return lastError === null ? t("notYetUnexplained") : t("notYet", { error: lastError });
  }
}
