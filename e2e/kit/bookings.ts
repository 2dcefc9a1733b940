import { getBooking } from "../../db/bookings/bookings.ts";
import type { Booking, BookingState } from "../../server/domain/booking/booking.ts";
import type { BookingId, CheckoutId } from "../../server/domain/values/ids.ts";
import { addMinutes, timeZone, type Instant } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { until } from "../../server/test-until.ts";
import { clockSide, PAST_THE_HOLD_MINUTES } from "./clock.ts";
import { checkoutIdOf, findOpenTime, type Offer } from "./offers.ts";
import { newClient, type TestClient } from "./people.ts";
import { lastPartOf } from "./sandbox.ts";
import type { StripeSide } from "./stripe.ts";
import type {
  AppWithSandbox,
  Booked,
  BookedUntilCheckout,
  TestBooking,
  WhichBooking,
} from "./test-booking.ts";

/** A session that costs `PRICE_MINOR`. */
const PRICED = "ada-okafor/architecture-review";
export const FREE_GROUP = "lena-fischer/open-office-hour";
export const PRICE_MINOR = 15_000;
/** A card that its bank declines. */
export const DECLINED_CARD = "4000000000000002";
/** From the policy of the priced session: a day's notice is all of it, half a day's is half. */
export const ALL_NOTICE_MINUTES = 24 * 60;
export const HALF_NOTICE_MINUTES = 12 * 60;
/** Between a whole day's notice and half a day's: half of the price is due. */
export const HALF_TIER_NOTICE_MINUTES = HALF_NOTICE_MINUTES + 6 * 60;

/** The steps of a booking, as its client and its builder take them. */
export function bookingSteps(app: AppWithSandbox, stripe: Pick<StripeSide, "pay">) {
  const { advanceTo } = clockSide(app);
  const read = (bookingId: BookingId): Promise<Booking> => getBooking(app.db, bookingId);

  async function untilState({ bookingId }: WhichBooking, state: BookingState): Promise<void> {
    await until(async () => {
      const booking = await read(bookingId);
      invariant(booking.state === state, `${booking.state} is to be ${state}`);
    });
  }

  /** Presses Book; as somebody new unless the client is given. */
  async function initiate(known: TestClient | null = null, offer: Offer = PRICED): Promise<TestBooking> {
    const client = known ?? (await newClient(app));
    const [slug = "", sessionType] = offer.split("/");
    const { sessionTypes } = await client.api.builder.profile({ slug });
    const found = sessionTypes.find((one) => one.slug === sessionType);
    invariant(found !== undefined, `${offer} is on offer`);
    const outcome = await client.api.booking.initiate({
      sessionTypeId: found.id,
      timeZone: timeZone("Europe/Berlin"),
    });
    invariant(outcome.ok, "the booking was refused");
    return { client, bookingId: outcome.value.bookingId, atCalendly: null, checkoutId: null };
  }

  /** Books a time on Calendly's page: the given one, or the first one open two weeks ahead. Resolves once we know it. */
  async function pickTime(booking: TestBooking, startTime?: string): Promise<Booked> {
    const { calendlyEventTypeUri, context } = await read(booking.bookingId);
    const atCalendly = await app.sandbox.bookTime({
      eventTypeUri: calendlyEventTypeUri,
      startTime: startTime ?? (await findOpenTime(app, calendlyEventTypeUri)),
      email: booking.client.email,
      name: booking.client.name,
      tracking: { utm_content: booking.bookingId },
    });
    await untilState(booking, context.price.amountMinor === 0 ? "CONFIRMED" : "SCHEDULED");
    return { ...booking, atCalendly };
  }

  /** A fresh client with a time held. */
  const bookTime = async (offer: Offer = PRICED, startTime?: string): Promise<Booked> =>
    pickTime(await initiate(null, offer), startTime);

  /** Presses Pay, and is on Stripe's page. */
  async function openCheckout({
    client,
    bookingId,
  }: Pick<TestBooking, "client" | "bookingId">): Promise<CheckoutId> {
    const outcome = await client.api.booking.openCheckout({ bookingId });
    invariant(outcome.ok, "the checkout was refused");
    return checkoutIdOf(outcome.value.checkoutUrl);
  }

  /** A fresh client in front of Stripe's page. */
  async function bookUntilCheckout(offer: Offer = PRICED, startTime?: string): Promise<BookedUntilCheckout> {
    const booked = await bookTime(offer, startTime);
    return { ...booked, checkoutId: await openCheckout(booked) };
  }

  /** A fresh client with a paid and confirmed session. */
  async function bookAndPay(offer: Offer = PRICED): Promise<BookedUntilCheckout> {
    const booked = await bookUntilCheckout(offer);
    await stripe.pay(booked.checkoutId);
    await untilState(booked, "CONFIRMED");
    await app.untilQuiet();
    return booked;
  }

  /** A fresh client's booking of the priced session, as far as this state. */
  async function reach(state: BookingState): Promise<TestBooking> {
    switch (state) {
      case "INITIATED":
        return initiate();
      case "SCHEDULED":
        return bookTime();
      case "PAYMENT_PENDING":
        return bookUntilCheckout();
      case "PAYMENT_FAILED": {
        const booking = await bookUntilCheckout();
        await stripe.pay(booking.checkoutId, DECLINED_CARD);
        await untilState(booking, state);
        return booking;
      }
      case "CONFIRMED":
        return bookAndPay();
      case "COMPLETED": {
        const booking = await bookAndPay();
        await advanceTo((await timeOf(booking)).endsAt);
        await untilState(booking, state);
        return booking;
      }
      case "ABANDONED": {
        const booking = await bookTime();
        await app.advance(PAST_THE_HOLD_MINUTES);
        await untilState(booking, state);
        await app.untilQuiet();
        return booking;
      }
      case "CANCELED":
      case "REFUNDED": {
        const booking = await (state === "CANCELED" ? bookTime() : bookAndPay());
        await cancelAsClient(booking);
        await untilState(booking, state);
        await app.untilQuiet();
        return booking;
      }
    }
  }

  async function timeOf({ bookingId }: WhichBooking) {
    const { time } = (await read(bookingId)).context;
    invariant(time !== null, "a time is booked");
    return time;
  }

  const viewOf = ({ client, bookingId }: Pick<TestBooking, "client" | "bookingId">) =>
    client.api.booking.get({ bookingId });

  async function quoteOf(booking: TestBooking): Promise<string> {
    return (await viewOf(booking)).cancellationQuote.token;
  }

  /** Reads the quote and presses the button. */
  async function cancelAsClient(booking: TestBooking) {
    const quote = await quoteOf(booking);
    return booking.client.api.booking.cancel({ bookingId: booking.bookingId, quote });
  }

  return {
    read,
    untilState,
    initiate,
    pickTime,
    bookTime,
    openCheckout,
    bookUntilCheckout,
    bookAndPay,
    reach,
    timeOf,
    viewOf,
    quoteOf,
    cancelAsClient,
    /** Until when the unpaid time is held. */
    async holdEnd(bookingId: BookingId): Promise<Instant> {
      const { holdEndsAt } = (await read(bookingId)).context;
      invariant(holdEndsAt !== null, "an unpaid time is held");
      return holdEndsAt;
    },
    /** Moves the clock to so many minutes before the session. */
    async advanceToNotice(booking: WhichBooking, noticeMinutes: number): Promise<void> {
      await advanceTo(addMinutes((await timeOf(booking)).startsAt, -noticeMinutes));
    },
    /** Presses the button on Calendly's own page for the invitee. Resolves to the page's status. */
    async cancelOnCalendlysPage({ atCalendly }: TestBooking): Promise<number> {
      invariant(atCalendly !== null, "the client has Calendly's link");
      const page = `${app.env.CALENDLY_SITE_URL}/cancellations/${lastPartOf(atCalendly.invitee.uri)}`;
      const response = await fetch(page, { method: "POST", body: new URLSearchParams({ reason: "" }) });
      await response.text();
      return response.status;
    },
    /** The builder cancels in Calendly. False when Calendly does not allow it any more. */
    async cancelAsHost({ atCalendly }: TestBooking): Promise<boolean> {
      invariant(atCalendly !== null, "there is an event");
      return app.sandbox.cancelInvitee(atCalendly.invitee.uri, "host").then(
        () => true,
        () => false,
      );
    },
  };
}
