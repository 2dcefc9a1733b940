import { openLanguage } from "../../../text/languages.ts";
import type { View } from "../actor/server-page.ts";
import { addStepViews, findStepView, type StepView } from "./step-views.ts";

/** Each step is a file of its own: a page is shown with one of them. */
const FETCH = {
  visitor: async () => (await import("../visitor-view.tsx")).VisitorView,
  cancel: async () => (await import("./cancel-step.tsx")).CancelStep,
  move: async () => (await import("./move-step.tsx")).MoveStep,
  time: async () => (await import("./time-step.tsx")).TimeStep,
  details: async () => (await import("./details-step.tsx")).DetailsStep,
  pay: async () => (await import("./pay-step.tsx")).PayStep,
  done: async () => (await import("./done-step.tsx")).DoneStep,
  over: async () => (await import("./over-step.tsx")).OverStep,
} satisfies Record<View, () => Promise<StepView>>;

/** Fetches what a step is shown with, and the words that it is the first to say. Does nothing where it is here. */
export async function fetchStepView(view: View): Promise<StepView> {
  const known = findStepView(view);
  if (known !== null) return known;
  const fetched = await FETCH[view]();
  // Without its words it is said in English, until they come.
  await openLanguage(document.documentElement.dataset["language"] ?? "en").catch(() => undefined);
  addStepViews({ [view]: fetched });
  return fetched;
}
