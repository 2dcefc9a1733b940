import type { ComponentType } from "react";
import { processingCheckoutOf } from "../../../../server/domain/booking/booking.ts";
import type { View } from "../actor/server-page.ts";
import { GiveUpForm } from "../give-up-form.tsx";
import { VisitorView } from "../visitor-view.tsx";
import { CancelStep } from "./cancel-step.tsx";
import { DetailsStep } from "./details-step.tsx";
import { DoneStep } from "./done-step.tsx";
import { MoveStep } from "./move-step.tsx";
import { OverStep } from "./over-step.tsx";
import { PayStep } from "./pay-step.tsx";
import type { StepProps } from "./step-props.ts";
import { TimeStep } from "./time-step.tsx";

const VIEW_OF = {
  visitor: VisitorView,
  cancel: CancelStep,
  move: MoveStep,
  time: TimeStep,
  details: DetailsStep,
  pay: PayStep,
  done: DoneStep,
  over: OverStep,
} satisfies Record<View, ComponentType<StepProps>>;

/** The step at hand. */
export function BookingStep(props: StepProps) {
  const { booking, shown } = props;
  const ViewAtHand: ComponentType<StepProps> = VIEW_OF[shown.view];
  return (
    <>
      <ViewAtHand {...props} />
      {shown.offers.includes("give_up") && shown.view === shown.step && (
        <GiveUpForm
          holdsTime={booking.context.time !== null}
          isPaying={processingCheckoutOf(booking.context) !== null}
        />
      )}
    </>
  );
}
