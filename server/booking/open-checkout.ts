import { digestOfConsents, insertConsents, listConsents } from "../../db/bookings/booking-consents.ts";
import { findOpenCheckout, type StoredCheckout } from "../../db/bookings/checkouts.ts";
import { getBooking } from "../../db/bookings/bookings.ts";
import { updateMetadata, updateReturnUrls } from "../../db/bookings/caller-wishes.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import { checkoutExpiresAt } from "../domain/booking/time-limits.ts";
import type { Booking } from "../domain/booking/booking.ts";
import { refuseFor, type Consent, type ConsentNeed, type ConsentOutcome } from "../domain/booking/consent.ts";
import type { ReturnUrls } from "../domain/booking/return-urls.ts";
import type { Instant } from "../domain/values/instant.ts";
import type { BookingId, CheckoutId } from "../domain/values/ids.ts";
import { accept, refuse, type Outcome, type Refusal } from "../domain/booking/refusal.ts";
import { applyBookingEvent } from "./apply-booking-event.ts";
import { ENGLISH } from "../domain/text/language.ts";
import type { BookingDeps } from "./booking-deps.ts";
import { consentsFrom, type Answered } from "./consent/agree-to-policies.ts";
import { notAgreed } from "./consent/not-agreed.ts";
import { readConsentNeed } from "./consent/read-consent-need.ts";
import { newInlineLease } from "./lease.ts";
import { metadataWith, type MetadataToAdd } from "./metadata-with.ts";
import { takeProviderCallOrThrow } from "./take-provider-call.ts";
import { waitForAnswer } from "./wait-for-answer.ts";
import type { Caused } from "./caused.ts";

/** What a program that asks for a payment wants carried along. */
export interface CheckoutWishes extends MetadataToAdd {
  readonly returnUrls: ReturnUrls;
  /** What the client agreed to, by the word of the seller's program, which asks by itself, or by the client's own. */
  readonly consents: readonly Consent[];
}

/** Nobody was asked, as where no terms are published. */
const NOTHING_TICKED: Answered = { ticked: null, language: ENGLISH.tag };

/**
 * The client wants to pay. Requests a checkout and opens it right away; a checkout that is open, or is being opened by another request or process, is
 * used again: whoever presses Pay twice is led to one and the same. `checkoutUrl` is null while Stripe has not answered: the worker goes on trying,
 * and the hold lasts meanwhile. `clientNetwork`: from where. What the client agrees to is written down in the transaction that opens the checkout, and
 * nothing is opened while something of it is missing. Throws LimitReached when this booking, its client or the network has made us ask as often as
 * one may.
 */
export async function openCheckout(
  deps: Caused<BookingDeps>,
  bookingId: BookingId,
  clientNetwork: string,
  answered: Answered = NOTHING_TICKED,
): Promise<ConsentOutcome<{ readonly checkoutUrl: string | null }>> {
  const before = await getBooking(deps.database.kysely, bookingId);
  const now = deps.clock.now();
  const { asksEarlyStart } = deps.settings;
  // What cannot be paid any more is refused for that.
  const agreed =
    whyNoCheckout(before, now) === null
      ? await consentsFrom(deps.database.kysely, before, answered, { now, asksEarlyStart })
      : accept([]);
  if (!agreed.ok) return agreed;
  const consents = await notGivenYet(deps.database.kysely, bookingId, agreed.value);
  try {
    const outcome = await requestCheckout(deps, before, clientNetwork, {
      wishes: null,
      consents,
      stillNeeded: (tx, booking) => readConsentNeed(tx, booking, { now, asksEarlyStart }),
    });
    return outcome.ok ? accept({ checkoutUrl: outcome.value?.url ?? null }) : outcome;
  } catch (error) {
    if (!(error instanceof ConsentMoved)) throw error;
    const { policies, earlyStart } = error.need;
    return refuseFor({ policies: policies === null ? null : "outdated", earlyStart });
  }
}

/**
 * The same for a program, which leads the client to pay and is led back to. The first one decides: a checkout that is open keeps the addresses and the
 * metadata that it was opened with, and they are not even kept on the booking. Refused as `checkout_preparing` while Stripe has not answered. Throws
 * InvalidField where the metadata cannot be added, and for a client who has not agreed to all that their page would ask: a seller's program alone is
 * believed to have asked. `clientNetwork`: null where it is not the client who asks.
 */
export async function openCheckoutFor(
  deps: Caused<BookingDeps>,
  bookingId: BookingId,
  clientNetwork: string | null,
  wishes: CheckoutWishes,
): Promise<Outcome<{ readonly sessionId: CheckoutId; readonly url: string }>> {
  const before = await getBooking(deps.database.kysely, bookingId);
  const consents = await notGivenYet(deps.database.kysely, bookingId, wishes.consents);
  const now = deps.clock.now();
  const { asksEarlyStart } = deps.settings;
  const needOf = (db: Queryable, booking: Booking) =>
    readConsentNeed(db, booking, { now, asksEarlyStart, alsoGiven: consents });
  const isClients = wishes.by === "client";
  if (
    isClients &&
    whyNoCheckout(before, now) === null &&
    (await needOf(deps.database.kysely, before)) !== null
  )
    throw notAgreed("consents");
  const outcome = await requestCheckout(deps, before, clientNetwork, {
    ...{ wishes, consents },
    ...(isClients ? { stillNeeded: needOf } : {}),
  }).catch((error: unknown) => {
    throw error instanceof ConsentMoved ? notAgreed("consents") : error;
  });
  if (!outcome.ok) return outcome;
  return outcome.value === null
    ? refuse({ code: "checkout_preparing" })
    : accept({ sessionId: outcome.value.checkoutId, url: outcome.value.url });
}

/** Each once, without those that stand beside the booking: these are proved by the line that they came with. */
async function notGivenYet(
  db: Queryable,
  bookingId: BookingId,
  consents: readonly Consent[],
): Promise<readonly Consent[]> {
  if (consents.length === 0) return consents;
  const known = await listConsents(db, bookingId);
  return consents.filter((one, at) =>
    [...known, ...consents.slice(0, at)].every(
      ({ kind, policyNumber }) => kind !== one.kind || policyNumber !== one.policyNumber,
    ),
  );
}

type CheckoutWithPage = StoredCheckout & { readonly url: string };

/** Terms were published, or the time was moved, after the question was read: the transaction rolls back. */
class ConsentMoved extends Error {
  readonly need: ConsentNeed;
  constructor(need: ConsentNeed) {
    super("more has to be agreed to");
    this.need = need;
  }
}

interface Asked {
  readonly wishes: CheckoutWishes | null;
  /** Written down with it. */
  readonly consents: readonly Consent[];
  /** What else has to be agreed to, asked again inside the transaction; absent where nobody has to. */
  readonly stillNeeded?: (tx: Queryable, booking: Booking) => Promise<ConsentNeed | null>;
}

/** Null while Stripe has not answered. Without wishes the payer is led to the booking's page, whatever was wished before. */
async function requestCheckout(
  deps: Caused<BookingDeps>,
  before: Booking,
  clientNetwork: string | null,
  { wishes, consents, stillNeeded }: Asked,
): Promise<Outcome<CheckoutWithPage | null>> {
  const bookingId = before.id;
  const now = deps.clock.now();
  let isKept = false;
  if (before.state !== "PAYMENT_PENDING") {
    await takeProviderCallOrThrow(deps, before, clientNetwork);
    const inline = newInlineLease(deps, ["openCheckout"]);
    const outcome = await applyBookingEvent(
      deps,
      bookingId,
      {
        type: "CHECKOUT_REQUESTED",
        at: now,
        checkoutExpiresAt: checkoutExpiresAt(now, before.context.holdEndsAt),
        timeZone: before.clientTimeZone,
        ...(consents.length === 0 ? {} : { consents: digestOfConsents(consents) }),
      },
      {
        inline,
        async write(tx, booking) {
          await keepWishes(tx, booking, wishes);
          await insertConsents(tx, bookingId, consents);
          const need = (await stillNeeded?.(tx, booking)) ?? null;
          if (need !== null) throw new ConsentMoved(need);
        },
      },
    );
    isKept = outcome.ok;
    if (!outcome.ok && outcome.booking.state !== "PAYMENT_PENDING")
      return refuse(whyNoCheckout(outcome.booking, now) ?? outcome.because);
    // Refused because of a concurrent request to pay: its checkout is used.
    const effects = outcome.ok ? outcome.value.effects : [];
    for (const effect of effects) await deps.runEffectNow(effect.key, inline.lease);
  }
  // An open checkout is used again, and what was published since it was opened is agreed to all the same.
  if (!isKept && consents.length > 0)
    await deps.database.transact((tx) => insertConsents(tx, bookingId, consents));
  const checkout = await waitForAnswer(deps, bookingId, "openCheckout", async () => {
    const open = await findOpenCheckout(deps.database.kysely, bookingId);
    return open?.url == null ? null : { ...open, url: open.url };
  });
  if (checkout !== null) return accept(checkout);
  const after = await getBooking(deps.database.kysely, bookingId);
  return after.state === "PAYMENT_PENDING"
    ? accept(null)
    : refuse(after.state === "SCHEDULED" ? { code: "checkout_refused" } : notNow(after));
}

/** Before the request to Stripe is put together, in the same transaction. */
async function keepWishes(tx: Queryable, booking: Booking, wishes: CheckoutWishes | null): Promise<void> {
  await updateReturnUrls(tx, booking.id, wishes?.returnUrls ?? null);
  if (wishes !== null) await updateMetadata(tx, booking.id, metadataWith(booking.metadata, wishes));
}

function whyNoCheckout({ state, context }: Booking, now: Instant): Refusal | null {
  const unpaid = state === "SCHEDULED" || state === "PAYMENT_FAILED" || state === "ABANDONED";
  const holdEnded = context.holdEndsAt !== null && context.holdEndsAt <= now;
  return unpaid && holdEnded ? { code: "hold_ended" } : null;
}

function notNow(booking: Booking): Refusal {
  return { code: "not_in_this_state", state: booking.state, since: booking.updatedAt };
}
