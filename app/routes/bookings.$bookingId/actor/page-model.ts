import type { Observer, Subscribable } from "xstate";
import type { PageEvent } from "./page-events.ts";
import type { ServerPage } from "./server-page.ts";
import { looksTheSame, shownAtFirst, type Shown } from "./shown.ts";

/** What stands on the page. */
export interface OnPage {
  /** What the server said last, as far as the actor has heard it. */
  readonly page: ServerPage;
  readonly shown: Shown;
  /** What has happened on the page and is not told to anybody yet: the actor is on its way. */
  readonly kept: readonly PageEvent["type"][];
}

/** The page's actor as the page needs it. */
export interface PageActor {
  readonly tell: (event: PageEvent) => void;
  readonly read: () => Pick<OnPage, "page" | "shown">;
  /** Returns what ends it. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly stop: () => void;
}

interface Kept {
  readonly event: PageEvent;
  /** What a page without the actor does instead, if anything. */
  readonly otherwise: (() => void) | undefined;
}

/**
 * What stands on the page: by the server's word at first, by the actor from when it is here. What happens before that is kept for it. It is read as an
 * actor of XState is.
 */
export interface PageModel extends Subscribable<OnPage> {
  /** The same for as long as the page looks the same. */
  readonly getSnapshot: () => OnPage;
  /** The server's word, whoever hears it. */
  readonly hear: (page: ServerPage) => void;
  /** Tells the actor what happens on the page, once it is here. Where it cannot be had, `otherwise` is done instead. */
  readonly tell: (event: PageEvent, otherwise?: () => void) => void;
  /** The actor is here. Returns what stops it. */
  readonly takeActor: (start: (page: ServerPage) => PageActor) => () => void;
  /** The actor cannot be had for now. */
  readonly doWithoutActor: () => void;
}

/**
 * @param opening gives null where what a view is shown with is here, and otherwise a promise of it: until it is kept, what was there stays.
 */
export function createPageModel(
  first: ServerPage,
  opening: (view: Shown["view"]) => Promise<void> | null,
): PageModel {
  let onPage: OnPage = { page: first, shown: shownAtFirst(first), kept: [] };
  let actor: PageActor | null = null;
  let kept: readonly Kept[] = [];
  let isWithoutActor = false;
  /** What is to stand on the page, whether it can be shown yet or not. */
  let read: PageActor["read"] = () => onPage;
  const listeners = new Set<() => void>();

  function show(): void {
    const { page, shown } = read();
    const opened = opening(shown.view);
    if (opened !== null) {
      void opened.then(show);
      return;
    }
    onPage = {
      page,
      shown: looksTheSame(onPage.shown, shown) ? onPage.shown : shown,
      kept: kept.map(({ event }) => event.type),
    };
    for (const listener of listeners) listener();
  }

  return {
    getSnapshot: () => onPage,
    subscribe(observer: Observer<OnPage> | ((onPage: OnPage) => void)) {
      const listener = () => (typeof observer === "function" ? observer(onPage) : observer.next?.(onPage));
      listeners.add(listener);
      return { unsubscribe: () => void listeners.delete(listener) };
    },
    hear(page) {
      if (read().page === page) return;
      if (actor !== null) {
        actor.tell({ type: "SERVER_SAID", page });
        return;
      }
      const said = { page, shown: shownAtFirst(page) };
      read = () => said;
      show();
    },
    tell(event, otherwise) {
      if (actor !== null) actor.tell(event);
      else if (isWithoutActor && otherwise !== undefined) otherwise();
      else {
        // Pressed twice, it is wanted once.
        kept = [...kept.filter((one) => one.event.type !== event.type), { event, otherwise }];
        show();
      }
    },
    takeActor(start) {
      const started = start(read().page);
      const told = kept;
      [actor, kept, read, isWithoutActor] = [started, [], started.read, false];
      for (const { event } of told) started.tell(event);
      const unsubscribe = started.subscribe(show);
      show();
      return () => {
        unsubscribe();
        started.stop();
        const last = started.read();
        [actor, read] = [null, () => last];
      };
    },
    doWithoutActor() {
      isWithoutActor = true;
      const undone = kept.filter(({ otherwise }) => otherwise !== undefined);
      kept = kept.filter(({ otherwise }) => otherwise === undefined);
      for (const { otherwise } of undone) otherwise?.();
      show();
    },
  };
}
