import { stepOf } from "../../../server/domain/booking.ts";
import type { BookingOnPage } from "../../page-data.ts";
import type { TimeZoneGroup } from "../../time-zones.ts";
import { useAllowed } from "./booking-actor.tsx";
import { DetailsStep } from "./details-step.tsx";
import { DoneStep } from "./done-step.tsx";
import { GiveUpForm } from "./give-up-form.tsx";
import { OverStep } from "./over-step.tsx";
import { PayStep } from "./pay-step.tsx";
import { TimeStep } from "./time-step.tsx";
import { VisitorView } from "./visitor-view.tsx";
import type { Wait } from "./waiting-for.ts";

interface Props {
  readonly booking: BookingOnPage;
  readonly wait: Wait | null;
  readonly isLate: boolean;
  readonly hasLeftCheckout: boolean;
  readonly timeZones: readonly TimeZoneGroup[];
}

/** The step at hand. */
export function BookingStep(props: Props) {
  const { booking, wait, isLate, hasLeftCheckout, timeZones } = props;
  const { cancel } = useAllowed(booking.now, booking.client.timeZone);
  if (!booking.viewerIsClient) return <VisitorView booking={booking} />;
  // While Stripe is being asked, giving up would race with the answer.
  const giveUp = cancel && wait !== "payment" && wait !== "hold_end" && <GiveUpForm />;
  switch (stepOf(booking.state)) {
    case "time":
      return (
        <>
          <TimeStep booking={booking} wait={wait} />
          {giveUp}
        </>
      );
    case "details":
      return (
        <>
          <DetailsStep booking={booking} wait={wait} timeZones={timeZones} />
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
      return <DoneStep booking={booking} timeZones={timeZones} />;
    case "over":
      return <OverStep booking={booking} />;
  }
}
