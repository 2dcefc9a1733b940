import { testAddress } from "../../server/auth/test-accounts.ts";
import {
  addMinutes,
  instantFromEpochMs,
  timeZone,
  type Instant,
} from "../../server/domain/values/instant.ts";
import type { BookingId, CheckoutId } from "../../server/domain/values/ids.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { money, type Money } from "../../server/domain/values/money.ts";
import type { AppCaller } from "../../server/routers/root.ts";
import { tryKeys } from "../../server/worker/try-keys.ts";
import { CARDS, type Action, type PageView } from "./actions.ts";
import { lookAtProviders, type AtProviders } from "./observe.ts";
import type { OfferName } from "./offers.ts";
import type { AppFixture } from "./start-app-fixture.ts";

/** 60 min: as long as our own checkouts stay open at least. */
const CHECKOUT_MINUTES = 60;
const HOUR_MS = 60 * 60_000;

/** Whose scenario it is. */
export interface Person {
  readonly email: string;
  readonly offer: OfferName;
  /** Times that are this scenario's alone, soonest first. */
  readonly starts: readonly Instant[];
  /** Null until they have begun a booking with us. */
  readonly bookingId: BookingId | null;
}

/** The person as they are in one fixture: what they have there, and what they can do. */
export interface PersonInApp extends Person {
  /** What our page tells them; null before they have begun. Throws while the app is dead. */
  look(): Promise<PageView | null>;
  atProviders(): AtProviders;
  /** Their browser says what it has seen: which time was booked, and that they are back from Stripe. Throws while the app is dead. */
  reportByBrowser(): Promise<void>;
  /** Whether it could be done, and was. Throws when the app did not answer. Safe to try again after that. */
  do(action: Action): Promise<boolean>;
}

/** Puts somebody into a fixture. */
export function personIn(
  fixture: AppFixture,
  { email, offer, starts }: Omit<Person, "bookingId">,
): PersonInApp {
  const name = `Story ${email.split("@")[0] ?? ""}`;
  let bookingId: BookingId | null = null;

  async function caller(): Promise<AppCaller> {
    const userId = await fixture.accountOf(email, name);
    return fixture.callerOf({
      kind: "client",
      userId,
      email,
      name,
      confirmed: testAddress(email),
      builderId: null,
    });
  }

  function ownBookingId(): BookingId {
    invariant(bookingId !== null, "a booking was begun");
    return bookingId;
  }

  const atProviders = () => lookAtProviders(fixture)(email);

  async function book(): Promise<boolean> {
    const api = await caller();
    const offered = fixture.offers[offer];
    const begun = await api.booking.initiate({
      sessionTypeId: offered.id,
      timeZone: timeZone("Europe/Berlin"),
    });
    if (!begun.ok) return false;
    bookingId = begun.value.bookingId;
    if (atProviders().active.length === 0) {
      await fixture.tryControl("calendly", "POST", "/book", {
        eventTypeUri: offered.calendlyEventTypeUri,
        startTime: starts[0],
        email,
        name,
        tracking: { utm_content: bookingId },
      });
    }
    await reportByBrowser();
    return atProviders().active.length > 0;
  }

  async function reportByBrowser(): Promise<void> {
    if (bookingId === null) return;
    const api = await caller();
    const { active, checkouts } = atProviders();
    for (const { eventUri, inviteeUri } of active) {
      await api.booking.schedule({ bookingId, calendlyEventUri: eventUri, calendlyInviteeUri: inviteeUri });
    }
    for (const { id, status } of checkouts) {
      if (status === "complete")
        await api.booking.confirmPayment({ bookingId, checkoutId: id as CheckoutId });
    }
  }

  async function openCheckout(): Promise<boolean> {
    const api = await caller();
    await api.booking.openCheckout({ bookingId: ownBookingId() });
    return openCheckouts().length > 0;
  }

  const openCheckouts = () => atProviders().checkouts.filter(({ status }) => status === "open");

  async function pay(body: object): Promise<boolean> {
    const [open] = openCheckouts();
    if (open === undefined) return false;
    const answer = await fixture.tryControl<{ outcome: string }>(
      "stripe",
      "POST",
      `/checkout/${open.id}/pay`,
      body,
    );
    return answer !== null && ["paid", "declined", "processing"].includes(answer.outcome);
  }

  /** Stripe is asked in our name, as by a copy of us that nobody remembers. */
  async function payElsewhere(name: string, price: Money): Promise<boolean> {
    const id = ownBookingId();
    const now = fixture.now();
    const second = {
      bookingId: id,
      effectKey: `${id}:0:${name}`,
      price,
      lineItemName: "The same again",
      lineItemDescription: "Opened behind our back",
      clientEmail: email,
      calendlyEventId: "none",
      // The same at every try: Stripe takes another value for another request.
      expiresAt: addMinutes(startOfHour(now), 2 * CHECKOUT_MINUTES),
      delayedMethods: "excluded",
      successUrl: "https://app.example/back",
      cancelUrl: "https://app.example/back",
      callerMetadata: {},
    } as const;
    const { payments } = fixture.deps();
    const request = payments.describeCheckout(second);
    const { effectKey } = second;
    const { checkoutId } = await tryKeys(
      1,
      (keySuffix) => payments.createCheckout(request, { effectKey, keySuffix }),
      () => payments.findCheckoutByEffectKey(effectKey, startOfHour(now)),
      0,
    );
    const answer = await fixture.tryControl<{ outcome: string }>(
      "stripe",
      "POST",
      `/checkout/${checkoutId}/pay`,
      {},
    );
    return answer?.outcome === "paid" || answer?.outcome === "already_paid";
  }

  const price = () => fixture.offers[offer].price;

  async function settle(outcome: "succeeded" | "failed"): Promise<boolean> {
    const processing = atProviders().checkouts.find(
      ({ status, payment_status }) => status === "complete" && payment_status === "unpaid",
    );
    if (processing === undefined) return false;
    return (
      (await fixture.tryControl("stripe", "POST", `/checkout/${processing.id}/settle`, { outcome })) !== null
    );
  }

  async function atCalendly(method: string, what: string, body?: object): Promise<boolean> {
    const [active] = atProviders().active;
    if (active === undefined) return false;
    return (
      (await fixture.tryControl("calendly", method, `/invitees/${active.inviteeId}/${what}`, body)) !== null
    );
  }

  async function clientCancels(): Promise<boolean> {
    const api = await caller();
    const view = await api.booking.get({ bookingId: ownBookingId() });
    const outcome = await api.booking.cancel({ bookingId: view.id, quote: view.cancellationQuote.token });
    return outcome.ok || isOver(view);
  }

  async function builderCancels(): Promise<boolean> {
    const outcome = await fixture.builderOf(offer).myBookings.cancel({ bookingId: ownBookingId() });
    return outcome.ok || isOver(await (await caller()).booking.get({ bookingId: ownBookingId() }));
  }

  async function goodwill({ share, requestId }: Extract<Action, { type: "goodwill" }>): Promise<boolean> {
    const price = fixture.offers[offer].price.amountMinor;
    const outcome = await fixture.builderOf(offer).myBookings.refund({
      bookingId: ownBookingId(),
      requestId,
      amountMinor: share === "all" ? null : Math.floor(price / 3),
      reason: "goodwill",
      note: "For the trouble",
    });
    return outcome.ok;
  }

  async function dashboardRefund(share: "third" | "all"): Promise<boolean> {
    const charge = atProviders().charges.find(
      (one) => one.returnedMinor < one.paidMinor && one.dispute === null,
    );
    if (charge === undefined) return false;
    const left = charge.paidMinor - charge.returnedMinor;
    const amount = share === "all" ? left : Math.min(left, Math.floor(charge.paidMinor / 3));
    const parameters = { payment_intent: charge.paymentIntentId, amount };
    return (await fixture.tryControl("stripe", "POST", "/refunds", parameters)) !== null;
  }

  async function dispute(): Promise<boolean> {
    const charge = atProviders().charges.find(
      (one) => one.returnedMinor < one.paidMinor && one.dispute === null,
    );
    if (charge === undefined) return false;
    return (await fixture.tryControl("stripe", "POST", `/charges/${charge.chargeId}/dispute`)) !== null;
  }

  async function closeDispute(status: "won" | "lost"): Promise<boolean> {
    const open = atProviders().charges.find((charge) => charge.dispute?.isOpen === true);
    if (open?.dispute === undefined || open.dispute === null) return false;
    return (
      (await fixture.tryControl("stripe", "POST", `/disputes/${open.dispute.id}/close`, { status })) !== null
    );
  }

  async function failRefund(): Promise<boolean> {
    const { charges, refunds } = atProviders();
    // Of the first charge, and the smallest one: in which order they were made, is chance and may be.
    const [refund] = charges.flatMap(({ paymentIntentId }) =>
      refunds
        .filter(({ payment_intent, status }) => payment_intent === paymentIntentId && status === "succeeded")
        .sort((a, b) => a.amount - b.amount),
    );
    if (refund === undefined) return false;
    return (await fixture.tryControl("stripe", "POST", `/refunds/${refund.id}/fail`)) !== null;
  }

  return {
    email,
    offer,
    starts,
    get bookingId() {
      return bookingId;
    },
    async look() {
      if (bookingId === null) return null;
      const { state, context } = await (await caller()).booking.get({ bookingId });
      return { state, context };
    },
    atProviders,
    reportByBrowser,
    async do(action) {
      switch (action.type) {
        case "book":
          return book();
        case "open_checkout":
          return openCheckout();
        case "pay":
          return pay({ card: CARDS[action.card] });
        case "pay_by_debit":
          return pay({ method: "sepa_debit" });
        case "debit_answered":
          return settle(action.outcome);
        case "pay_second":
          return payElsewhere(`second-${action.number}`, price());
        case "pay_wrong":
          return payElsewhere(`wrong-${action.number}`, twice(price()));
        case "cancel_at_calendly":
          return atCalendly("POST", "cancel", { by: action.by });
        case "move":
          return atCalendly("POST", "reschedule", { startTime: action.to, by: action.by });
        case "move_to_another_length":
          return atCalendly("POST", "reschedule", {
            startTime: action.to,
            by: "host",
            duration: Math.floor(fixture.offers[offer].durationMinutes / 2),
          });
        case "client_cancels":
          return clientCancels();
        case "builder_cancels":
          return builderCancels();
        case "goodwill":
          return goodwill(action);
        case "keep_session":
          return (await fixture.builderOf(offer).myBookings.keepSession({ bookingId: ownBookingId() })).ok;
        case "dashboard_refund":
          return dashboardRefund(action.share);
        case "dispute":
          return dispute();
        case "dispute_closed":
          return closeDispute(action.outcome);
        case "refund_fails":
          return failRefund();
        case "no_show":
          return atCalendly("POST", "no-show");
        case "no_show_taken_back":
          return atCalendly("DELETE", "no-show");
      }
    },
  };
}

function isOver({ state }: PageView): boolean {
  return state === "CANCELED" || state === "REFUNDED" || state === "ABANDONED";
}

/** Whole units in every currency, and never less than Stripe takes. */
function twice({ amountMinor, currency }: Money): Money {
  return money(2 * amountMinor, currency);
}

function startOfHour(at: Instant): Instant {
  return instantFromEpochMs(Math.floor(Date.parse(at) / HOUR_MS) * HOUR_MS);
}
