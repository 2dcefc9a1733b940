import type { Selectable } from "kysely";
import {
  HIDE_REASONS,
  RATINGS,
  SHOWN_AS,
  UNCOUNTED_REASONS,
  type Rating,
  type Review,
  type ReviewOfSession,
} from "../../server/domain/review/review.ts";
import type { BookingId, BuilderId } from "../../server/domain/values/ids.ts";
import { instant } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { Queryable } from "../core/open-database.ts";
import { readInstantOrNull, readOneOf } from "../core/read-column.ts";
import type { ReviewTable } from "../core/tables/review-tables.ts";
import { readRow } from "../core/unreadable-row.ts";

type ReviewRow = Selectable<ReviewTable>;

/** What a review's booking says of its session. */
interface SessionColumns {
  readonly session_type_name: string;
  readonly starts_at: string | null;
  readonly price_minor: number;
  readonly client_name: string;
}

function ratingOf(value: number): Rating {
  const rating = RATINGS.find((one) => one === value);
  invariant(rating !== undefined, "a rating from 1 to 5");
  return rating;
}

function read(row: ReviewRow): Review {
  return {
    bookingId: row.booking_id as BookingId,
    builderId: row.builder_id as BuilderId,
    rating: ratingOf(row.rating),
    wentWell: row.went_well,
    toImprove: row.to_improve,
    shownAs: readOneOf(SHOWN_AS, row.shown_as),
    writtenAt: instant(row.written_at),
    editedAt: readInstantOrNull(row.edited_at),
    proof: { version: row.proof_version, digest: row.proof_digest },
    answer: row.answer,
    answeredAt: readInstantOrNull(row.answered_at),
    pickedAt: readInstantOrNull(row.picked_at),
    uncountedBecause:
      row.uncounted_because === null ? null : readOneOf(UNCOUNTED_REASONS, row.uncounted_because),
    hiddenAt: readInstantOrNull(row.hidden_at),
    hiddenBecause: row.hidden_because === null ? null : readOneOf(HIDE_REASONS, row.hidden_because),
    erasedAt: readInstantOrNull(row.erased_at),
  };
}

/** Throws UnreadableRow. */
export function readReview(row: ReviewRow): Review {
  return readRow("review", row.booking_id, () => read(row));
}

/** Throws UnreadableRow. */
export function readReviewOfSession(row: ReviewRow & SessionColumns): ReviewOfSession {
  return readRow("review", row.booking_id, () => ({
    ...read(row),
    sessionTypeName: row.session_type_name,
    startsAt: readInstantOrNull(row.starts_at),
    isPaid: row.price_minor > 0,
    clientName: row.client_name,
  }));
}

/** Reviews with what their bookings say of the sessions. */
export function selectReviewsOfSessions(db: Queryable) {
  return db
    .selectFrom("review")
    .innerJoin("booking", "booking.id", "review.booking_id")
    .selectAll("review")
    .select(["booking.session_type_name", "booking.starts_at", "booking.price_minor", "booking.client_name"]);
}
