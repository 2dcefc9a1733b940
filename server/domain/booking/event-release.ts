import type { Instant } from "../values/instant.ts";

/** Whose time is to be released. Calendly cancels an event for everybody in it, so this names the only invitee that it may have. */
export interface ReleaseRequest {
  readonly eventId: string;
  readonly inviteeUri: string;
  /** What the invitee reads. */
  readonly reason: string;
  /** Now: an event that has begun is not released any more. */
  readonly at: Instant;
}

/** An event and who is in it, as Calendly has them at this moment. */
export interface EventAsItStands {
  readonly status: "active" | "canceled";
  readonly startsAt: Instant;
  /** How many may come; null when Calendly does not say. */
  readonly seatsMax: number | null;
  /** Everybody of one seat; of several seats, the invitee that is meant. */
  readonly invitees: readonly { readonly inviteeUri: string; readonly status: "active" | "canceled" }[];
}

/** Why there was nothing to do: Calendly has no such event, it is canceled, it has begun, or the invitee has left it. */
export type NothingToRelease = "unknown_event" | "canceled" | "begun" | "invitee_left";

/** Why an event is not canceled: somebody else would lose their session. Final: a person must look at it. */
export type ReleaseRefusal =
  | "several_seats"
  | "seats_unknown"
  | "several_invitees"
  | "another_invitee"
  | "held_by_a_booking"
  | "nobody_meant";

export type ReleaseOutcome =
  | { readonly kind: "released" }
  | { readonly kind: "nothing_to_release"; readonly because: NothingToRelease }
  | { readonly kind: "refused"; readonly because: ReleaseRefusal };

/**
 * What may become of an effect to cancel this event: `released` says that it may be canceled. Only where it has one seat, and the one who is in it is
 * the one who is meant. Pure; the event must have been read for this very effect. Null is an event that Calendly does not know.
 */
export function judgeRelease(
  event: EventAsItStands | null,
  { inviteeUri, at }: Pick<ReleaseRequest, "inviteeUri" | "at">,
): ReleaseOutcome {
  if (event === null) return nothing("unknown_event");
  if (event.status === "canceled") return nothing("canceled");
  if (event.startsAt <= at) return nothing("begun");
  const meant = event.invitees.find((one) => one.inviteeUri === inviteeUri);
  if (meant?.status === "canceled") return nothing("invitee_left");
  if (event.seatsMax === null) return refused("seats_unknown");
  if (event.seatsMax !== 1) return refused("several_seats");
  if (meant === undefined) return refused("another_invitee");
  const active = event.invitees.filter(({ status }) => status === "active");
  return active.length === 1 ? { kind: "released" } : refused("several_invitees");
}

function nothing(because: NothingToRelease): ReleaseOutcome {
  return { kind: "nothing_to_release", because };
}

function refused(because: ReleaseRefusal): ReleaseOutcome {
  return { kind: "refused", because };
}

/** Why an event was not canceled, as an operator reads it. */
export function releaseRefusalInWords(because: ReleaseRefusal): string {
  switch (because) {
    case "several_seats":
      return "the event has several seats, and canceling it would cancel everybody’s";
    case "seats_unknown":
      return "Calendly does not say how many seats the event has";
    case "several_invitees":
      return "several people are in the event";
    case "another_invitee":
      return "another person is in the event than the one it should be";
    case "held_by_a_booking":
      return "a booking that goes on holds the time";
    case "nobody_meant":
      return "nobody in the event is known to belong to this booking";
  }
}
