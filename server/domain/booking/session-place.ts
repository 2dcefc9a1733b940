import { addMinutes, minutesBetween, type Instant } from "../values/instant.ts";

/** Who runs the conference; `other` is one that we have no name for. */
export const CONFERENCE_SERVICES = [
  "google_meet",
  "zoom",
  "microsoft_teams",
  "webex",
  "goto_meeting",
  "other",
] as const;
export type ConferenceService = (typeof CONFERENCE_SERVICES)[number];

/**
 * Where a session is held, as Calendly tells it. `pending`: the conference's link is still being made. `failed`: there is none, and somebody
 * must say where it is.
 */
export type SessionPlace =
  | {
      readonly kind: "conference";
      readonly service: ConferenceService;
      readonly status: "pending" | "failed";
    }
  | {
      readonly kind: "conference";
      readonly service: ConferenceService;
      readonly status: "ready";
      readonly joinUrl: string;
    }
  | {
      readonly kind: "in_person";
      readonly status: "ready";
      readonly address: string;
      readonly info: string | null;
    }
  | {
      readonly kind: "client_calls";
      readonly status: "ready";
      readonly phoneNumber: string;
      readonly info: string | null;
    }
  /** At the number that the client gave. */
  | { readonly kind: "builder_calls"; readonly status: "ready"; readonly phoneNumber: string }
  | { readonly kind: "builder_calls"; readonly status: "failed" }
  | { readonly kind: "chosen_by_client"; readonly status: "ready"; readonly text: string }
  /** In the builder's own words. */
  | { readonly kind: "other"; readonly status: "ready"; readonly text: string }
  /** Calendly was told nothing. */
  | { readonly kind: "none"; readonly status: "failed" };

/** The notification for a place that differs from what the client was last told. */
export type PlaceNotification = "place_ready" | "place_changed" | "place_missing";

/** 1 h: conferences are made within seconds; what takes longer needs somebody to look at it. */
const PATIENCE_MINUTES = 60;
/** 15 min before the start nobody can wait any longer. */
const LAST_MINUTES = 15;
/** 5 s: the first look after one that found no link yet. */
const FIRST_WAIT_MINUTES = 5 / 60;
/** 1 h: as often as calendars are compared anyway. */
const LONGEST_WAIT_MINUTES = 60;
/** 1 h before the start, while the other side can still be reached, and once more before it begins. */
const LOOKS_BEFORE_START_MINUTES = [60, LAST_MINUTES] as const;

/** The place that can be opened by a click; null when it is none. */
export function linkOf(place: SessionPlace | null): string | null {
  if (place === null || place.status !== "ready") return null;
  if (place.kind === "conference") return place.joinUrl;
  if (place.kind !== "other" && place.kind !== "chosen_by_client") return null;
  return /^https?:\/\/\S+$/.test(place.text) ? place.text : null;
}

/** Whether a reader would see the same. */
export function isSamePlace(a: SessionPlace | null, b: SessionPlace | null): boolean {
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));
}

function inOrder(place: SessionPlace | null) {
  return place === null ? null : Object.entries(place).sort(([one], [other]) => one.localeCompare(other));
}

/** What we know of a booking's place. */
export interface PlaceKnown {
  /** Null before Calendly was asked. */
  readonly place: SessionPlace | null;
  /** Since when we wait for it; null while it is there. */
  readonly missingSince: Instant | null;
  /** What the client was last told, or is being told; null when they were told nothing. */
  readonly notified: SessionPlace | null;
  /** Whether the session is confirmed and has not taken place. */
  readonly isOn: boolean;
  readonly startsAt: Instant;
}

/** The next place, look and notification. */
export interface PlaceDecision extends Pick<PlaceKnown, "place" | "missingSince" | "notified"> {
  /** When to ask Calendly again; null when no more is to be expected. */
  readonly dueAt: Instant | null;
  /** Null when nobody has to be notified. */
  readonly news: PlaceNotification | null;
}

/**
 * Takes in a place just read. A link that is not there after an hour, or a quarter of an hour before the start, counts as failed until there is
 * one. The client is told what differs from what they were told, and nothing while it is still being made.
 */
export function decidePlace(known: PlaceKnown, read: SessionPlace, now: Instant): PlaceDecision {
  const missingSince = read.status === "ready" ? null : (known.missingSince ?? now);
  const isOverdue =
    missingSince !== null &&
    (addMinutes(missingSince, PATIENCE_MINUTES) <= now || addMinutes(known.startsAt, -LAST_MINUTES) <= now);
  const place: SessionPlace =
    isOverdue && read.kind === "conference" && read.status === "pending"
      ? { ...read, status: "failed" }
      : read;
  const notification = notificationOf(known, place);
  return {
    place,
    missingSince,
    notified: notification === null ? known.notified : place,
    dueAt: nextLookAt({ missingSince, startsAt: known.startsAt }, now),
    news: notification,
  };
}

function notificationOf({ notified, isOn }: PlaceKnown, place: SessionPlace): PlaceNotification | null {
  if (notified === null || !isOn || place.status === "pending" || isSamePlace(notified, place)) return null;
  if (place.status === "failed") return "place_missing";
  return notified.status === "ready" ? "place_changed" : "place_ready";
}

/**
 * When to ask Calendly again: while something is missing after as long as we have waited already, from seconds to an hour; and in any case
 * before the start. Null once it has begun, and when there is nothing left to wait for.
 */
export function nextLookAt(
  { missingSince, startsAt }: Pick<PlaceKnown, "missingSince" | "startsAt">,
  now: Instant,
): Instant | null {
  if (startsAt <= now) return null;
  const looks = LOOKS_BEFORE_START_MINUTES.map((minutes) => addMinutes(startsAt, -minutes));
  if (missingSince !== null) {
    const waited = minutesBetween(missingSince, now);
    const wait = Math.min(Math.max(waited, FIRST_WAIT_MINUTES), LONGEST_WAIT_MINUTES);
    looks.push(addMinutes(now, wait));
  }
  return looks.filter((at) => at > now).sort()[0] ?? null;
}
