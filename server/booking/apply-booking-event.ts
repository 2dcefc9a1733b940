import { insertTransition } from "../../db/history/booking-history.ts";
import { findBooking } from "../../db/bookings/bookings.ts";
import { saveBooking } from "../../db/bookings/write-booking.ts";
import { isCopied } from "../../db/operations/installation.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import { insertEffects } from "../../db/queue/outbox.ts";
import { effectSchema } from "../domain/booking/booking-effect.schema.ts";
import type { Effect, EffectKey, EffectType } from "../domain/booking/booking-effect.ts";
import type { BookingEvent } from "../domain/booking/booking-event.ts";
import type { Booking, BookingState } from "../domain/booking/booking.ts";
import { decideBooking } from "../domain/booking/machine/decide-booking.ts";
import { originOfReference, originOfTransition } from "../domain/booking/trace-origin.ts";
import type { BookingId } from "../domain/values/ids.ts";
import { invariant } from "../domain/values/invariant.ts";
import { MACHINE_RULES } from "../domain/booking/machine/rules.ts";
import { accept, type Refusal } from "../domain/booking/refusal.ts";
import type { BookingDeps } from "./booking-deps.ts";
import { freezeRequest, type FreezeDeps } from "./freeze-request.ts";
import { historySignerOf } from "./history-signature.ts";
import { publishEvents, type PublishDeps } from "./publish-events.ts";
import type { InlineLease } from "./lease.ts";
import type { Caused } from "./caused.ts";
import type { Step } from "../ports.ts";

/** What an event did. */
export interface AppliedEvent {
  readonly booking: Booking;
  readonly effects: readonly { readonly key: EffectKey; readonly type: EffectType }[];
  /** The states that it went through; the last one is the booking's. */
  readonly entered: readonly BookingState[];
  /** How many events other software is told of it. */
  readonly published: number;
}

/**
 * What became of an event. A refusal brings the booking that refused it, as it was read then, so that nobody has to read it again. Not an Outcome on
 * purpose: a whole booking must not be returned to a caller outside.
 */
export type EventOutcome =
  | { readonly ok: true; readonly value: AppliedEvent }
  | { readonly ok: false; readonly because: Refusal; readonly booking: Booking };

/** What a use case does in the same transaction, and only if the event was taken. */
export interface EventOptions {
  /** Effects of these types are inserted already leased to the caller, who runs them right after. */
  readonly inline?: InlineLease | undefined;
  /** Effects beside the machine's. */
  readonly furtherEffects?: readonly Effect[] | undefined;
  /** Rows of its own. Awaits SQL only. */
  readonly write?: ((tx: Queryable, booking: Booking) => Promise<void>) | undefined;
  /** A second event, taken right after the first with a version and a line of history of its own; both or neither are taken. */
  readonly followedBy?: BookingEvent | undefined;
}

/** A concurrent writer was faster. Rolls the transaction back; the event is then tried against the new version. */
class VersionMoved extends Error {}

export type ApplyDeps = Pick<
  BookingDeps,
  "database" | "clock" | "log" | "secretBox" | "wakeWorker" | "countTransition" | "bookingChanged" | "tracing"
> &
  FreezeDeps &
  PublishDeps;

/** 8: on PostgreSQL two writers can meet again and again on one booking; on SQLite the first try is the only one. */
const VERSION_ATTEMPTS_MAX = 8;

/**
 * The only code that changes `booking.state`. One transaction: load → machine → UPDATE … WHERE version → history → outbox, and what
 * other software is told. An event that the machine
 * does not allow is refused and only logged: so the second source of the same event changes nothing. So is every event about another installation's
 * booking, which a copied database holds. Safe to call concurrently. Throws when the booking does not exist.
 */
export async function applyBookingEvent(
  deps: Caused<ApplyDeps>,
  bookingId: BookingId,
  event: BookingEvent,
  options: EventOptions = {},
): Promise<EventOutcome> {
  const traced = deps.tracing?.begin();
  for (let attempt = 1; ; attempt++) {
    try {
      const outcome = await deps.database.transact((tx) =>
        takeInTransaction({ ...deps, tx }, bookingId, event, options),
      );
      if (!outcome.ok) {
        deps.log.info(
          { bookingId, event: event.type, cause: deps.cause.kind, refusal: outcome.because },
          "event refused",
        );
      } else {
        for (const state of outcome.value.entered) deps.countTransition?.(state);
        if (outcome.value.effects.length + outcome.value.published > 0) deps.wakeWorker();
      }
      if (outcome.ok) deps.bookingChanged?.(bookingId);
      traced?.(stepOf(deps, event, outcome));
      return outcome;
    } catch (error) {
      if (!(error instanceof VersionMoved) || attempt >= VERSION_ATTEMPTS_MAX) throw error;
    }
  }
}

/** What a trace says of an event: which, and the states that it led through. One that nothing under way here has brought begins a trace. */
function stepOf(
  { tracing, cause }: Pick<Caused<ApplyDeps>, "tracing" | "cause">,
  event: BookingEvent,
  outcome: EventOutcome,
): Step {
  const name = `booking ${event.type}`;
  const attributes = { "booking.event": event.type, "booking.cause": cause.kind };
  if (!outcome.ok) return { name, attributes: { ...attributes, "booking.refusal": outcome.because.code } };
  const { booking, entered, effects } = outcome.value;
  const isWithin = tracing?.currentIds() != null;
  const alone =
    cause.reference === null
      ? originOfTransition(booking.id, booking.version)
      : originOfReference(cause.reference);
  return {
    name,
    attributes: {
      ...attributes,
      "booking.states": entered.join(" "),
      "booking.version": booking.version,
      "booking.effects": effects.map(({ type }) => type).join(" "),
    },
    origin: isWithin ? undefined : alone,
  };
}

/** What an event is taken with, inside its transaction. */
type TakeDeps = Caused<ApplyDeps> & { readonly tx: Queryable };

async function takeInTransaction(
  deps: TakeDeps,
  bookingId: BookingId,
  event: BookingEvent,
  { followedBy, ...options }: EventOptions,
): Promise<EventOutcome> {
  const first = await takeEvent(deps, bookingId, event, options);
  if (!first.ok || followedBy === undefined) return first;
  const second = await takeEvent(deps, bookingId, followedBy, { inline: options.inline });
  invariant(second.ok, `${followedBy.type} cannot follow ${event.type}`);
  const { booking, entered, effects, published } = second.value;
  return accept({
    booking,
    entered: [...first.value.entered, ...entered],
    effects: [...first.value.effects, ...effects],
    published: first.value.published + published,
  });
}

async function takeEvent(
  deps: TakeDeps,
  bookingId: BookingId,
  event: BookingEvent,
  { inline, furtherEffects = [], write }: Omit<EventOptions, "followedBy">,
): Promise<EventOutcome> {
  const { tx } = deps;
  const now = deps.clock.now();
  const before = await findBooking(tx, bookingId);
  invariant(before !== null, `no booking ${bookingId}`);
  const decision = (await isCopied(tx, bookingId)) ? null : decideBooking(before, event);
  if (decision === null) {
    const because = { code: "not_in_this_state", state: before.state, since: before.updatedAt } as const;
    return { ok: false, because, booking: before };
  }
  const after: Booking = {
    ...before,
    version: before.version + 1,
    state: decision.state,
    context: decision.context,
    updatedAt: now,
  };
  if (!(await saveBooking(tx, before, after))) throw new VersionMoved();
  await insertTransition(
    tx,
    {
      bookingId,
      version: after.version,
      fromState: before.state,
      toState: after.state,
      event: { ...event, rules: MACHINE_RULES },
      cause: deps.cause,
      recordedAt: now,
    },
    historySignerOf(deps.secretBox),
  );
  await write?.(tx, after);
  const effects = [...decision.effects.map((effect) => effectSchema.parse(effect)), ...furtherEffects];
  return accept({
    booking: after,
    entered: [after.state],
    effects: await insertEffectsOf(deps, after, effects, inline),
    published: await publishEvents(tx, deps, { before, event, after, hasDetails: write !== undefined }),
  });
}

/** Writes a transition's effects to the outbox, keyed by booking, version and place, each with the whole request that it stands for. */
async function insertEffectsOf(
  { tx, ...deps }: TakeDeps,
  booking: Booking,
  effects: readonly Effect[],
  inline: InlineLease | undefined,
): Promise<AppliedEvent["effects"]> {
  const rows: Parameters<typeof insertEffects>[1][number][] = [];
  for (const [position, effect] of effects.entries()) {
    const leased = inline?.types.includes(effect.type) ?? false;
    const key = `${booking.id}:${booking.version}:${position}` as const;
    rows.push({
      key,
      bookingId: booking.id,
      bookingVersion: booking.version,
      position,
      effect,
      request: await freezeRequest(tx, deps, booking, { key, effect }),
      createdAt: booking.updatedAt,
      lease: leased && inline !== undefined ? inline.lease : null,
      leasedUntil: leased && inline !== undefined ? inline.leasedUntil : null,
    });
  }
  if (rows.length > 0) await insertEffects(tx, rows);
  return rows.map(({ key, effect }) => ({ key, type: effect.type }));
}
