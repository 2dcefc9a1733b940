import { z } from "zod";
import type { BookingInitiated, RecordedBookingEvent } from "./booking-event.ts";
import {
  DISPUTE_OUTCOMES,
  DISPUTE_STAGES,
  GRANTED_REFUND_REASONS,
  PARTIES,
  PUT_ASIDE_STATUSES,
  TIME_REJECTIONS,
  type BookedTime,
} from "./booking.ts";
import { cancellationPolicySchema } from "../offer/cancellation-policy.schema.ts";
import { isCheckoutId, type CheckoutId } from "../values/ids.ts";
import { parseInstant, parseTimeZone, type Instant, type TimeZone } from "../values/instant.ts";

const at = z.custom<Instant>((value) => typeof value === "string" && parseInstant(value) === value);
const timeZone = z.custom<TimeZone>((value) => typeof value === "string" && parseTimeZone(value) !== null);
const checkoutId = z.custom<CheckoutId>((value) => typeof value === "string" && isCheckoutId(value));
const amount = z.object({ amountMinor: z.int().min(0), currency: z.string().regex(/^[A-Z]{3}$/) });
const by = z.enum(PARTIES);
const decidedBy = z.enum(["builder", "operator"]);
const paymentIntentId = z.string();
const due = z.int().min(1).nullable();
/** Personal text is kept beside the history and may be erased: an event is whole without it. */
const note = z.string().default("");
/** An optional note; absent in lines from before it was asked for. */
const noteIfAny = z.string().exactOptional();
const time = z.object({
  calendlyEventId: z.string(),
  calendlyEventUri: z.string(),
  calendlyInviteeUri: z.string(),
  startsAt: at,
  endsAt: at,
}) satisfies z.ZodType<BookedTime>;
const refund = { at, refundId: z.string(), paymentIntentId, amount, due };
const dispute = { at, disputeId: z.string(), paymentIntentId, amount };
const restsOn = z.array(z.object({ refundId: z.string(), amount })).default([]);
const deadLetter = { at, effectKey: z.string(), note };

/** A booking's first line as the history keeps it. */
export const bookingInitiatedSchema = z.object({
  type: z.literal("BOOKING_INITIATED"),
  at,
  price: amount,
  cancellationPolicy: cancellationPolicySchema,
  calendlyEventKind: z.enum(["solo", "group"]),
  note,
}) satisfies z.ZodType<BookingInitiated>;

/** Which rules a line was decided by. */
export const rulesSchema = z.object({ rules: z.int().min(1).default(1) });

/** An event as the history keeps it, without its personal text. */
export const bookingEventSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("TIME_BOOKED"), at, time, holdEndsAt: at }),
  z.object({ type: z.literal("DEADLINE_PASSED"), at }),
  z.object({
    type: z.literal("CHECKOUT_REQUESTED"),
    at,
    checkoutExpiresAt: at,
    timeZone,
    consents: z.string().exactOptional(),
  }),
  z.object({ type: z.literal("FREE_CONFIRMED"), at }),
  z.object({ type: z.literal("HOLD_ENDED"), at }),
  z.object({ type: z.literal("CHECKOUT_PAID"), at, checkoutId, paymentIntentId, amount }),
  z.object({ type: z.literal("CHECKOUT_OPENED"), at, checkoutId }),
  z.object({ type: z.literal("PAYMENT_DECLINED"), at, checkoutId, retryUntil: at.nullable() }),
  z.object({ type: z.literal("PAYMENT_PROCESSING"), at, checkoutId, processingUntil: at }),
  z.object({ type: z.literal("CHECKOUT_NOT_OPENED"), at }),
  z.object({ type: z.literal("CHECKOUT_EXPIRED"), at, checkoutId }),
  z.object({
    type: z.literal("TIME_MOVED"),
    at,
    by,
    fromInviteeUri: z.string().nullable().default(null),
    time,
  }),
  z.object({ type: z.literal("TIME_CANCELED"), at, by, note: noteIfAny }),
  z.object({ type: z.literal("CANCEL_REQUESTED"), at, by, quotedAt: at.nullable(), note: noteIfAny }),
  z.object({
    type: z.literal("TIME_REJECTED"),
    at,
    calendlyEventId: z.string(),
    calendlyInviteeUri: z.string().nullable().default(null),
    because: z.enum(TIME_REJECTIONS),
  }),
  z.object({ type: z.literal("SESSION_ENDED"), at }),
  z.object({ type: z.literal("REFUND_SETTLED"), ...refund }),
  z.object({ type: z.literal("REFUND_FAILED"), ...refund }),
  z.object({ type: z.literal("REFUND_WITHHELD"), at, due: z.int().min(1) }),
  z.object({
    type: z.literal("REFUND_WAIVED"),
    at,
    due: z.int().min(1),
    leaves: amount.nullable().default(null),
    restsOn,
  }),
  z.object({
    type: z.literal("REFUND_REQUESTED"),
    at,
    by: decidedBy,
    requestId: z.string(),
    paymentIntentId,
    amount,
    reason: z.enum(GRANTED_REFUND_REASONS),
    note,
  }),
  z.object({
    type: z.literal("DISPUTE_OPENED"),
    ...dispute,
    answerDueAt: at.nullable().default(null),
    stage: z.enum(DISPUTE_STAGES).default("dispute"),
  }),
  z.object({ type: z.literal("DISPUTE_CLOSED"), ...dispute, outcome: z.enum(DISPUTE_OUTCOMES) }),
  z.object({ type: z.literal("SESSION_KEPT"), at, by: decidedBy }),
  z.object({ type: z.literal("NO_SHOW_MARKED"), at }),
  z.object({ type: z.literal("NO_SHOW_CLEARED"), at }),
  z.object({ type: z.literal("LETTER_RETRIED"), ...deadLetter }),
  z.object({
    type: z.literal("LETTER_DROPPED"),
    ...deadLetter,
    due,
    becomes: z.enum(PUT_ASIDE_STATUSES).default("waived"),
    restsOn,
  }),
]) satisfies z.ZodType<RecordedBookingEvent>;
