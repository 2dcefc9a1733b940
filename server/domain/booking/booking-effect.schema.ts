import { z } from "zod";
import { NOTIFICATION_KINDS, type Effect, type EffectType } from "./booking-effect.ts";
import { REFUND_REASONS } from "./booking.ts";
import { REMINDER_LEADS } from "./time-limits.ts";
import { isCheckoutId, type CheckoutId } from "../values/ids.ts";
import { parseInstant, parseTimeZone, type Instant, type TimeZone } from "../values/instant.ts";

const instantSchema = z.custom<Instant>(
  (value) => typeof value === "string" && parseInstant(value) === value,
);
const timeZoneSchema = z.custom<TimeZone>(
  (value) => typeof value === "string" && parseTimeZone(value) !== null,
);
const checkoutIdSchema = z.custom<CheckoutId>((value) => typeof value === "string" && isCheckoutId(value));
const moneySchema = z.object({ amountMinor: z.int().min(0), currency: z.string().regex(/^[A-Z]{3}$/) });

const timeToRelease = z.object({
  calendlyEventId: z.string(),
  calendlyInviteeUri: z.string().nullable().default(null),
  reason: z.string(),
});

/** XState hands actions over untyped, and the outbox keeps them as JSON: both are parsed here before they are used. */
export const effectSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("openCheckout"),
    params: z.object({
      price: moneySchema,
      expiresAt: instantSchema,
      calendlyEventId: z.string(),
      startsAt: instantSchema,
      timeZone: timeZoneSchema,
      delayedMethods: z.enum(["offered", "excluded"]),
    }),
  }),
  z.object({ type: z.literal("expireCheckout"), params: z.object({ checkoutId: checkoutIdSchema }) }),
  z.object({
    type: z.literal("releaseTime"),
    params: timeToRelease,
  }),
  z.object({
    type: z.literal("requestRefund"),
    params: z.object({
      checkoutId: checkoutIdSchema,
      paymentIntentId: z.string(),
      amount: moneySchema,
      reason: z.enum(REFUND_REASONS),
      due: z.int().min(1),
      basis: z
        .object({ knownRefundIds: z.array(z.string()), countsBefore: instantSchema.nullable() })
        .optional(),
    }),
  }),
  z.object({ type: z.literal("remindToPay"), params: z.object({ notBefore: instantSchema }) }),
  z.object({
    type: z.literal("tell"),
    params: z.object({
      audience: z.enum(["client", "builder"]),
      news: z.enum(NOTIFICATION_KINDS),
      refund: moneySchema.nullable(),
    }),
  }),
  z.object({
    type: z.literal("createSchedulingLink"),
    params: z.object({ calendlyEventTypeUri: z.string() }),
  }),
  z.object({
    type: z.literal("remindOfSession"),
    params: z.object({ lead: z.enum(REMINDER_LEADS), startsAt: instantSchema }),
  }),
  z.object({
    type: z.literal("declineInvitee"),
    params: timeToRelease,
  }),
  z.object({ type: z.literal("inviteToReview"), params: z.object({ linkEndsAt: instantSchema }) }),
]) satisfies z.ZodType<Effect>;

/** The types that this version can read, and so carry out. */
export const EFFECT_TYPES: readonly EffectType[] = effectSchema.options.map(({ shape }) => shape.type.value);
