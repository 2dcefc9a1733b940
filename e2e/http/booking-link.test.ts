import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBookingByInvitee, getBooking } from "../../db/bookings/bookings.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import {
  bookAndPay,
  bookAtCalendly,
  bookingLink,
  bookTime,
  initiate,
  nobody,
  openCheckout,
  openLink,
  pickTime,
  signUp,
  untilState,
} from "../kit/visitors.ts";
import { lastPartOf } from "../kit/sandbox.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { until } from "../../server/test-until.ts";

const PRICED = "ada-okafor/architecture-review";
const FREE = "ada-okafor/intro-call";

let app: BuiltApp;

beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.stop());

function signInTo(bookingId: BookingId): string {
  return `/sign-in?next=${encodeURIComponent(`/bookings/${bookingId}`)}`;
}

describe("a mailed booking link, on a device that has nothing of ours", () => {
  test("shows what it is about and a button, and its GET opens nothing however often it is made", async () => {
    const { bookingId } = await bookTime(app, PRICED);
    const link = await bookingLink(app, bookingId);
    const scanner = nobody(app);
    for (let visit = 0; visit < 3; visit += 1) {
      const page = await scanner.get(link);
      expect(page.status).toBe(200);
      expect(page.headers.getSetCookie()).toEqual([]);
      const html = await page.text();
      expect(html).toContain("Architecture review");
      expect(html).toContain("Open my booking");
    }
    expect((await scanner.get(`/bookings/${bookingId}`)).headers.get("location")).toBe(signInTo(bookingId));
    expect(await openLink(app, link)).toBeDefined();
  });

  test("leads from the button to the booking, where its client pays and is confirmed, without signing in", async () => {
    const { bookingId } = await bookTime(app, PRICED);
    const link = new URL(await bookingLink(app, bookingId), app.demo.appUrl);
    const pressed = await nobody(app).post(link.pathname, { key: link.searchParams.get("key") ?? "" });
    expect([pressed.status, pressed.headers.get("location")]).toEqual([303, `/bookings/${bookingId}`]);
    expect(pressed.headers.get("set-cookie")).toMatch(/HttpOnly; SameSite=Lax/);

    const device = await openLink(app, link.href);
    const page = await device.get(`/bookings/${bookingId}`);
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).toContain("Check the time, then pay");
    expect(html).toContain('href="/sign-in"');
    expect(html).not.toContain("Sign out");
    expect((await device.get(`/bookings/${bookingId}.ics`)).status).toBe(200);

    const zone = { intent: "change-time-zone", timeZone: "Asia/Tokyo" };
    expect((await device.post(`/bookings/${bookingId}`, zone)).status).toBe(303);
    expect((await getBooking(app.db, bookingId)).clientTimeZone).toBe("Asia/Tokyo");

    const checkoutId = await openCheckout(device, bookingId);
    await app.sandbox.pay(checkoutId);
    const back = await device.get(`/bookings/${bookingId}?checkout=${checkoutId}`);
    expect(await back.text()).toContain("You are booked");
    await untilState(app, bookingId, "CONFIRMED");
    expect((await device.api.booking.get.query({ bookingId })).viewerIsClient).toBe(true);
  });

  test("lets its client pick a time on Calendly and come back from there", async () => {
    const client = await signUp(app);
    const bookingId = await initiate(client, PRICED);
    const device = await openLink(app, await bookingLink(app, bookingId));
    const { invitee } = await pickTime(app, client, bookingId);
    const query = new URLSearchParams({
      utm_content: bookingId,
      invitee_uuid: lastPartOf(invitee.uri),
      invitee_email: client.email,
    });
    const back = await device.get(`/bookings/calendly-return?${query.toString()}`);
    expect(back.headers.get("location")).toBe(`/bookings/${bookingId}`);
    await untilState(app, bookingId, "SCHEDULED");
  });

  test("lets its client give the booking up", async () => {
    const { bookingId } = await bookTime(app, PRICED);
    const device = await openLink(app, await bookingLink(app, bookingId));
    expect((await device.post(`/bookings/${bookingId}`, { intent: "cancel" })).status).toBe(303);
    expect((await getBooking(app.db, bookingId)).state).toBe("CANCELED");
    // Over, and still to be seen: what became of the money.
    expect((await device.get(`/bookings/${bookingId}`)).status).toBe(200);
  });

  test("opens its own booking alone: no other of the same client, no list, no sign-in", async () => {
    const { client, bookingId } = await bookTime(app, FREE);
    const another = await initiate(client, "kenji-mori/code-clinic");
    const device = await openLink(app, await bookingLink(app, bookingId));
    expect((await device.get(`/bookings/${another}`)).headers.get("location")).toBe(signInTo(another));
    for (const intent of ["pay", "cancel"]) {
      const answer = await device.post(`/bookings/${another}`, { intent });
      expect(answer.headers.get("location")).toBe(signInTo(another));
    }
    expect((await device.get("/bookings")).headers.get("location")).toContain("/sign-in");
    expect((await getBooking(app.db, another)).state).toBe("INITIATED");
  });

  test("with another booking's key, or a changed one, opens nothing and says how to go on", async () => {
    const { bookingId } = await bookTime(app, PRICED);
    const other = new URL(await bookingLink(app, (await bookTime(app, PRICED)).bookingId), app.demo.appUrl);
    const own = new URL(await bookingLink(app, bookingId), app.demo.appUrl);
    const ownKey = own.searchParams.get("key") ?? "";
    const page = `/bookings/${bookingId}/link`;
    for (const key of [other.searchParams.get("key") ?? "", ownKey.slice(0, -1), "x".repeat(5_000), ""]) {
      const shown = await nobody(app).get(`${page}?key=${key}`);
      expect(shown.status).toBe(404);
      const html = await shown.text();
      expect(html).toContain("no longer works");
      expect(html).toContain(encodeURIComponent(`/bookings/${bookingId}`));
      expect(html).not.toContain("Architecture review");
      const pressed = await nobody(app).post(page, { key });
      expect([pressed.status, pressed.headers.getSetCookie()]).toEqual([404, []]);
    }
  });

  test("is taken from this browser by signing out", async () => {
    const { bookingId } = await bookTime(app, PRICED);
    const device = await openLink(app, await bookingLink(app, bookingId));
    const answer = await device.post("/sign-out", {});
    expect(answer.headers.getSetCookie().join("\n")).toMatch(/booking-links=; Path=\/; Max-Age=0/);
  });
});

describe("the mails about a booking", () => {
  test("bring somebody who booked at Calendly without us to the payment, without an account of their making", async () => {
    const { calendlyEventTypeUri: eventTypeUri } = await getBooking(
      app.db,
      (await bookTime(app, PRICED)).bookingId,
    );
    const person = { email: "dora-direct@example.com", name: "Dora Direct" };
    const { invitee } = await bookAtCalendly(app, { eventTypeUri, ...person, utmContent: null });
    const { id: bookingId } = await until(async () => {
      const adopted = await findBookingByInvitee(app.db, invitee.uri);
      invariant(adopted !== null, "the invitee is adopted");
      return adopted;
    });
    await app.untilQuiet();
    const [mail] = await app.sandbox.listMailsAbout(bookingId);
    expect(mail?.to).toEqual([person.email]);
    const [link = ""] = /http\S+\/link\?key=\S+/.exec(mail?.text ?? "") ?? [];
    expect((await nobody(app).get(new URL(link).pathname + new URL(link).search)).status).toBe(200);
    const device = await openLink(app, link);
    await app.sandbox.pay(await openCheckout(device, bookingId));
    await untilState(app, bookingId, "CONFIRMED");
  });

  test("give the link to the client, and neither to the builder nor to the calendar entry", async () => {
    const { client, bookingId } = await bookAndPay(app, PRICED);
    await app.untilQuiet();
    const mails = await app.sandbox.listMailsAbout(bookingId);
    const link = await bookingLink(app, bookingId);
    const withLink = mails.filter(({ text }) => text?.includes(link) === true);
    expect(withLink.map(({ to }) => to)).toEqual([[client.email]]);
    const toBuilder = mails.filter(({ to }) => !to.includes(client.email));
    expect(toBuilder).toHaveLength(1);
    for (const { text } of toBuilder) expect(text).not.toContain("key=");
    expect(await (await client.get(`/bookings/${bookingId}.ics`)).text()).not.toContain("key=");
  });
});

test("a booking's link is of no use to another site's form", async () => {
  const { bookingId } = await bookAndPay(app, PRICED);
  const device = await openLink(app, await bookingLink(app, bookingId));
  const answer = await device.postFrom("https://evil.example", `/bookings/${bookingId}`, {
    intent: "cancel",
  });
  expect(answer.status).toBe(403);
  expect((await getBooking(app.db, bookingId)).state).toBe("CONFIRMED");
});
