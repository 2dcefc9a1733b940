import type { ComponentType } from "react";
import { processingCheckoutOf } from "../../../../server/domain/booking/booking.ts";
import type { TimeZone } from "../../../../server/domain/values/instant.ts";
import type { TypedReason } from "../../../components/forms/reason-field.tsx";
import type { BookingOnPage } from "../../../page-data.ts";
import type { View } from "../actor/server-page.ts";
import type { Shown } from "../actor/shown.ts";
import { GiveUpForm } from "../give-up-form.tsx";
import { VisitorView } from "../visitor-view.tsx";
import type { AskedStep } from "./asked-step.ts";
import { CancelStep } from "./cancel-step.tsx";
import { DetailsStep } from "./details-step.tsx";
import { DoneStep } from "./done-step.tsx";
import { MoveStep } from "./move-step.tsx";
import { OverStep } from "./over-step.tsx";
import { PayStep } from "./pay-step.tsx";
import { TimeStep } from "./time-step.tsx";

/** What a step has to go by. */
export interface StepProps {
  readonly booking: BookingOnPage;
  readonly asked: AskedStep | null;
  /** By the page's actor: what is waited for, and what may be pressed. */
  readonly shown: Shown;
  /** Came back from Stripe's page by its "back" link. */
  readonly hasLeftCheckout: boolean;
  /** All zones where the page was asked for them; null otherwise. */
  readonly timeZones: readonly TimeZone[] | null;
  /** Of a cancel form that was not carried out. */
  readonly typedReason: TypedReason | undefined;
}

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
          note={
            processingCheckoutOf(booking.context) === null
              ? "Nothing was charged, and nothing will be."
              : "If your payment arrives afterwards, all of it goes back to you."
          }
        />
      )}
    </>
  );
}
