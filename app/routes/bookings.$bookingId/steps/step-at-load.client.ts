import { awaitBeforeHydration } from "../../../before-hydration.ts";
import { VIEWS } from "../actor/server-page.ts";
import { fetchStepView } from "./fetch-step-view.client.ts";

/** Has the document wait for what the step is shown with that the server sent, where it is a booking's. */
export function awaitStepAtLoad(): void {
  const shown = document.querySelector<HTMLElement>("[data-view]")?.dataset["view"];
  const view = VIEWS.find((one) => one === shown);
  if (view !== undefined) awaitBeforeHydration(fetchStepView(view));
}
