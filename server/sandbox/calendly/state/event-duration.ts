import type { EventType } from "./calendly-state.ts";

/** Every duration that an invitee may choose, in minutes, the shortest first. */
export function durationsOf(eventType: EventType): number[] {
  return [...new Set([eventType.durationMinutes, ...(eventType.durationOptions ?? [])])].sort(
    (a, b) => a - b,
  );
}

/** The event type as it is when this duration is chosen. Checks nothing: a host may take one that is not among the options. */
export function withDuration(eventType: EventType, minutes: number | null): EventType {
  if (minutes === null || minutes === eventType.durationMinutes) return eventType;
  // The default stays among the options, so that the grid of times stays as it was.
  return { ...eventType, durationMinutes: minutes, durationOptions: durationsOf(eventType) };
}
