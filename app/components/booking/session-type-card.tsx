import { useReferrerHost } from "../../hooks/use-referrer-host.ts";
import { Form } from "@remix-run/react";
import { useEffect, useRef, type ReactNode } from "react";
import { sessionTypeCard } from "../../../server/domain/text/en/booking/session-type-card.ts";
import { formatMinutes, formatPrice } from "../../../server/domain/text/formats.ts";
import { isFree } from "../../../server/domain/values/money.ts";
import { rich, useLanguage, useText } from "../../hooks/use-text.tsx";
import type { Refusal } from "../../../server/domain/booking/refusal.ts";
import type { TimeZone } from "../../../server/domain/values/instant.ts";
import type { SessionTypeOnPage } from "../../page-data.ts";
import { useBrowserTimeZone } from "../../hooks/use-browser-time-zone.ts";
import { loadCalendarWidget } from "./calendar-widget.ts";
import { FreeTimesNote } from "./free-times-note.tsx";
import { FreeWeek } from "./free-week.tsx";
import { StartButton } from "./start-button.tsx";
import { Notice } from "../page/notice.tsx";
import { PolicyDetails } from "./policy-details.tsx";
import { RefusalMessage } from "./refusal-message.tsx";
import { SubmitButton } from "../forms/submit-button.tsx";

/** One offer with its free times and its Book button; the answer to either is shown in the same card. */
export function SessionTypeCard({
  sessionType,
  builderZone,
  isChosen,
  isPaused,
  isOwn,
  refusal,
}: {
  readonly sessionType: SessionTypeOnPage;
  readonly builderZone: TimeZone;
  /** Chosen before signing in. */
  readonly isChosen: boolean;
  /** Whether nothing can be booked with this builder just now. */
  readonly isPaused: boolean;
  /** Whether the viewer is its builder. */
  readonly isOwn: boolean;
  readonly refusal: Refusal | null;
}) {
  const t = useText(sessionTypeCard);
  const language = useLanguage();
  const timeZone = useBrowserTimeZone();
  const site = useReferrerHost();
  const prefetch = () => void loadCalendarWidget();
  const card = useRef<HTMLLIElement>(null);
  // The answer is in the card that was pressed, which may be out of view.
  useEffect(() => {
    if (refusal !== null) card.current?.scrollIntoView({ block: "nearest" });
  }, [refusal]);
  const { freeTimes } = sessionType;
  const { times, knownUntil } = freeTimes;
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
  const chosen = (
    <>
      <input type="hidden" name="timeZone" value={timeZone} />
      <input type="hidden" name="site" value={site} />
    </>
  );
  return (
    <li
      ref={card}
      id={sessionType.id}
      className={`card scroll-mt-6 p-4 sm:p-6 ${isChosen ? "outline-2 outline-accent-ink" : ""}`}
    >
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
            session={sessionType.name}
            times={times}
            knownUntil={knownUntil}
            builderZone={builderZone}
            start={(at, words) => (
              <StartButton sessionTypeId={sessionType.id} at={at} isDisabled={isOwn}>
                {words}
              </StartButton>
            )}
            around={(panels) => (
              <Form method="post" onPointerEnter={prefetch} onFocus={prefetch}>
                <input type="hidden" name="sessionTypeId" value={sessionType.id} />
                {chosen}
                {panels}
              </Form>
            )}
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
      {isChosen && refusal === null && (
        <div className="mt-4">
          <Notice tone="good">{t("signedIn")}</Notice>
        </div>
      )}
      {refusal !== null && (
        <div className="mt-4">
          <RefusalMessage refusal={refusal} />
        </div>
      )}
      <div className="mt-4 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-64 max-sm:basis-full">
          {isFree(sessionType.price) ? (
            <p className="label flex min-h-11 items-center">{t("free")}</p>
          ) : (
            <PolicyDetails
              rule={{
                cancellationPolicy: sessionType.cancellationPolicy,
                refundCeilingBasisPoints: null,
              }}
            />
          )}
        </div>
        {!isPaused && isOwn && (
          <button type="button" disabled aria-disabled="true" className={look}>
            {book}
          </button>
        )}
        {!isPaused && !isOwn && (
          <Form method="post" onPointerEnter={prefetch} onFocus={prefetch}>
            {chosen}
            <SubmitButton name="sessionTypeId" value={sessionType.id} busy={t("asking")} look={look}>
              {book}
            </SubmitButton>
          </Form>
        )}
      </div>
    </li>
  );
}
