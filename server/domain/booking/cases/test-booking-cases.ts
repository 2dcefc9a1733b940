import { effectSchema } from "../booking-effect.schema.ts";
import type { Effect } from "../booking-effect.ts";
import type { BookingEvent } from "../booking-event.ts";
import type { Booking, BookingState } from "../booking.ts";
import { decideBooking } from "../machine/decide-booking.ts";
import { EVENTS, type EventName } from "./test-booking-events.ts";
import { SUBJECTS, type Subject } from "./test-booking-subjects.ts";

/** What the machine makes of every subject and every event. Whether that is right, `booking-cases.txt` and the properties of all cases say. For tests. */

type Snapshot = Pick<Booking, "state" | "context">;

/** An event that was taken: what was before, and what came of it. */
export interface TakenCase {
  readonly subject: Subject;
  readonly eventName: EventName;
  readonly before: Snapshot;
  readonly event: BookingEvent;
  readonly after: Snapshot;
  readonly effects: readonly Effect[];
}

interface Case {
  readonly subject: Subject;
  readonly eventName: EventName;
  /** Null where the machine refuses it. */
  readonly taken: TakenCase | null;
}

/** Every pair of subject and event, in the sequence in which they are written down. */
export function allCases(): Case[] {
  return (Object.keys(SUBJECTS) as Subject[]).flatMap((subject) =>
    (Object.keys(EVENTS) as EventName[]).map((eventName) => ({
      subject,
      eventName,
      taken: take(subject, eventName),
    })),
  );
}

export function takenCases(): TakenCase[] {
  return allCases().flatMap(({ taken }) => (taken === null ? [] : [taken]));
}

function take(subject: Subject, eventName: EventName): TakenCase | null {
  const before: Snapshot = SUBJECTS[subject];
  const event: BookingEvent = EVENTS[eventName];
  const decision = decideBooking(before, event);
  if (decision === null) return null;
  const { state, context } = decision;
  const effects = decision.effects.map((effect) => effectSchema.parse(effect));
  return { subject, eventName, before, event, after: { state, context }, effects };
}

/**
 * Every way from INITIATED through the states that visits none twice, as the cases allow it. What was refunded only goes back to what it
 * was; and an abandoned booking can be canceled only after a time was held.
 */
export function allSimplePaths(): BookingState[][] {
  const next = new Map<BookingState, Set<BookingState>>();
  for (const { before, after } of takenCases()) {
    if (before.state === "REFUNDED") continue;
    next.set(before.state, (next.get(before.state) ?? new Set()).add(after.state));
  }
  const canFollow = (path: readonly BookingState[], state: BookingState) =>
    !path.includes(state) &&
    (path.at(-1) !== "ABANDONED" || state !== "CANCELED" || path.includes("SCHEDULED"));
  const walk = (path: BookingState[]): BookingState[][] => {
    const here = path.at(-1);
    const onward =
      here === undefined ? [] : [...(next.get(here) ?? [])].filter((state) => canFollow(path, state));
    return [path, ...onward.flatMap((state) => walk([...path, state]))];
  };
  return walk(["INITIATED"]);
}
