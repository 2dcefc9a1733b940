import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { formatMinutes } from "../../../server/domain/values/instant.ts";
import { formatPrice, isFree } from "../../../server/domain/values/money.ts";
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
  const timeZone = useBrowserTimeZone();
  const prefetch = () => void loadCalendarWidget();
  const card = useRef<HTMLLIElement>(null);
  // The answer is in the card that was pressed, which may be out of view.
  useEffect(() => {
    if (refusal !== null) card.current?.scrollIntoView({ block: "nearest" });
  }, [refusal]);
  return (
    <li
      ref={card}
      id={sessionType.id}
      className={`card scroll-mt-6 p-6 ${isChosen ? "outline-2 outline-accent-ink" : ""}`}
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h3 className="subtitle min-w-0">{sessionType.name}</h3>
        <p className="text-lg font-semibold whitespace-nowrap">{formatPrice(sessionType.price)}</p>
      </div>
      <p className="label mt-1">
        {formatMinutes(sessionType.durationMinutes)}
        {sessionType.kind === "group" ? " · with others" : " · one to one"}
      </p>
      {!isPaused && <AvailabilityNote availability={sessionType.availability} />}
      {sessionType.description !== "" && (
        <p className="mt-3 whitespace-pre-line text-soft">{sessionType.description}</p>
      )}
      {isChosen && refusal === null && (
        <div className="mt-4">
          <Notice tone="good">You are signed in. Book to go on with this session.</Notice>
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
            <p className="label flex min-h-11 items-center">Nothing to pay. Cancel whenever you like.</p>
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
            Book<span className="sr-only"> {sessionType.name}</span>
          </button>
        )}
        {!isPaused && !isOwn && (
          <Form method="post" onPointerEnter={prefetch} onFocus={prefetch}>
            <input type="hidden" name="timeZone" value={timeZone} />
            <SubmitButton name="sessionTypeId" value={sessionType.id} busy="Asking the calendar…">
              Book<span className="sr-only"> {sessionType.name}</span>
            </SubmitButton>
          </Form>
        )}
      </div>
    </li>
  );
}
