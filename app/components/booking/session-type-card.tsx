import { useReferrerHost } from "../../hooks/use-referrer-host.ts";
import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { sessionTypeCard } from "../../../server/domain/text/en/booking/session-type-card.ts";
import { formatMinutes, formatPrice } from "../../../server/domain/text/formats.ts";
import { isFree } from "../../../server/domain/values/money.ts";
import { rich, useLanguage, useText } from "../../hooks/use-text.tsx";
import type { Refusal } from "../../../server/domain/booking/refusal.ts";
import type { SessionTypeOnPage } from "../../page-data.ts";
import { useBrowserTimeZone } from "../../hooks/use-browser-time-zone.ts";
import { AvailabilityNote } from "./availability-note.tsx";
import { loadCalendarWidget } from "./calendar-widget.ts";
import { Notice } from "../page/notice.tsx";
import { PolicyDetails } from "./policy-details.tsx";
import { RefusalMessage } from "./refusal-message.tsx";
import { SubmitButton } from "../forms/submit-button.tsx";

/** One offer with its Book button; the answer to it is shown in the same card. */
export function SessionTypeCard({
  sessionType,
  isChosen,
  isPaused,
  isOwn,
  refusal,
}: {
  readonly sessionType: SessionTypeOnPage;
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
  const book = rich(
    t.parts("book", {
      session: sessionType.name,
      hidden: (text) => <span className="sr-only">{rich(text)}</span>,
    }),
  );
  return (
    <li
      ref={card}
      id={sessionType.id}
      className={`card scroll-mt-6 p-6 ${isChosen ? "outline-2 outline-accent-ink" : ""}`}
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h3 className="subtitle min-w-0">{sessionType.name}</h3>
        <p className="text-lg font-semibold whitespace-nowrap">{formatPrice(sessionType.price, language)}</p>
      </div>
      <p className="label mt-1">
        {t(sessionType.kind, { length: formatMinutes(sessionType.durationMinutes, language) })}
      </p>
      {!isPaused && <AvailabilityNote freeTimes={sessionType.freeTimes} />}
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
          <button type="button" disabled aria-disabled="true" className="button">
            {book}
          </button>
        )}
        {!isPaused && !isOwn && (
          <Form method="post" onPointerEnter={prefetch} onFocus={prefetch}>
            <input type="hidden" name="timeZone" value={timeZone} />
            <input type="hidden" name="site" value={site} />
            <SubmitButton name="sessionTypeId" value={sessionType.id} busy={t("asking")}>
              {book}
            </SubmitButton>
          </Form>
        )}
      </div>
    </li>
  );
}
