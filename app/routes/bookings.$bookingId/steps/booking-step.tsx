import { useEffect, useState } from "react";
import { processingCheckoutOf } from "../../../../server/domain/booking/booking.ts";
import { GiveUpForm } from "../give-up-form.tsx";
import { fetchStepAhead, lateStepView } from "./open-step-view.ts";
import type { StepProps } from "./step-props.ts";
import { findStepView } from "./step-views.ts";

/** The step at hand: one for each, made anew for the next. */
export function BookingStep(props: StepProps) {
  const { booking, shown } = props;
  const { view } = shown;
  const [ViewAtHand] = useState(() => findStepView(view) ?? lateStepView(view));
  useEffect(() => fetchStepAhead(view), [view]);
  return (
    <>
      <ViewAtHand {...props} />
      {shown.offers.includes("give_up") && view === shown.step && (
        <GiveUpForm
          holdsTime={booking.context.time !== null}
          isPaying={processingCheckoutOf(booking.context) !== null}
        />
      )}
    </>
  );
}
