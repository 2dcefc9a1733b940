import { expect } from "vitest";
import { getBooking } from "../../db/bookings/bookings.ts";
import type { Booking, BookingState } from "../../server/domain/booking/booking.ts";
import type { BookingId, CheckoutId } from "../../server/domain/values/ids.ts";
import {
  addMinutes,
  epochMsOf,
  instant,
  timeZone,
  type Instant,
} from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { type AppCaller } from "../../server/routers/root.ts";
import type { Delivery } from "../../server/sandbox/kernel/kernel.ts";
import type { MailMessage } from "../../server/sandbox/mail/mail-message.ts";
import { startTestApp, type TestApp } from "../../server/test-app.ts";
import { checkoutIdOf, findOpenTime, untilState, type Offer } from "./visitors.ts";
import { createSandboxControl, type BookedAtCalendly } from "./sandbox.ts";
import { builderCaller, callerOf, newClient, operatorCaller, type TestClient } from "./people.ts";

/** What Stripe's ledger says about one booking, in minor units. */
export interface LedgerMoney {
  /** Of each checkout, oldest first. */
  readonly statuses: readonly (string | null)[];
  /** What was charged, each payment on its own. */
  readonly charged: readonly number[];
  /** What went back, each refund on its own. */
  readonly refunded: readonly number[];
}

/** A booking on its way to be paid. */
export interface Booked extends BookedAtCalendly {
  readonly client: TestClient;
  readonly bookingId: BookingId;
}

/** A session that costs `PRICE_MINOR`. */
export const PRICED = "ada-okafor/architecture-review";
export const PRICE_MINOR = 15_000;
/** A card that its bank declines. */
export const DECLINED_CARD = "4000000000000002";
/** A little more than a hold lasts. */
export const PAST_THE_HOLD_MINUTES = 31;
/** Past the middle of the hold, when who has not paid is reminded. */
export const PAST_THE_REMINDER_MINUTES = 16;
/** Longer than the worker's longest pause between two tries. */
export const PAST_ANY_PAUSE_MINUTES = 16;
const ADAS_TOKEN = "sandbox-pat-ada";
export const DAY_MINUTES = 24 * 60;

export type PayingApp = Awaited<ReturnType<typeof startPayingApp>>;

/** The wired app of a test file's own, without pages, and people who pay in it. Tests move its clock as they like. */
export async function startPayingApp(settings: Readonly<Record<string, string>> = {}) {
  // Nobody reconciles: what is guaranteed here must come true without that.
  const app: TestApp = await startTestApp({
    BOOKINGS_PER_DAY_MAX: "1000",
    RECONCILE_EVERY_MINUTES: "0",
    ...settings,
  });
  const { db, sandbox: world } = app;
  const sandbox = createSandboxControl(world.urls);
  const { postOffice, faults } = world.kernel;

  /** Presses Book. */
  async function initiate({ api }: TestClient, offer: Offer): Promise<BookingId> {
    const [slug = "", sessionType] = offer.split("/");
    const { sessionTypes } = await api.builder.profile({ slug });
    const found = sessionTypes.find((one) => one.slug === sessionType);
    invariant(found !== undefined, `${offer} is on offer`);
    const outcome = await api.booking.initiate({
      sessionTypeId: found.id,
      timeZone: timeZone("Europe/Berlin"),
    });
    invariant(outcome.ok, "the booking was refused");
    return outcome.value.bookingId;
  }

  /** Books a time on Calendly's page: the given one, or the first one open two weeks ahead. */
  async function pickTime(
    client: TestClient,
    bookingId: BookingId,
    startTime?: string,
  ): Promise<BookedAtCalendly> {
    const { calendlyEventTypeUri } = await getBooking(db, bookingId);
    return sandbox.bookTime({
      eventTypeUri: calendlyEventTypeUri,
      startTime: startTime ?? (await findOpenTime({ sandbox }, calendlyEventTypeUri)),
      email: client.email,
      name: client.name,
      tracking: { utm_content: bookingId },
    });
  }

  /** A fresh client with a time held. */
  async function bookTime(offer: Offer = PRICED, startTime?: string): Promise<Booked> {
    const client = await newClient(app);
    const bookingId = await initiate(client, offer);
    const picked = await pickTime(client, bookingId, startTime);
    await untilState(app, bookingId, "SCHEDULED");
    return { client, bookingId, ...picked };
  }

  /** Presses Pay, and is on Stripe's page. */
  async function openCheckout({
    client,
    bookingId,
  }: Pick<Booked, "client" | "bookingId">): Promise<CheckoutId> {
    const outcome = await client.api.booking.openCheckout({ bookingId });
    invariant(outcome.ok, "the checkout was refused");
    return checkoutIdOf(outcome.value.checkoutUrl);
  }

  /** A fresh client in front of Stripe's page. */
  async function bookUntilCheckout(offer: Offer = PRICED, startTime?: string) {
    const booked = await bookTime(offer, startTime);
    return { ...booked, checkoutId: await openCheckout(booked) };
  }

  function mailsTo(client: TestClient): MailMessage[] {
    return world.mailbox.ledger.list({ to: client.email });
  }

  return {
    app,
    db,
    sandbox,
    /** Somebody without an account. */
    nobody: callerOf(app, { kind: "nobody" }),
    operator: operatorCaller(app),
    /** The builder's own pages. */
    ofBuilder: (slug: string): Promise<AppCaller> => builderCaller(app, slug),
    mailsToAddress: (to: string): MailMessage[] => world.mailbox.ledger.list({ to }),
    signUp: () => newClient(app),
    initiate,
    pickTime,
    bookTime,
    openCheckout,
    bookUntilCheckout,
    mailsTo,
    untilQuiet: () => app.untilQuiet(),
    advance: (minutes: number) => app.advance(minutes),
    booking: (bookingId: BookingId): Promise<Booking> => getBooking(db, bookingId),
    /** Resolves once the booking is in this state and nothing is left to do about it. */
    async untilSettled(bookingId: BookingId, state: BookingState): Promise<void> {
      await untilState(app, bookingId, state);
      await app.untilQuiet();
      expect((await getBooking(db, bookingId)).state).toBe(state);
    },
    /** Moves the clock to this instant by the provider's own, and resolves when the app has noticed. */
    async advanceTo(at: Instant): Promise<void> {
      await app.advance(Math.max(1, epochMsOf(at) - world.kernel.clock.now().getTime()) / 60_000);
    },
    /** Until when the unpaid time is held. */
    async holdEnd(bookingId: BookingId): Promise<Instant> {
      const { holdEndsAt } = (await getBooking(db, bookingId)).context;
      invariant(holdEndsAt !== null, "an unpaid time is held");
      return holdEndsAt;
    },
    /** The news that the client was told by mail, oldest first. */
    notificationsTo: (client: TestClient): string[] =>
      mailsTo(client).map(({ subject }) => subject.slice(0, subject.indexOf(":"))),
    moneyOf(bookingId: BookingId): LedgerMoney {
      const ledger = world.stripe.ledger;
      const checkouts = ledger.sessions().filter(({ metadata }) => metadata?.["booking_id"] === bookingId);
      const intents = new Set(checkouts.map(({ payment_intent: intent }) => intent));
      const isOurs = ({ payment_intent: intent }: { payment_intent: unknown }) =>
        typeof intent === "string" && intents.has(intent);
      return {
        statuses: checkouts.map(({ status }) => status),
        charged: ledger
          .charges()
          .filter((charge) => isOurs(charge) && charge.status === "succeeded")
          .map(({ amount }) => amount),
        refunded: ledger
          .refunds()
          .filter((refund) => isOurs(refund) && refund.status === "succeeded")
          .map(({ amount }) => amount),
      };
    },
    eventStatus: ({ event }: BookedAtCalendly): string | undefined =>
      world.calendly.ledger.scheduledEvents().find(({ uri }) => uri === event.uri)?.status,
    /** Whether somebody else could book this time of Ada's at Calendly now. */
    async isFree({ event }: BookedAtCalendly): Promise<boolean> {
      const from = instant(event.start_time);
      const times = await sandbox.listOpenTimes(ADAS_TOKEN, event.event_type, from, addMinutes(from, 1));
      return times.some((time) => instant(time) === from);
    },
    /** Keeps back what Stripe sends from now on. */
    holdDeliveries: () => sandbox.addFault({ provider: "stripe", on: "delivery", fault: { kind: "hold" } }),
    /** What is kept back about this booking, oldest first. */
    heldDeliveries: (bookingId: BookingId): Delivery[] =>
      postOffice.list({ provider: "stripe", state: "held" }).filter(({ body }) => body.includes(bookingId)),
    release: (deliveryId: string) => postOffice.release(deliveryId),
    /** Everything at the providers works again, and what was kept back goes out. */
    async mend(): Promise<void> {
      faults.clear();
      faults.releaseHeld();
      await postOffice.releaseHeld();
    },
    stop: () => app.stop(),
  };
}
