import type { ReactNode } from "react";
import { sessionTypeCard } from "../../../server/domain/text/en/booking/session-type-card.ts";
import { formatMinutes, formatPrice } from "../../../server/domain/text/formats.ts";
import { cancellationPolicyInWords } from "../../../server/domain/text/policy-in-words.ts";
import { isFree } from "../../../server/domain/values/money.ts";
import { rich, useLanguage, useText } from "../../hooks/use-text.tsx";
import type { TimeZone } from "../../../server/domain/values/instant.ts";
import type { SessionTypeOnPage } from "../../page-data.ts";
import { BookForm } from "./book-form.tsx";
import { FreeTimesNote } from "./free-times-note.tsx";
import { FreeWeek } from "./free-week.tsx";
import { StartButton } from "./start-button.tsx";
import { PolicyDetails } from "./policy-details.tsx";

/** One offer with its free times and its Book button. HTML alone, for pages without scripts of the app. */
export function SessionTypeCard({
  sessionType,
  builderZone,
  isPaused,
  isOwn,
}: {
  readonly sessionType: SessionTypeOnPage;
  readonly builderZone: TimeZone;
  /** Whether nothing can be booked with this builder just now. */
  readonly isPaused: boolean;
  /** Whether the viewer is its builder. */
  readonly isOwn: boolean;
}) {
  const t = useText(sessionTypeCard);
  const language = useLanguage();
  const { freeTimes } = sessionType;
  const { times, knownUntil } = freeTimes;
  const policy = cancellationPolicyInWords(sessionType.cancellationPolicy, language);
  const [firstSentence] = policy;
  const hasWeek = !isPaused && knownUntil !== null && times.length > 0;
  const hidden = (text: readonly ReactNode[]) => <span className="sr-only">{rich(text)}</span>;
  const book = rich(
    t.parts(hasWeek ? (freeTimes.hasMore ? "more" : "calendar") : "book", {
      session: sessionType.name,
      hidden,
    }),
  );
  // Where free times can be pressed, they go first.
  const look = hasWeek ? "button-quiet" : "button";
  return (
    <li id={sessionType.id} className="card scroll-mt-6 p-4 sm:p-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h3 className="subtitle min-w-0">{sessionType.name}</h3>
        <p className="text-lg font-semibold whitespace-nowrap">{formatPrice(sessionType.price, language)}</p>
      </div>
      <p className="label mt-1">
        {t(sessionType.kind, { length: formatMinutes(sessionType.durationMinutes, language) })}
      </p>
      {hasWeek && (
        <div className="mt-4">
          <FreeWeek
            id={`week-${sessionType.id}`}
            session={sessionType.name}
            times={times}
            knownUntil={knownUntil}
            builderZone={builderZone}
            start={(at, words) => (
              <StartButton at={at} isDisabled={isOwn}>
                {words}
              </StartButton>
            )}
            around={(panels) => <BookForm sessionTypeId={sessionType.id}>{panels}</BookForm>}
          />
        </div>
      )}
      {!isPaused && (
        <div className="mt-3">
          <FreeTimesNote freeTimes={freeTimes} />
        </div>
      )}
      {sessionType.description !== "" && (
        <p dir="auto" className="mt-3 whitespace-pre-line text-soft">
          {sessionType.description}
        </p>
      )}
      <div className="mt-4 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-64 max-sm:basis-full">
          {isFree(sessionType.price) ? (
            <p className="label flex min-h-11 items-center">{t("free")}</p>
          ) : (
            <>
              <p className="text-[0.9375rem] text-soft">{firstSentence}</p>
              <PolicyDetails sentences={policy} />
            </>
          )}
        </div>
        {!isPaused && isOwn && (
          <button type="button" disabled aria-disabled="true" className={look}>
            {book}
          </button>
        )}
        {!isPaused && !isOwn && (
          <BookForm sessionTypeId={sessionType.id}>
            <button type="submit" className={look}>
              {book}
            </button>
          </BookForm>
        )}
      </div>
    </li>
  );
}
