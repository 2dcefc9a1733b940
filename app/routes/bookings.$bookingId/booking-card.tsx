import type { ConsentRefusal, TickedConsents } from "../../../server/domain/booking/consent.ts";
import type { Refusal } from "../../../server/domain/booking/refusal.ts";
import type { Instant, TimeZone } from "../../../server/domain/values/instant.ts";
import { isFree } from "../../../server/domain/values/money.ts";
import { RefusalMessage } from "../../components/booking/refusal-message.tsx";
import { PasswordGoneNotice } from "../../components/forms/password-gone-notice.tsx";
import { ProblemLink } from "../../components/page/problem-link.tsx";
import type { TypedReason } from "../../components/forms/reason-field.tsx";
import { AccentStyle } from "../../components/page/accent-style.tsx";
import { useServerPage, useShown } from "./actor/use-page-actor.ts";
import { freshnessOf } from "./actor/server-page.ts";
import { BookingSummary } from "./booking-summary.tsx";
import { CutOffNotice, MailRefusedNotice, NotThroughNotice, SignedOutNotice } from "./connection-notices.tsx";
import { problemStepOf } from "./problem-step-of.ts";
import { ConsentDetails } from "./consent-details.tsx";
import { HistoryDetails } from "./history-details.tsx";
import { BookingStep } from "./steps/booking-step.tsx";
import { BookingStepper } from "./steps/booking-stepper.tsx";
import { useStepTold } from "./use-step-told.ts";

interface Props {
  readonly hasLeftCheckout: boolean;
  readonly hasLostPassword: boolean;
  /** See `StepProps`. */
  readonly wishedTime: Instant | null;
  /** Where the history that is shown begins, further back; null at its end. */
  readonly earlier: string | null;
  /** All zones where the page was asked for them; null otherwise. */
  readonly timeZones: readonly TimeZone[] | null;
  /** See `StepProps`. */
  readonly offersPasskey: boolean;
  /** Of a form that was sent. */
  readonly refusal: Refusal | ConsentRefusal | null;
  /** What was ticked in it. */
  readonly ticked: TickedConsents | null;
  /** Of a cancel form that was not carried out. */
  readonly typedReason: TypedReason | undefined;
}

/** The card that stays: what is booked, where one stands, and the step at hand, as the page's actor has them. */
export function BookingCard(props: Props) {
  const { hasLeftCheckout, hasLostPassword, earlier } = props;
  const page = useServerPage();
  const shown = useShown();
  const { booking } = page;
  const { view, step, wait, isLate, isPending, correction } = shown;
  const isNotThrough = correction?.code === "not_through";
  const answer = correction === null || correction.code === "not_through" ? props.refusal : correction;
  const refusal = answer?.code === "consent_needed" ? null : answer;
  // What says something else is made anew: see the note below.
  const shownStep = JSON.stringify([freshnessOf(booking), view, wait, page.asked, isLate, hasLeftCheckout]);
  const { card, told } = useStepTold(`${view} ${page.asked ?? ""} ${isPending}`, shownStep);
  return (
    <>
      <AccentStyle color={booking.builder.accentColor} />
      <article
        ref={card}
        data-view={view}
        className="card -mx-2 grid grid-cols-[minmax(0,1fr)] overflow-hidden sm:mx-0 lg:grid-cols-[19rem_minmax(0,1fr)]"
      >
        <BookingSummary
          booking={booking}
          words={page.said.words}
          view={view}
          isTimePending={wait === "booked_time"}
          timeZones={props.timeZones}
        />
        <div className="min-h-[32rem] min-w-0 px-5 pt-6 pb-8 sm:px-8 lg:px-10 lg:pt-8">
          {step !== "done" && step !== "over" && (
            <BookingStepper
              key={`${step} ${isPending}`}
              step={step}
              isFree={isFree(booking.context.price)}
              isPending={isPending}
            />
          )}
          <div className="mt-7 first:mt-0">
            <div className="space-y-6 not-empty:mb-6">
              {shown.isSignedOut && <SignedOutNotice bookingId={booking.id} />}
              {shown.isCutOff && !isNotThrough && <CutOffNotice />}
              {hasLostPassword && <PasswordGoneNotice />}
              {booking.viewerIsClient && booking.mailRefusedAt !== null && (
                <MailRefusedNotice email={booking.client.email} />
              )}
              {isNotThrough && <NotThroughNotice />}
              {refusal !== null && <RefusalMessage refusal={refusal} />}
            </div>
            <BookingStep
              // A browser that translates the page puts elements of its own where its texts were, which an update in place never reaches:
              // what says something else is made anew.
              key={shownStep}
              booking={booking}
              asked={page.asked}
              words={page.said.words}
              shown={shown}
              hasLeftCheckout={hasLeftCheckout}
              wishedTime={props.wishedTime}
              offersPasskey={props.offersPasskey}
              consentMissing={answer?.code === "consent_needed" ? answer.missing : null}
              ticked={shown.ticked ?? props.ticked}
              typedReason={props.typedReason}
            />
            {booking.viewerIsClient && booking.consents.length > 0 && <ConsentDetails booking={booking} />}
            {booking.viewerIsClient && (
              <HistoryDetails booking={booking} words={page.said.words.history} earlier={earlier} />
            )}
          </div>
        </div>
      </article>
      <p role="status" className="sr-only">
        {told}
      </p>
      <ProblemLink step={problemStepOf(page.asked, step)} bookingId={booking.id} />
    </>
  );
}
