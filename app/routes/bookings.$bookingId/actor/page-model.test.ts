import { describe, expect, test, vi } from "vitest";
import { bookingOnPage } from "../page-under-test.ts";
import type { PageEvent } from "./page-events.ts";
import { createPageModel } from "./page-model.ts";
import type { ServerPage } from "./server-page.ts";
import { shownAtFirst, shownOf } from "./shown.ts";
import { HELD, HINT, serverPage, startPage, TO_PICK } from "./test-actor.ts";

const PAY: PageEvent = { type: "PAY_PRESSED" };
const CONFIRMED = serverPage(bookingOnPage("CONFIRMED", { version: 5 }));

/** Everything that a step is shown with is here. */
const here = () => null;

/** The page's own actor, on a clock of the test's. */
function actorOf(page: ServerPage) {
  const started = startPage(page);
  const { actor } = started;
  return {
    ...started,
    tell: started.send,
    read: () => {
      const snapshot = actor.getSnapshot();
      return { page: snapshot.context.page, shown: shownOf(snapshot) };
    },
    subscribe: (listener: () => void) => {
      const subscription = actor.subscribe(listener);
      return () => subscription.unsubscribe();
    },
    stop: () => void actor.stop(),
  };
}

describe("before the actor is here", () => {
  test("a page stands as it will by an actor that has just begun", () => {
    const pages = [
      TO_PICK,
      HELD,
      CONFIRMED,
      serverPage(bookingOnPage("SCHEDULED", { viewerIsClient: false })),
    ];
    for (const page of pages) {
      const model = createPageModel(page, here);
      expect(model.getSnapshot()).toEqual({ page, shown: startPage(page).shown(), kept: [] });
      const before = model.getSnapshot().shown;
      model.takeActor(actorOf);
      expect(model.getSnapshot().shown).toBe(before);
    }
  });

  test("it shows what the server says", () => {
    const model = createPageModel(HELD, here);
    const listener = vi.fn();
    model.subscribe(listener);
    model.hear(CONFIRMED);
    expect(model.getSnapshot()).toEqual({ page: CONFIRMED, shown: shownAtFirst(CONFIRMED), kept: [] });
    model.hear(CONFIRMED);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  test("what happens is kept, and told once when it comes, in its order and by the server's last word", () => {
    const model = createPageModel(TO_PICK, here);
    model.tell({ type: "CALENDAR_SPOKE" });
    model.tell({ type: "TIME_BOOKED", hint: HINT });
    model.tell({ type: "CALENDAR_SPOKE" });
    expect(model.getSnapshot().kept).toEqual(["TIME_BOOKED", "CALENDAR_SPOKE"]);
    expect(model.getSnapshot().shown.view).toBe("time");
    model.takeActor(actorOf);
    const { kept, shown } = model.getSnapshot();
    expect([kept, shown.view, shown.isPending]).toEqual([[], "details", true]);

    const late = createPageModel(HELD, here);
    late.tell(PAY);
    late.hear(CONFIRMED);
    late.takeActor(actorOf);
    expect([
      late.getSnapshot().shown.view,
      late.getSnapshot().shown.isPending,
      late.getSnapshot().kept,
    ]).toEqual(["done", false, []]);
  });

  test("Pay that was pressed twice is wanted once", () => {
    const model = createPageModel(HELD, here);
    const sent = vi.fn();
    model.tell(PAY, sent);
    model.tell(PAY, sent);
    expect(model.getSnapshot().kept).toEqual(["PAY_PRESSED"]);
    model.doWithoutActor();
    expect(sent).toHaveBeenCalledTimes(1);
  });
});

describe("where the actor cannot be had", () => {
  test("what was kept is done without it, and so is what happens after that", () => {
    const model = createPageModel(HELD, here);
    const sent = vi.fn();
    model.tell(PAY, sent);
    expect(sent).not.toHaveBeenCalled();
    model.doWithoutActor();
    expect(sent).toHaveBeenCalledTimes(1);
    expect(model.getSnapshot().kept).toEqual([]);
    model.tell(PAY, sent);
    expect(sent).toHaveBeenCalledTimes(2);
  });

  test("it is told of the rest when it comes after all, and of everything from then on", () => {
    const model = createPageModel(TO_PICK, here);
    model.tell({ type: "CALENDAR_SPOKE" });
    model.doWithoutActor();
    const sent = vi.fn();
    model.takeActor(actorOf);
    expect(model.getSnapshot().shown.calendar).toBe("alive");
    model.tell({ type: "TIME_BOOKED", hint: HINT }, sent);
    expect(sent).not.toHaveBeenCalled();
    expect(model.getSnapshot().shown.isPending).toBe(true);
  });
});

describe("from when the actor is here", () => {
  test("it is told what happens and what the server says, and the page shows what it says", () => {
    const model = createPageModel(HELD, here);
    model.takeActor(actorOf);
    model.tell(PAY);
    expect(model.getSnapshot().shown).toMatchObject({ view: "pay", isPending: true });
    model.hear(CONFIRMED);
    expect(model.getSnapshot()).toMatchObject({ page: CONFIRMED, shown: { view: "done", isPending: false } });
  });

  test("what it showed last stays when it is stopped, and the next one begins with it", () => {
    const model = createPageModel(HELD, here);
    const stop = model.takeActor(actorOf);
    model.hear(CONFIRMED);
    stop();
    expect(model.getSnapshot().page).toBe(CONFIRMED);
    model.takeActor(actorOf);
    expect(model.getSnapshot().shown.view).toBe("done");
  });
});

describe("a step that is not here yet", () => {
  test("leaves the one before it on the page until it is, and is then shown as it stands by then", async () => {
    let arrive: () => void = () => undefined;
    let arrival: Promise<void> | null = new Promise((resolve) => (arrive = resolve));
    const model = createPageModel(HELD, (view) => (view === "pay" ? arrival : null));
    const listener = vi.fn();
    model.subscribe(listener);
    model.takeActor(actorOf);
    listener.mockClear();
    model.tell(PAY);
    expect(model.getSnapshot().shown.view).toBe("details");
    expect(listener).not.toHaveBeenCalled();
    const arrived = arrival;
    arrival = null;
    arrive();
    await arrived;
    expect(model.getSnapshot().shown).toMatchObject({ view: "pay", isPending: true });
    expect(listener).toHaveBeenCalled();
  });
});
