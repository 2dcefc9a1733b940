import { createActor } from "xstate";
import { pageMachine } from "./page-machine.ts";
import type { PageActor } from "./page-model.ts";
import type { ServerPage } from "./server-page.ts";
import { shownOf } from "./shown.ts";

/** Starts the page's actor in the browser. It begins with what the server said last, and has the page's data read anew by `loadAnew`. */
export function startActor(page: ServerPage, loadAnew: () => void): PageActor {
  const logic = pageMachine.provide({
    actions: {
      loadAnew,
      leaveFor: (_, { url }) => window.location.assign(url),
    },
  });
  const actor = createActor(logic, { input: page }).start();
  return {
    tell: (event) => actor.send(event),
    read: () => {
      const snapshot = actor.getSnapshot();
      return { page: snapshot.context.page, shown: shownOf(snapshot) };
    },
    subscribe: (listener) => {
      const subscription = actor.subscribe(listener);
      return () => subscription.unsubscribe();
    },
    stop: () => actor.stop(),
  };
}
