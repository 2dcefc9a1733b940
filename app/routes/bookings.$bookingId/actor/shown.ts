import type { SnapshotFrom } from "xstate";
import { stepOf, type BookingStep } from "../../../../server/domain/booking/booking.ts";
import type { TickedConsents } from "../../../../server/domain/booking/consent.ts";
import type { Offer } from "./offers.ts";
import type { Correction } from "./page-events.ts";
import type { pageMachine } from "./page-machine.ts";
import { contextAtFirst, paceNow, type PageContext } from "./page-context.ts";
import { VIEWS, viewOf, type ServerPage, type View } from "./server-page.ts";
import type { Wait } from "./waiting-for.ts";

/** What stands on the page by its actor, beside the booking itself: all that can change under somebody's eyes. */
export interface Shown {
  readonly view: View;
  /** Where one stands on the way to a booking. */
  readonly step: BookingStep;
  /** Whether the step rests on what the person did, and the server has not said so yet. */
  readonly isPending: boolean;
  /** What is waited for. `booked_time`: a time was booked in the embed, and the server looks it up. */
  readonly wait: Wait | "booked_time" | null;
  /** Whether the wait takes longer than it ever does: nobody has to stay, and there is a way on. */
  readonly isLate: boolean;
  readonly offers: readonly Offer[];
  readonly correction: Correction | null;
  /** What was ticked when Pay was pressed last; null before. */
  readonly ticked: TickedConsents | null;
  /** Whether the server cannot be reached: what is shown is what it said last. */
  readonly isCutOff: boolean;
  readonly isSignedOut: boolean;
  readonly calendar: "loading" | "slow" | "alive";
  /** Which calendar this is: each is loaded anew. */
  readonly calendarAttempt: number;
}

/** 3 looks in a row: one or two are lost in any tunnel. */
const FAILURES_MIN = 3;

function waitNow({ page, pending }: PageContext): Shown["wait"] {
  switch (pending) {
    case "time":
      return "booked_time";
    case "pay":
      return "checkout";
    case null:
      return page.said.wait;
  }
}

type PageSnapshot = SnapshotFrom<typeof pageMachine>;

/** What of it is a state of the actor's. */
interface States extends Pick<Shown, "view" | "isSignedOut" | "calendar"> {
  readonly context: PageContext;
}

function shownBy({ context, view, isSignedOut, calendar }: States): Shown {
  const { page, pending } = context;
  return {
    view,
    step: view === "details" || view === "pay" ? view : stepOf(page.booking.state),
    isPending: pending !== null,
    wait: waitNow(context),
    isLate: (context.isLate && paceNow(context) === "quick") || (pending === null && page.said.isOverdue),
    offers: pending === null ? page.said.offers : [],
    // What was pressed is still pending: its reason comes with where it leads back to.
    correction: pending === null ? context.correction : null,
    ticked: context.ticked,
    isCutOff: context.failures >= FAILURES_MIN,
    isSignedOut,
    calendar,
    calendarAttempt: context.attempt,
  };
}

function calendarOf(snapshot: PageSnapshot): Shown["calendar"] {
  if (snapshot.matches({ view: { time: "slow" } })) return "slow";
  return snapshot.matches({ view: { time: "alive" } }) ? "alive" : "loading";
}

/** Reads the page's actor. The same whenever the actor stands the same. */
export function shownOf(snapshot: PageSnapshot): Shown {
  const { context } = snapshot;
  return shownBy({
    context,
    view: VIEWS.find((one) => snapshot.matches({ view: one })) ?? viewOf(context.page),
    isSignedOut: snapshot.matches({ reading: "signedOut" }),
    calendar: calendarOf(snapshot),
  });
}

/** What stands on the page by the server's word alone: where there is no actor, and the same as by one that has just begun. */
export function shownAtFirst(page: ServerPage): Shown {
  return shownBy({
    context: contextAtFirst(page),
    view: viewOf(page),
    isSignedOut: false,
    calendar: "loading",
  });
}

/** Whether the page looks the same. */
export function looksTheSame(before: Shown, now: Shown): boolean {
  return JSON.stringify(before) === JSON.stringify(now);
}
