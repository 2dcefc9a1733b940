import { listTransitions } from "../../db/history/booking-history.ts";
import { getBooking } from "../../db/bookings/bookings.ts";
import type { BookingEventType } from "../../server/domain/booking/booking-event.ts";
import { moneyTroublesOf } from "../../server/domain/booking/booking-money.ts";
import type { Booking, BookingState } from "../../server/domain/booking/booking.ts";
import type { BookingId, CheckoutId, SessionTypeId } from "../../server/domain/values/ids.ts";
import {
  addMinutes,
  instant,
  minutesBetween,
  timeZone,
  type Instant,
} from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { DeliveryFault, ProviderName, RequestFault } from "../../server/sandbox/kernel/kernel.ts";
import { startTestApp, untilTrue, type TestApp } from "../../server/test-app.ts";
import { checkoutIdOf } from "./visitors.ts";
import { createStripeSide } from "./stripe.ts";
import { lastPartOf, type BookedAtCalendly } from "./sandbox.ts";
import { builderCaller, newClient, operatorCaller, type TestClient } from "./people.ts";

/** The offers that cancellations are tried with: at a price, and a free one for a group. */
type StageOffer = typeof PRICED | typeof FREE_GROUP;

const PRICED = "ada-okafor/architecture-review";
export const FREE_GROUP = "lena-fischer/open-office-hour";
/** What the priced session costs. */
export const PRICE_MINOR = 15_000;
/** From the policy of the priced session: a day's notice is all of it, half a day's is half. */
export const ALL_NOTICE_MINUTES = 24 * 60;
export const HALF_NOTICE_MINUTES = 12 * 60;
/** Between a whole day's notice and half a day's: half of the price is due. */
export const HALF_TIER_NOTICE_MINUTES = HALF_NOTICE_MINUTES + 6 * 60;
/** 14 days: far before every tier. */
const DAYS_AHEAD = 14;
/** A little more than a hold lasts. */
const PAST_THE_HOLD_MINUTES = 31;

/** A booking on its way, and what has come of it so far. */
export interface StageBooking {
  readonly client: TestClient;
  readonly bookingId: BookingId;
  /** Null until a time is booked. */
  readonly atCalendly: BookedAtCalendly | null;
  /** Null until a checkout is open. */
  readonly checkoutId: CheckoutId | null;
}

/** The app among its providers, and the people who cancel and refund. */
export type MoneyStage = Awaited<ReturnType<typeof startMoneyStage>>;

/** Starts an app of the test file's own, wired in earnest and without pages. */
export async function startMoneyStage() {
  const app = await startTestApp({ BOOKINGS_PER_DAY_MAX: "10000" });
  const builders = {
    ada: await builderCaller(app, "ada-okafor"),
    lena: await builderCaller(app, "lena-fischer"),
  };
  const operator = operatorCaller(app);

  const stripe = createStripeSide(app);
  const calendly = app.sandbox.calendly.ledger;
  const now = (): Instant => instant(app.sandbox.kernel.clock.now().toISOString());
  const read = (bookingId: BookingId): Promise<Booking> => getBooking(app.db, bookingId);

  async function initiate(offer: StageOffer = PRICED): Promise<StageBooking> {
    const client = await newClient(app);
    const sessionTypeId = await findSessionTypeId(client, offer);
    const outcome = await client.api.booking.initiate({ sessionTypeId, timeZone: timeZone("Europe/Berlin") });
    invariant(outcome.ok, "the booking was refused");
    return { client, bookingId: outcome.value.bookingId, atCalendly: null, checkoutId: null };
  }

  /** A time two weeks from now; the given one when somebody else's seat is wanted. */
  async function pickTime(booking: StageBooking, startTime?: string): Promise<StageBooking> {
    const { calendlyEventTypeUri, context } = await read(booking.bookingId);
    const atCalendly = await app.control<BookedAtCalendly>("calendly", "POST", "/book", {
      eventTypeUri: calendlyEventTypeUri,
      startTime: startTime ?? (await findOpenTime(app, calendlyEventTypeUri, now())),
      email: booking.client.email,
      name: booking.client.name,
      tracking: { utm_content: booking.bookingId },
    });
    await untilState(booking, context.price.amountMinor === 0 ? "CONFIRMED" : "SCHEDULED");
    return { ...booking, atCalendly };
  }

  async function openCheckout(booking: StageBooking): Promise<StageBooking> {
    const outcome = await booking.client.api.booking.openCheckout({ bookingId: booking.bookingId });
    invariant(outcome.ok, "the checkout was refused");
    return { ...booking, checkoutId: checkoutIdOf(outcome.value.checkoutUrl) };
  }

  /** A fresh client's booking of the priced session, as far as this state. */
  async function reach(state: BookingState): Promise<StageBooking> {
    switch (state) {
      case "INITIATED":
        return initiate();
      case "SCHEDULED":
        return pickTime(await initiate());
      case "PAYMENT_PENDING":
        return openCheckout(await reach("SCHEDULED"));
      case "PAYMENT_FAILED": {
        const booking = await reach("PAYMENT_PENDING");
        await stripe.pay(booking.checkoutId, "4000000000000002");
        await untilState(booking, "PAYMENT_FAILED");
        return booking;
      }
      case "CONFIRMED": {
        const booking = await reach("PAYMENT_PENDING");
        await stripe.pay(booking.checkoutId);
        await untilState(booking, "CONFIRMED");
        await app.untilQuiet();
        return booking;
      }
      case "COMPLETED": {
        const booking = await reach("CONFIRMED");
        await advanceTo((await timeOf(booking)).endsAt);
        await untilState(booking, "COMPLETED");
        return booking;
      }
      case "ABANDONED": {
        const booking = await reach("SCHEDULED");
        await app.advance(PAST_THE_HOLD_MINUTES);
        await untilState(booking, "ABANDONED");
        await app.untilQuiet();
        return booking;
      }
      case "CANCELED": {
        const booking = await reach("SCHEDULED");
        await cancelAsClient(booking);
        await app.untilQuiet();
        return booking;
      }
      case "REFUNDED": {
        const booking = await reach("CONFIRMED");
        await cancelAsClient(booking);
        await untilState(booking, "REFUNDED");
        await app.untilQuiet();
        return booking;
      }
    }
  }

  async function untilState({ bookingId }: StageBooking, state: BookingState): Promise<void> {
    await untilTrue(async () => {
      const booking = await read(bookingId);
      invariant(booking.state === state, `${booking.state} is to be ${state}`);
    });
  }

  async function timeOf({ bookingId }: StageBooking) {
    const { time } = (await read(bookingId)).context;
    invariant(time !== null, "a time is booked");
    return time;
  }

  /** Moves everybody's clock there; nothing when it is past already. */
  async function advanceTo(at: Instant): Promise<void> {
    const minutes = minutesBetween(now(), at);
    if (minutes > 0) await app.advance(minutes);
  }

  /** So many minutes before the session. */
  async function advanceToNotice(booking: StageBooking, noticeMinutes: number): Promise<void> {
    await advanceTo(addMinutes((await timeOf(booking)).startsAt, -noticeMinutes));
  }

  const viewOf = ({ client, bookingId }: StageBooking) => client.api.booking.get({ bookingId });

  async function quoteOf(booking: StageBooking): Promise<string> {
    return (await viewOf(booking)).cancellationQuote.token;
  }

  /** Reads the quote and presses the button. */
  async function cancelAsClient(booking: StageBooking) {
    const quote = await quoteOf(booking);
    return booking.client.api.booking.cancel({ bookingId: booking.bookingId, quote });
  }

  /** Presses the button on Calendly's own page for the invitee. Resolves to the page's status. */
  async function cancelOnCalendlysPage({ atCalendly }: StageBooking): Promise<number> {
    invariant(atCalendly !== null, "the client has Calendly's link");
    const page = `${app.env.CALENDLY_SITE_URL}/cancellations/${lastPartOf(atCalendly.invitee.uri)}`;
    const response = await fetch(page, { method: "POST", body: new URLSearchParams({ reason: "" }) });
    await response.text();
    return response.status;
  }

  /** The builder cancels in Calendly. False when Calendly does not allow it any more. */
  async function cancelAsHost({ atCalendly }: StageBooking): Promise<boolean> {
    invariant(atCalendly !== null, "there is an event");
    const route = `/invitees/${lastPartOf(atCalendly.invitee.uri)}/cancel`;
    return app.control("calendly", "POST", route, { by: "host" }).then(
      () => true,
      () => false,
    );
  }

  function eventStatusOf({ atCalendly }: StageBooking): string | null {
    return calendly.scheduledEvents().find(({ uri }) => uri === atCalendly?.event.uri)?.status ?? null;
  }

  /** The mails about a booking, told by how their subjects begin. */
  function mailsOf({ client, bookingId }: StageBooking, subject: string) {
    const mails = app.sandbox.mailbox.ledger
      .list()
      .filter((mail) => mail.subject.startsWith(subject) && mail.text?.includes(bookingId) === true);
    const isClients = (mail: { readonly to: readonly string[] }) => mail.to.includes(client.email);
    return {
      toClient: mails.filter(isClients).map(({ text }) => text ?? ""),
      toBuilder: mails.filter((mail) => !isClients(mail)).map(({ text }) => text ?? ""),
    };
  }

  async function countEvents({ bookingId }: StageBooking, type: BookingEventType): Promise<number> {
    const transitions = await listTransitions(app.db, bookingId);
    return transitions.filter(({ event }) => event.type === type).length;
  }

  /**
   * Waits until nothing is under way, and gives the booking. Its own account of the money must then be Stripe's, and what
   * policy and state say.
   */
  async function settled(booking: StageBooking): Promise<Booking> {
    await app.untilQuiet();
    const after = await read(booking.bookingId);
    const sumMinor = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
    const ours = sumMinor(after.context.refunds.map(({ amount }) => amount.amountMinor));
    const theirs = stripe.refundsAtStripe(booking).filter(({ status }) => status === "succeeded");
    invariant(ours === sumMinor(theirs.map(({ amount }) => amount)), "both know the same refunds");
    const troubles = moneyTroublesOf(after.state, after.context).filter(
      ({ kind }) => kind !== "refund_failed",
    );
    invariant(troubles.length === 0, `the money is where policy and state say: ${JSON.stringify(troubles)}`);
    return after;
  }

  const addRequestFault = (
    method: string,
    pattern: string,
    fault: RequestFault,
    remaining: number | null = null,
  ) =>
    app.sandbox.kernel.faults.add({ provider: "stripe", on: "request", method, pattern, fault, remaining });
  const addDeliveryFault = (provider: ProviderName, fault: DeliveryFault) =>
    app.sandbox.kernel.faults.add({ provider, on: "delivery", fault, remaining: null });

  return {
    app,
    builders,
    operator,
    now,
    read,
    newClient: () => newClient(app),
    initiate,
    pickTime,
    openCheckout,
    reach,
    untilState,
    timeOf,
    advanceToNotice,
    viewOf,
    quoteOf,
    cancelAsClient,
    cancelOnCalendlysPage,
    cancelAsHost,
    ...stripe,
    eventStatusOf,
    mailsOf,
    countEvents,
    settled,
    addRequestFault,
    addDeliveryFault,
    /** Sends what is held in the wrong order, each when the one before was answered. */
    async releaseNewestFirst(): Promise<void> {
      const { faults, postOffice } = app.sandbox.kernel;
      faults.clear();
      for (const { id } of postOffice.list({ state: "held" }).reverse()) await postOffice.release(id);
    },
    /** Ends every fault, and lets go what was held. */
    async clearFaults(): Promise<void> {
      const { faults, postOffice } = app.sandbox.kernel;
      faults.clear();
      faults.releaseHeld();
      await postOffice.releaseHeld();
    },
  };
}

async function findSessionTypeId({ api }: TestClient, offer: StageOffer): Promise<SessionTypeId> {
  const [slug = "", sessionType] = offer.split("/");
  const found = (await api.builder.profile({ slug })).sessionTypes.find((one) => one.slug === sessionType);
  invariant(found !== undefined, `${offer} is on offer`);
  return found.id;
}

async function findOpenTime(app: TestApp, eventTypeUri: string, now: Instant): Promise<string> {
  const from = addMinutes(now, DAYS_AHEAD * 24 * 60);
  const query = new URLSearchParams({
    event_type: eventTypeUri,
    start_time: from,
    end_time: addMinutes(from, 7 * 24 * 60),
  });
  const response = await fetch(`${app.env.CALENDLY_API_URL}/event_type_available_times?${query.toString()}`, {
    headers: { authorization: `Bearer ${tokenFor(eventTypeUri)}` },
  });
  const { collection } = (await response.json()) as { collection: { start_time: string }[] };
  invariant(collection[0] !== undefined, "Calendly has an open time");
  return collection[0].start_time;
}

/** The sandbox's own tokens; Ada's event types begin with her name in hex letters, and the other builder's do not. */
function tokenFor(eventTypeUri: string): string {
  return lastPartOf(eventTypeUri).startsWith("ada") ? "sandbox-pat-ada" : "sandbox-pat-lena";
}
