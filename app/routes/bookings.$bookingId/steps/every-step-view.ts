import { VisitorView } from "../visitor-view.tsx";
import type { View } from "../actor/server-page.ts";
import { CancelStep } from "./cancel-step.tsx";
import { DetailsStep } from "./details-step.tsx";
import { DoneStep } from "./done-step.tsx";
import { MoveStep } from "./move-step.tsx";
import { OverStep } from "./over-step.tsx";
import { PayStep } from "./pay-step.tsx";
import type { StepView } from "./step-views.ts";
import { TimeStep } from "./time-step.tsx";

/** What every step is shown with: for the server, which may show any, and for tests. Browsers fetch it step by step. */
export const EVERY_STEP_VIEW = {
  visitor: VisitorView,
  cancel: CancelStep,
  move: MoveStep,
  time: TimeStep,
  details: DetailsStep,
  pay: PayStep,
  done: DoneStep,
  over: OverStep,
} satisfies Record<View, StepView>;
