import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getBooking } from "../../db/bookings/bookings.ts";
import type { BookingState } from "../../server/domain/booking/booking.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { addMinutes, epochMsOf } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import {
  bookAndPay,
  bookingLink,
  bookTime,
  bookUntilCheckout,
  initiate,
  openCheckout,
  openLink,
  pickTime,
  signInOnTheWayTo,
  signUp,
  untilClockReaches,
  untilState,
  type Visitor,
} from "../kit/visitors.ts";
import { readPage } from "./read-page.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";

const PRICED = "ada-okafor/architecture-review";
const DECLINED_CARD = "4000000000000002";
const PAST_THE_HOLD = { minutes: 31 };

let app: BuiltApp;

beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.stop());

interface Left {
  readonly client: Visitor;
  readonly bookingId: BookingId;
}

async function cancel({ client, bookingId }: Left): Promise<void> {
  const { cancellationQuote } = await client.api.booking.get.query({ bookingId });
  const outcome = await client.api.booking.cancel.mutate({ bookingId, quote: cancellationQuote.token });
  invariant(outcome.ok, "it can be canceled");
}

/** A client who has got as far as this, and left. */
async function leaveAt(state: BookingState): Promise<Left> {
  switch (state) {
    case "INITIATED": {
      const client = await signUp(app);
      return { client, bookingId: await initiate(client, PRICED) };
    }
    case "SCHEDULED":
      return bookTime(app, PRICED);
    case "PAYMENT_PENDING":
      return bookUntilCheckout(app, PRICED);
    case "PAYMENT_FAILED": {
      const left = await bookUntilCheckout(app, PRICED);
      await app.sandbox.pay(left.checkoutId, DECLINED_CARD);
      await untilState(app, left.bookingId, state);
      return left;
    }
    case "CONFIRMED":
      return bookAndPay(app, PRICED);
    case "COMPLETED": {
      const left = await bookAndPay(app, PRICED);
      const { time } = (await getBooking(app.db, left.bookingId)).context;
      invariant(time !== null, "a time is booked");
      const end = addMinutes(time.endsAt, 1);
      await app.sandbox.advance({ ms: epochMsOf(end) - epochMsOf(await app.sandbox.now()) });
      await untilClockReaches(left.client, left.bookingId, time.endsAt);
      await untilState(app, left.bookingId, state);
      return left;
    }
    case "ABANDONED": {
      const left = await bookTime(app, PRICED);
      await app.sandbox.advance(PAST_THE_HOLD);
      await untilState(app, left.bookingId, state);
      return left;
    }
    case "CANCELED": {
      const left = await bookTime(app, PRICED);
      await cancel(left);
      return left;
    }
    case "REFUNDED": {
      const left = await bookAndPay(app, PRICED);
      await cancel(left);
      await untilState(app, left.bookingId, state);
      return left;
    }
  }
}

const STEPS: readonly (readonly [BookingState, string])[] = [
  ["INITIATED", "Pick a time with Ada Okafor"],
  ["SCHEDULED", "Check the time, then pay"],
  ["PAYMENT_PENDING", "Finish your payment"],
  ["PAYMENT_FAILED", "The payment did not go through"],
  ["CONFIRMED", "You are booked"],
  ["CANCELED", "This booking is canceled"],
  ["REFUNDED", "Canceled, and your money returned"],
  ["ABANDONED", "This booking has lapsed"],
  ["COMPLETED", "This session has taken place"],
];

describe("left and come back to", () => {
  test.each(STEPS)(
    "when %s, by the address, by the mailed link, and by signing in on another device: the page says “%s”",
    async (state, heading) => {
      const { client, bookingId } = await leaveAt(state);
      const address = `/bookings/${bookingId}`;
      const byLink = await openLink(app, await bookingLink(app, bookingId));
      const { device: bySignIn, leadsTo } = await signInOnTheWayTo(app, address, client);
      expect(leadsTo).toBe(address);
      for (const visitor of [client, byLink, bySignIn]) {
        const page = await readPage(visitor, address);
        expect(page.words).toContain(heading);
        expect(page.goesOn).toBe(false);
      }
      expect((await getBooking(app.db, bookingId)).state).toBe(state);
    },
  );

  test("by the list of bookings after signing in, which names it and leads there", async () => {
    const { client, bookingId } = await leaveAt("PAYMENT_PENDING");
    const { device, leadsTo } = await signInOnTheWayTo(app, "/bookings", client);
    expect(leadsTo).toBe("/bookings");
    expect(await (await device.get("/bookings")).text()).toContain(`/bookings/${bookingId}`);
  });

  test("by pressing Book again: the same booking, and no second one", async () => {
    const { client, bookingId } = await leaveAt("SCHEDULED");
    expect(await initiate(client, PRICED)).toBe(bookingId);
  });
});

describe("what was begun on one device goes on, on another that signs in,", () => {
  const elsewhere = async ({ client, bookingId }: Left): Promise<Visitor> =>
    (await signInOnTheWayTo(app, `/bookings/${bookingId}`, client)).device;

  test("from picking a time to the end", async () => {
    const left = await leaveAt("INITIATED");
    const { bookingId } = left;
    const device = await elsewhere(left);
    await pickTime(app, device, bookingId);
    await untilState(app, bookingId, "SCHEDULED");
    expect((await readPage(left.client, `/bookings/${bookingId}`)).words).toContain(
      "Check the time, then pay",
    );
    await app.sandbox.pay(await openCheckout(device, bookingId));
    await untilState(app, bookingId, "CONFIRMED");
    expect((await readPage(left.client, `/bookings/${bookingId}`)).words).toContain("You are booked");
  });

  test("with the checkout that was open: the same one, so that nobody pays twice", async () => {
    const { checkoutId, ...left } = await bookUntilCheckout(app, PRICED);
    const device = await elsewhere(left);
    expect(await openCheckout(device, left.bookingId)).toBe(checkoutId);
  });

  test("with the time zone that was chosen", async () => {
    const left = await leaveAt("SCHEDULED");
    const page = `/bookings/${left.bookingId}`;
    await left.client.post(page, { intent: "change-time-zone", timeZone: "Asia/Tokyo" });
    expect((await readPage(await elsewhere(left), page)).words).toContain("Tokyo time");
  });
});
