import { awaitBeforeHydration } from "../../../before-hydration.ts";
import { VIEWS } from "../actor/server-page.ts";
import { fetchStepView } from "./fetch-step-view.client.ts";

/** Which step the document shows that the server sent; undefined where it is another page's. */
function viewAtLoad() {
  const { view } = document.querySelector<HTMLElement>("[data-view]")?.dataset ?? {};
  return VIEWS.find((one) => one === view);
}

const view = typeof document === "undefined" ? undefined : viewAtLoad();
if (view !== undefined) awaitBeforeHydration(fetchStepView(view));
