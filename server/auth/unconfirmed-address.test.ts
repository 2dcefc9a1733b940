import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { findBookingByInvitee, getBooking } from "../../db/bookings/bookings.ts";
import { findBuilderBySlug } from "../../db/builders/builders.ts";
import { listSessionTypes } from "../../db/builders/session-types.ts";
import { openCheckout } from "../booking/open-checkout.ts";
import type { Booking } from "../domain/booking/booking.ts";
import { addMinutes } from "../domain/values/instant.ts";
import { invariant } from "../domain/values/invariant.ts";
import type { SessionType } from "../domain/offer/session-type.ts";
import { type AppCaller } from "../routers/root.ts";
import { startTestApp, type TestApp } from "../test-app.ts";
import { until } from "../test-until.ts";
import { plantUnconfirmed } from "./test-accounts.ts";
import { callerOf } from "../../e2e/kit/people.ts";

const PASSWORD = "the-squatters-password";
const DAY_MINUTES = 24 * 60;

let app: TestApp;
let priced: SessionType;
let people = 0;
let email: string;

beforeAll(async () => {
  app = await startTestApp();
  const builder = await findBuilderBySlug(app.db, "ada-okafor");
  invariant(builder !== null, "Ada is seeded");
  const offer = (await listSessionTypes(app.db, builder.id)).find(
    ({ slug }) => slug === "architecture-review",
  );
  invariant(offer !== undefined, "Ada has the review");
  priced = offer;
});
afterAll(() => app.stop());
beforeEach(() => {
  people += 1;
  email = `owner-${people}@example.com`;
});

function ask(path: string, body?: unknown): Promise<Response> {
  const url = `${app.env.APP_URL}/api/auth${path}`;
  const headers = { "content-type": "application/json", origin: app.env.APP_URL };
  const request =
    body === undefined
      ? new Request(url, { headers })
      : new Request(url, { method: "POST", headers, body: JSON.stringify(body) });
  return app.services.auth.handle(request, "203.0.113.1");
}

function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

async function actorWith(cookie: string) {
  return app.services.auth.findActor(new Request(app.env.APP_URL, { headers: { cookie } }));
}

async function callerWith(cookie: string): Promise<AppCaller> {
  return callerOf(app, await actorWith(cookie));
}

function mailsTo(address: string) {
  return app.sandbox.mailbox.ledger.list({ to: address });
}

/** The owner of the address opens the newest link that was mailed to it. */
async function confirmByMail(): Promise<string> {
  await ask("/sign-in/magic-link", { email, callbackURL: "/bookings" });
  const link = await until(() => {
    const found = mailsTo(email).flatMap(
      ({ text }) => /http\S+\/sign-in\/link\S+/.exec(text ?? "")?.[0] ?? [],
    );
    invariant(found.length > 0, "a link was mailed");
    return new URL(found.at(-1) ?? "");
  });
  return cookieOf(await ask(`/magic-link/verify?token=${link.searchParams.get("token") ?? ""}`));
}

async function bookDirectly(): Promise<Booking> {
  const now = app.services.clock.now();
  const query = new URLSearchParams({
    event_type: priced.calendlyEventTypeUri,
    start_time: addMinutes(now, 8 * DAY_MINUTES),
    end_time: addMinutes(now, 15 * DAY_MINUTES),
  });
  const response = await fetch(`${app.env.CALENDLY_API_URL}/event_type_available_times?${query.toString()}`, {
    headers: { authorization: "Bearer sandbox-pat-ada" },
  });
  const { collection } = (await response.json()) as { collection: { start_time: string }[] };
  const { invitee } = await app.control<{ invitee: { uri: string } }>("calendly", "POST", "/book", {
    eventTypeUri: priced.calendlyEventTypeUri,
    startTime: collection[0]?.start_time,
    email,
    name: "Olive Owner",
    tracking: {},
  });
  const booking = await until(async () => {
    const found = await findBookingByInvitee(app.db, invitee.uri);
    invariant(found !== null, "the invitee is adopted");
    return found;
  });
  await app.untilQuiet();
  return getBooking(app.db, booking.id);
}

async function pay({ id }: Booking): Promise<void> {
  const opened = await openCheckout(
    { ...app.deps, cause: { kind: "client", reference: null, personId: null } },
    id,
    "203.0.113.7",
  );
  invariant(opened.ok, "the checkout is open");
  const checkout = await app.db
    .selectFrom("checkout")
    .select("id")
    .where("booking_id", "=", id)
    .executeTakeFirstOrThrow();
  await app.control("stripe", "POST", `/checkout/${checkout.id}/pay`, {});
  await until(async () => expect((await getBooking(app.db, id)).state).toBe("CONFIRMED"));
  await app.untilQuiet();
}

async function expectShut(caller: AppCaller, { id }: Booking): Promise<void> {
  const shut = { code: "NOT_FOUND" };
  await expect(caller.booking.get({ bookingId: id, earlier: null })).rejects.toMatchObject(shut);
  await expect(caller.booking.snapshot({ bookingId: id })).rejects.toMatchObject(shut);
  await expect(caller.booking.calendarEntry({ bookingId: id })).rejects.toMatchObject(shut);
  await expect(caller.booking.openCheckout({ bookingId: id })).rejects.toMatchObject(shut);
  await expect(caller.booking.cancel({ bookingId: id, quote: null, note: null })).rejects.toMatchObject(shut);
  expect((await caller.booking.listMine({})).items).toEqual([]);
}

test("whoever signed up with somebody else's address neither sees nor cancels what was booked with it, before and after it is paid", async () => {
  await plantUnconfirmed(app.db, { email, password: PASSWORD });
  const squatter = cookieOf(await ask("/sign-in/email", { email, password: PASSWORD }));
  const booking = await bookDirectly();
  await expectShut(await callerWith(squatter), booking);
  await pay(booking);
  await expectShut(await callerWith(squatter), booking);
  expect((await getBooking(app.db, booking.id)).state).toBe("CONFIRMED");

  const owner = await callerWith(await confirmByMail());
  expect((await owner.booking.listMine({})).items.map(({ id }) => id)).toEqual([booking.id]);
  expect(await owner.booking.get({ bookingId: booking.id, earlier: null })).toMatchObject({
    viewerIsClient: true,
  });

  // What was set before the address was confirmed opens nothing any more.
  expect(await actorWith(squatter)).toEqual({ kind: "nobody" });
  expect((await ask("/sign-in/email", { email, password: PASSWORD })).status).toBe(401);
});
