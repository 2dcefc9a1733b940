import { useSelector } from "@xstate/react";
import { createContext, useContext } from "react";
import type { PageEvent } from "./page-events.ts";
import type { OnPage, PageModel } from "./page-model.ts";
import type { ServerPage } from "./server-page.ts";
import type { Shown } from "./shown.ts";

/** Of the page around this. */
export const OwnPage = createContext<PageModel | null>(null);

function usePageModel(): PageModel {
  const model = useContext(OwnPage);
  if (model === null) throw new Error("No page of a booking is around this.");
  return model;
}

/** One thing of what stands on the page. What is read has to be the same while it means the same. */
function useOnPage<Read>(read: (onPage: OnPage) => Read): Read {
  return useSelector(usePageModel(), read);
}

/** What the server said last, as far as the actor has heard it. */
export function useServerPage(): ServerPage {
  return useOnPage(({ page }) => page);
}

/** What stands on the page. */
export function useShown(): Shown {
  return useOnPage(({ shown }) => shown);
}

/** Whether this has happened, and waits for the actor that is on its way. */
export function useIsKept(type: PageEvent["type"]): boolean {
  return useOnPage(({ kept }) => kept.includes(type));
}

/**
 * Tells the actor what happens on the page; what comes before it is kept for it. Where it cannot be had, what was given beside is done instead.
 * The same function for as long as the page is the booking's.
 */
export function useTellActor(): PageModel["tell"] {
  return usePageModel().tell;
}
