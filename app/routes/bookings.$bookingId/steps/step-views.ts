import type { ComponentType } from "react";
import type { View } from "../actor/server-page.ts";
import type { StepProps } from "./step-props.ts";

export type StepView = ComponentType<StepProps>;

/** What the steps are shown with, as far as it is here: on the server all of it, in a browser what its page has shown or will show next. */
const here = new Map<View, StepView>();

/** Takes what is here: on the server, in tests, and when it has been fetched. */
export function addStepViews(views: Readonly<Partial<Record<View, StepView>>>): void {
  for (const [view, shownWith] of Object.entries(views)) here.set(view as View, shownWith);
}

/** What a step is shown with; null while that is not here. */
export function findStepView(view: View): StepView | null {
  return here.get(view) ?? null;
}
