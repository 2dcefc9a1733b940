import { processingCheckoutOf, stepOf } from "../../../../server/domain/booking/booking.ts";
import type { TypedReason } from "../../../components/forms/reason-field.tsx";
import type { TimeZone } from "../../../../server/domain/values/instant.ts";
import type { BookingOnPage } from "../../../page-data.ts";
import { canCancel, type AskedStep } from "./asked-step.ts";
import { CancelStep } from "./cancel-step.tsx";
import { DetailsStep } from "./details-step.tsx";
import { DoneStep } from "./done-step.tsx";
import { GiveUpForm } from "../give-up-form.tsx";
import { MoveStep } from "./move-step.tsx";
import { OverStep } from "./over-step.tsx";
import { PayStep } from "./pay-step.tsx";
import { TimeStep } from "./time-step.tsx";
import { VisitorView } from "../visitor-view.tsx";
import type { Wait } from "../waiting-for.ts";

interface Props {
  readonly booking: BookingOnPage;
  readonly asked: AskedStep | null;
  readonly wait: Wait | null;
  readonly isLate: boolean;
  readonly hasLeftCheckout: boolean;
  /** All zones where the page was asked for them; null otherwise. */
  readonly timeZones: readonly TimeZone[] | null;
  /** Of a cancel form that was not carried out. */
  readonly typedReason: TypedReason | undefined;
}

/** The step at hand. */
export function BookingStep(props: Props) {
  const { booking, asked, wait, isLate, hasLeftCheckout, timeZones, typedReason } = props;
  if (!booking.viewerIsClient) return <VisitorView booking={booking} />;
  if (asked === "cancel") return <CancelStep booking={booking} typedReason={typedReason} />;
  if (asked === "move") return <MoveStep booking={booking} />;
  // While Stripe is being asked, giving up would race with the answer.
  const giveUp = canCancel(booking) && wait !== "payment" && wait !== "hold_end" && (
    <GiveUpForm
      holdsTime={booking.context.time !== null}
      note={
        processingCheckoutOf(booking.context) === null
          ? "Nothing was charged, and nothing will be."
          : "If your payment arrives afterwards, all of it goes back to you."
      }
    />
  );
  switch (stepOf(booking.state)) {
    case "time":
      return (
        <>
          <TimeStep booking={booking} wait={wait} isLate={isLate} />
          {giveUp}
        </>
      );
    case "details":
      return (
        <>
          <DetailsStep booking={booking} wait={wait} isLate={isLate} timeZones={timeZones} />
          {giveUp}
        </>
      );
    case "pay":
      return (
        <>
          <PayStep booking={booking} wait={wait} isLate={isLate} hasLeftCheckout={hasLeftCheckout} />
          {giveUp}
        </>
      );
    case "done":
      return <DoneStep booking={booking} hasMoved={asked === "moved"} timeZones={timeZones} />;
    case "over":
      return <OverStep booking={booking} isLate={isLate} />;
  }
}
