import { useEffect, useState, type ReactNode } from "react";
import { useLoadAnew } from "../../../hooks/use-load-anew.ts";
import { openStepView } from "../steps/open-step-view.ts";
import { bringActor } from "./bring-actor.ts";
import { createPageModel } from "./page-model.ts";
import type { ServerPage } from "./server-page.ts";
import { OwnPage } from "./use-page-actor.ts";

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
