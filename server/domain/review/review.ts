import type { BookingId, BuilderId } from "../values/ids.ts";
import { addMinutes, type Instant } from "../values/instant.ts";

export const RATINGS = [1, 2, 3, 4, 5] as const;
export type Rating = (typeof RATINGS)[number];

/** Under which name others may read what a client wrote; `nobody`: the builder and we alone read it. */
export const SHOWN_AS = ["nobody", "full_name", "first_name", "anonymous"] as const;
export type ShownAs = (typeof SHOWN_AS)[number];

/** Why an operator hides a review: the page of its builder says so. */
export const HIDE_REASONS = ["insult", "private_data", "off_topic", "unlawful"] as const;
export type HideReason = (typeof HIDE_REASONS)[number];

/** Why a rating is left out of the average. `not_held`: it turned out that the session was canceled or moved in time. */
export const UNCOUNTED_REASONS = ["refunded", "disputed", "not_held"] as const;
export type UncountedReason = (typeof UNCOUNTED_REASONS)[number];

/** 2,000 characters: what a person reads of a stranger's session, and more than most write. */
export const REVIEW_CHARACTERS_MAX = 2_000;
/** 1,000: an answer is shorter than what it answers. */
export const ANSWER_CHARACTERS_MAX = 1_000;
/** 5: below it one rating moves the average by more than half a star, and each client could be told apart. */
export const COUNTED_MIN = 5;
/** 10: some screens; who reads on reads the average. */
export const PICKED_MAX = 10;

const DAY_MINUTES = 24 * 60;
/** 14 days: a second thought, and no later settling of scores. */
const EDITABLE_MINUTES = 14 * DAY_MINUTES;
/** 60 days: two months after it, a session is hardly remembered. */
const LINK_MINUTES = 60 * DAY_MINUTES;
/** 1 h: sessions overrun, and who did not come is marked by then. */
const INVITATION_DELAY_MINUTES = 60;

/** Until when what was first written then may be changed. */
export function editableUntil(writtenAt: Instant): Instant {
  return addMinutes(writtenAt, EDITABLE_MINUTES);
}

/** Until when a link that is mailed then opens. */
export function reviewLinkEndsAt(orderedAt: Instant): Instant {
  return addMinutes(orderedAt, LINK_MINUTES);
}

/** When the client of a session that ended then is asked. */
export function invitationDueAt(endsAt: Instant): Instant {
  return addMinutes(endsAt, INVITATION_DELAY_MINUTES);
}

/** What a client says in the form. */
export interface ReviewWords {
  readonly rating: Rating;
  /** May be shown, if the client lets it. */
  readonly wentWell: string;
  /** The builder and operators alone read it. */
  readonly toImprove: string;
  readonly shownAs: ShownAs;
}

/** A client's word about a session. */
export interface Review extends ReviewWords {
  readonly bookingId: BookingId;
  readonly builderId: BuilderId;
  readonly writtenAt: Instant;
  readonly editedAt: Instant | null;
  /** The line of the booking's signed history by which the session took place. */
  readonly proof: { readonly version: number; readonly digest: string };
  readonly answer: string | null;
  readonly answeredAt: Instant | null;
  readonly pickedAt: Instant | null;
  readonly uncountedBecause: UncountedReason | null;
  readonly hiddenAt: Instant | null;
  readonly hiddenBecause: HideReason | null;
  readonly erasedAt: Instant | null;
}

/** A review with what its booking says of the session and its client. */
export interface ReviewOfSession extends Review {
  readonly sessionTypeName: string;
  /** Null when the booking no longer has a time. */
  readonly startsAt: Instant | null;
  readonly isPaid: boolean;
  readonly clientName: string;
}

/** Whether its client lets others read it, and it can be shown at all. */
export function mayBeShown({
  shownAs,
  hiddenAt,
  erasedAt,
  uncountedBecause,
}: Pick<Review, "shownAs" | "hiddenAt" | "erasedAt" | "uncountedBecause">): boolean {
  return shownAs !== "nobody" && hiddenAt === null && erasedAt === null && uncountedBecause !== "not_held";
}
