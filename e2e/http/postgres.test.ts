import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { findBookingByInvitee, getBooking } from "../../db/bookings/bookings.ts";
import { findBuilderBySlug } from "../../db/builders/builders.ts";
import { findConnectionOfBuilder } from "../../db/calendly/calendly-connections.ts";
import { listSessionTypes } from "../../db/builders/session-types.ts";
import { startPostgres } from "../../db/core/test-postgres.ts";
import type { BuilderId } from "../../server/domain/values/ids.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import {
  bookAndPay,
  bookAtCalendly,
  bookUntilCheckout,
  countTransitions,
  initiate,
  openCheckout,
  pickTime,
  signUp,
  untilState,
} from "../kit/visitors.ts";
import { lastPartOf } from "../kit/sandbox.ts";
import { calendlyEndpoint, deliver, stripeEndpoint } from "./sign-delivery.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { until } from "../../server/test-until.ts";

// The main job once more, with PostgreSQL under it: several connections, rows locked and skipped, versions that move.

const PRICED = "ada-okafor/architecture-review";

let server: Awaited<ReturnType<typeof startPostgres>>;
let app: BuiltApp;

beforeAll(async () => {
  server = await startPostgres();
  app = await startBuiltApp({ DATABASE_URL: await server.copy() });
});
afterEach(() => app.sandbox.clearFaults());
afterAll(async () => {
  await app.stop();
  await server.remove();
});

test("on PostgreSQL, a session is booked, paid and confirmed, and both are told once", async () => {
  const client = await signUp(app);
  const bookingId = await initiate(client, PRICED);
  const page = await client.get(`/bookings/${bookingId}`);
  expect(page.status).toBe(200);
  expect((await client.api.booking.get.query({ bookingId })).schedulingUrl).toMatch(/^http/);
  await pickTime(app, client, bookingId);
  await untilState(app, bookingId, "SCHEDULED");
  const checkoutId = await openCheckout(client, bookingId);
  expect((await app.sandbox.pay(checkoutId)).outcome).toBe("paid");
  await untilState(app, bookingId, "CONFIRMED");
  expect((await client.get(`/bookings/${bookingId}?checkout=${checkoutId}`)).status).toBe(200);
  await app.untilQuiet();
  expect(await countTransitions(app, bookingId, "CHECKOUT_PAID")).toBe(1);
  const mails = await app.sandbox.listMailsAbout(bookingId);
  expect(mails.map(({ to }) => to[0]).sort()).toEqual([client.email, "ada@builders.example"].sort());
  const view = await client.api.booking.get.query({ bookingId });
  expect([view.state, view.step]).toEqual(["CONFIRMED", "done"]);
});

test("on PostgreSQL, webhooks and browsers at the same moment are one transition", async () => {
  const { client, bookingId, checkoutId } = await bookUntilCheckout(app, PRICED);
  await app.sandbox.addFault({ provider: "stripe", on: "delivery", fault: { kind: "hold" } });
  await app.sandbox.pay(checkoutId);
  const held = await app.sandbox.listDeliveries("stripe");
  const delivery = held.find(
    ({ eventType, body }) => eventType === "checkout.session.completed" && body.includes(checkoutId),
  );
  invariant(delivery !== undefined, "Stripe has news of the payment");
  const { id } = JSON.parse(delivery.body) as { id: string };
  const statuses = await Promise.all([
    ...Array.from({ length: 10 }, () => deliver(app, stripeEndpoint(app), delivery.body)),
    ...Array.from({ length: 10 }, (_, n) =>
      deliver(app, stripeEndpoint(app), delivery.body.replaceAll(id, `${id}x${n}`)),
    ),
    ...Array.from({ length: 5 }, async () => {
      const { ok } = await client.api.booking.confirmPayment.mutate({ bookingId, checkoutId });
      return ok ? 200 : 500;
    }),
  ]);
  expect(new Set(statuses)).toEqual(new Set([200]));
  await untilState(app, bookingId, "CONFIRMED");
  await app.untilQuiet();
  expect(await countTransitions(app, bookingId, "CHECKOUT_PAID")).toBe(1);
  const stored = app.db.selectFrom("inbox").select("id").where("dedupe_key", "=", id);
  expect(await stored.execute()).toHaveLength(1);
  expect(await app.sandbox.listMailsAbout(bookingId)).toHaveLength(2);
});

/** Calendly gives up on Ada's subscription, and the app finds it out: it holds the list of what was booked meanwhile, and reads it next. */
async function beginBackfill(builderId: BuilderId): Promise<void> {
  const connection = await findConnectionOfBuilder(app.db, builderId);
  const uuid = lastPartOf(connection?.subscriptionUri ?? "");
  const url = `${app.demo.sandboxUrls.control}/calendly/subscriptions/${uuid}/disable`;
  expect((await fetch(url, { method: "POST" })).status).toBe(200);
  await app.sandbox.addFault({
    provider: "calendly",
    on: "request",
    method: "GET",
    pattern: "^/scheduled_events$",
    fault: { kind: "hold_response" },
    remaining: 1,
  });
  await app.sandbox.advance({ minutes: 16 });
  await until(async () => expect(await app.sandbox.countHeldAnswers("calendly")).toBe(1));
}

test("on PostgreSQL, a direct booking that deliveries and the read-back bring at once is one booking with one mail", async () => {
  const ada = await findBuilderBySlug(app.db, "ada-okafor");
  invariant(ada !== null, "Ada is seeded");
  const offers = await listSessionTypes(app.db, ada.id);
  const offer = offers.find(({ slug }) => PRICED.endsWith(slug));
  invariant(offer !== undefined, "Ada sells reviews");
  await app.sandbox.addFault({ provider: "calendly", on: "delivery", fault: { kind: "hold" } });
  const email = "dora.direct@example.com";
  const { event, invitee } = await bookAtCalendly(app, {
    eventTypeUri: offer.calendlyEventTypeUri,
    email,
    name: "Dora Direct",
    utmContent: null,
  });
  const held = await app.sandbox.listDeliveries("calendly");
  const delivery = held.find(({ body }) => body.includes(invitee.uri));
  invariant(delivery !== undefined, "Calendly has news of the time");
  // The same news in bodies of their own are deliveries of their own.
  const bodies = Array.from({ length: 10 }, (_, n) =>
    JSON.stringify({
      ...(JSON.parse(delivery.body) as object),
      created_at: `2026-11-20T12:00:00.00000${n}Z`,
    }),
  );
  const endpoint = await calendlyEndpoint(app, "ada");
  await beginBackfill(ada.id);
  const [, ...statuses] = await Promise.all([
    app.sandbox.releaseAnswers(),
    ...[...bodies, ...bodies].map((body) => deliver(app, endpoint, body)),
  ]);
  expect(new Set(statuses)).toEqual(new Set([200]));

  const booking = await until(async () => {
    const found = await findBookingByInvitee(app.db, invitee.uri);
    invariant(found !== null, "the invitee has a booking");
    return found;
  });
  await until(async () => {
    const connection = await findConnectionOfBuilder(app.db, ada.id);
    expect(connection?.subscriptionState).toBe("active");
  });
  const asked = (await app.sandbox.listRequests("calendly")).map(({ path }) => path);
  expect(asked).toContain(`/scheduled_events/${lastPartOf(event.uri)}/invitees`);
  await app.untilQuiet();
  const stored = app.db.selectFrom("inbox").select("id").where("body", "like", `%${invitee.uri}%`);
  expect(await stored.execute()).toHaveLength(bodies.length);
  const bookings = app.db.selectFrom("booking").select(["id", "state"]).where("client_email", "=", email);
  expect(await bookings.execute()).toEqual([{ id: booking.id, state: "SCHEDULED" }]);
  expect(await countTransitions(app, booking.id, "TIME_BOOKED")).toBe(1);
  const mails = await app.sandbox.listMailsAbout(booking.id);
  expect(mails.map(({ to }) => to)).toEqual([[email]]);
  const { scheduledEvents } = await app.sandbox.calendlyLedger();
  expect(scheduledEvents.find(({ uri }) => uri === event.uri)?.status).toBe("active");
});

test("on PostgreSQL, an unpaid time is released when its hold ends", async () => {
  const { bookingId, event } = await bookUntilCheckout(app, PRICED);
  await app.sandbox.advance({ minutes: 31 });
  await untilState(app, bookingId, "ABANDONED");
  await until(async () => {
    const { scheduledEvents } = await app.sandbox.calendlyLedger();
    expect(scheduledEvents.find(({ uri }) => uri === event.uri)?.status).toBe("canceled");
  });
});

test("on PostgreSQL, a builder's cancellation gives the client everything back, also through a crash", async () => {
  const { bookingId, invitee } = await bookAndPay(app, PRICED);
  await app.untilQuiet();
  await app.sandbox.addFault({
    provider: "stripe",
    on: "request",
    method: "POST",
    pattern: "^/v1/refunds$",
    fault: { kind: "hold_response" },
  });
  await app.sandbox.cancelInvitee(invitee.uri, "host");
  await until(async () => expect(await app.sandbox.countHeldAnswers("stripe")).toBe(1));
  await app.demo.killApp("SIGKILL");
  await app.sandbox.clearFaults();
  await app.sandbox.releaseAnswers();
  await app.demo.startApp();
  await app.sandbox.advance({ minutes: 2 });
  await untilState(app, bookingId, "REFUNDED");
  await app.untilQuiet();
  const { refunds } = await app.sandbox.stripeLedger();
  const ours = refunds.filter(({ metadata }) => metadata?.["booking_id"] === bookingId);
  expect(ours.map(({ amount }) => amount)).toEqual([15_000]);
  expect((await getBooking(app.db, bookingId)).context.refunds).toHaveLength(1);
});
