import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getBooking } from "../../db/bookings/bookings.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { bookingLink, bookUntilCheckout, openLink, signInAs, type Visitor } from "../kit/visitors.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";

let app: BuiltApp;
let bookingId: BookingId;
/** Whoever has one of these acts in the client's name. */
let keys: string[];
let readers: Record<"client" | "link" | "builder" | "operator", Visitor>;

beforeAll(async () => {
  app = await startBuiltApp();
  const booked = await bookUntilCheckout(app, "ada-okafor/architecture-review");
  ({ bookingId } = booked);
  const { cancelUrl, rescheduleUrl } = await getBooking(app.db, bookingId);
  const { checkoutUrl } = await booked.client.api.booking.get.query({ bookingId });
  keys = [cancelUrl, rescheduleUrl, checkoutUrl].map((url) => url ?? "");
  readers = {
    client: booked.client,
    link: await openLink(app, await bookingLink(app, bookingId)),
    builder: await signInAs(app, "ada@builders.example"),
    operator: await signInAs(app, "operator@example.com"),
  };
});
afterAll(() => app.stop());

test("there is something to keep from others", () => {
  for (const key of keys) expect(key).toMatch(/^http/);
});

describe.each(["client", "link"] as const)("the %s", (reader) => {
  test("gets all that the client may do with the booking", async () => {
    const view = await readers[reader].api.booking.get.query({ bookingId });
    expect([view.cancelUrl, view.rescheduleUrl, view.checkoutUrl]).toEqual(keys);
    expect(view.cancellationQuote.token).not.toBe("");
    expect(view.viewerIsClient).toBe(true);
    expect((await readers[reader].api.booking.snapshot.query({ bookingId })).checkoutUrl).toBe(keys[2]);
  });
});

describe.each(["builder", "operator"] as const)("the %s", (reader) => {
  test("gets the booking without anything that acts in the client's name, in a view and on a page", async () => {
    const { api } = readers[reader];
    const view = await api.booking.get.query({ bookingId });
    expect([view.viewerIsClient, view.cancellationQuote.token, view.cancellationQuote.refund]).toEqual([
      false,
      "",
      null,
    ]);
    const own = reader === "builder" ? api.myBookings.get : api.operatorBookings.get;
    const page = await readers[reader].get(`/bookings/${bookingId}`);
    const all = [
      JSON.stringify([view, await api.booking.snapshot.query({ bookingId }), await own.query({ bookingId })]),
      await page.text(),
      await (await readers[reader].get(`/bookings/${bookingId}.data`)).text(),
    ];
    expect(page.status).toBe(200);
    for (const text of all) for (const key of keys) expect(text).not.toContain(key);
  });
});
