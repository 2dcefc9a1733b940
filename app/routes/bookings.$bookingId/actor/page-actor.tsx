import { createActorContext } from "@xstate/react";
import { useCallback, useEffect, useState, type ReactNode } from "react";
import { useLoadAnew } from "../../../hooks/use-load-anew.ts";
import type { PageEvent } from "./page-events.ts";
import { pageMachine } from "./page-machine.ts";
import type { ServerPage } from "./server-page.ts";
import { looksTheSame, shownOf, type Shown } from "./shown.ts";

const PageActor = createActorContext(pageMachine);

/** The page's actor for everything below. It begins with what the server says, is told what the server says later, and outlives each of it. */
export function PageActorProvider({
  page,
  children,
}: {
  readonly page: ServerPage;
  readonly children: ReactNode;
}) {
  const loadAnew = useLoadAnew();
  const [logic] = useState(() =>
    // On the server nothing is ever sent to the actor, and a machine of one's own is the dearest part of the page.
    typeof document === "undefined"
      ? pageMachine
      : pageMachine.provide({
          actions: {
            loadAnew,
            leaveFor: (_, { url }) => window.location.assign(url),
          },
        }),
  );
  return (
    // Another booking is another page.
    <PageActor.Provider key={page.booking.id} logic={logic} options={{ input: page }}>
      <HearTheServer page={page} />
      {children}
    </PageActor.Provider>
  );
}

function HearTheServer({ page }: { readonly page: ServerPage }) {
  const actor = PageActor.useActorRef();
  useEffect(() => {
    if (actor.getSnapshot().context.page !== page) actor.send({ type: "SERVER_SAID", page });
  }, [actor, page]);
  return null;
}

/** What the server said last, as far as the actor has heard it. */
export function useServerPage(): ServerPage {
  return PageActor.useSelector(({ context }) => context.page);
}

/** What stands on the page. */
export function useShown(): Shown {
  return PageActor.useSelector(shownOf, looksTheSame);
}

/** Tells the actor what happens on the page. The same function for as long as the page is the booking's. */
export function useTellActor(): (event: PageEvent) => void {
  const actor = PageActor.useActorRef();
  return useCallback((event) => actor.send(event), [actor]);
}
