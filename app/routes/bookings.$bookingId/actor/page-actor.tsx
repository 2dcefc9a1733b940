import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from "react";
import { useLoadAnew } from "../../../hooks/use-load-anew.ts";
import { openStepView } from "../steps/open-step-view.ts";
import { bringActor } from "./bring-actor.ts";
import type { PageEvent } from "./page-events.ts";
import { createPageModel, type OnPage, type PageModel } from "./page-model.ts";
import type { ServerPage } from "./server-page.ts";
import type { Shown } from "./shown.ts";

const OwnPage = createContext<PageModel | null>(null);

interface Props {
  readonly page: ServerPage;
  readonly children: ReactNode;
}

/**
 * The page's actor for everything below. It comes when the page can be used already, begins with what the server says, is told what the server
 * says later, and outlives each of it.
 */
export function PageActorProvider({ page, children }: Props) {
  return (
    // Another booking is another page.
    <ActorOfOneBooking key={page.booking.id} page={page}>
      {children}
    </ActorOfOneBooking>
  );
}

function ActorOfOneBooking({ page, children }: Props) {
  const loadAnew = useLoadAnew();
  const [model] = useState(() => createPageModel(page, openStepView));
  useEffect(() => model.hear(page), [model, page]);
  useEffect(() => bringActor(model, loadAnew), [model, loadAnew]);
  return <OwnPage.Provider value={model}>{children}</OwnPage.Provider>;
}

function usePageModel(): PageModel {
  const model = useContext(OwnPage);
  if (model === null) throw new Error("No page of a booking is around this.");
  return model;
}

/** One thing of what stands on the page. What is read has to be the same while it means the same. */
function useOnPage<Read>(read: (onPage: OnPage) => Read): Read {
  const model = usePageModel();
  const readNow = () => read(model.read());
  return useSyncExternalStore(model.subscribe, readNow, readNow);
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
