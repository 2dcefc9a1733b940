import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { getBooking } from "../../db/bookings.ts";
import { startPostgres } from "../../db/test-databases.ts";
import { invariant } from "../../server/domain/invariant.ts";
import {
  bookAndPay,
  bookUntilCheckout,
  countTransitions,
  initiate,
  openCheckout,
  pickTime,
  signUp,
  untilState,
} from "./drive-client.ts";
import { deliver, stripeDoor } from "./sign-delivery.ts";
import { startWire, type Wire } from "./start-wire.ts";
import { until } from "./until.ts";

// The main job once more, with PostgreSQL under it: several connections, rows locked and skipped, versions that move.

const PRICED = "ada-okafor/architecture-review";

let server: Awaited<ReturnType<typeof startPostgres>>;
let wire: Wire;

beforeAll(async () => {
  server = await startPostgres();
  wire = await startWire({ DATABASE_URL: await server.copy() });
});
afterEach(() => wire.sandbox.clearFaults());
afterAll(async () => {
  await wire.stop();
  await server.remove();
});

test("on PostgreSQL, a session is booked, paid and confirmed, and both are told once", async () => {
  const client = await signUp(wire);
  const bookingId = await initiate(client, PRICED);
  const page = await client.get(`/bookings/${bookingId}`);
  expect(page.status).toBe(200);
  expect((await client.api.booking.get.query({ bookingId })).schedulingUrl).toMatch(/^http/);
  await pickTime(wire, client, bookingId);
  await untilState(wire, bookingId, "SCHEDULED");
  const checkoutId = await openCheckout(client, bookingId);
  expect((await wire.sandbox.pay(checkoutId)).outcome).toBe("paid");
  await untilState(wire, bookingId, "CONFIRMED");
  expect((await client.get(`/bookings/${bookingId}?checkout=${checkoutId}`)).status).toBe(200);
  await wire.untilQuiet();
  expect(await countTransitions(wire, bookingId, "CHECKOUT_PAID")).toBe(1);
  const mails = await wire.sandbox.listMailsAbout(bookingId);
  expect(mails.map(({ to }) => to[0]).sort()).toEqual([client.email, "ada@builders.example"].sort());
  const view = await client.api.booking.get.query({ bookingId });
  expect([view.state, view.step]).toEqual(["CONFIRMED", "done"]);
});

test("on PostgreSQL, webhooks and browsers at the same moment are one transition", async () => {
  const { client, bookingId, checkoutId } = await bookUntilCheckout(wire, PRICED);
  await wire.sandbox.addFault({ provider: "stripe", on: "delivery", fault: { kind: "hold" } });
  await wire.sandbox.pay(checkoutId);
  const held = await wire.sandbox.listDeliveries("stripe");
  const news = held.find(
    ({ eventType, body }) => eventType === "checkout.session.completed" && body.includes(checkoutId),
  );
  invariant(news !== undefined, "Stripe has news of the payment");
  const { id } = JSON.parse(news.body) as { id: string };
  const statuses = await Promise.all([
    ...Array.from({ length: 10 }, () => deliver(wire, stripeDoor(wire), news.body)),
    ...Array.from({ length: 10 }, (_, n) =>
      deliver(wire, stripeDoor(wire), news.body.replaceAll(id, `${id}x${n}`)),
    ),
    ...Array.from({ length: 5 }, async () => {
      const { ok } = await client.api.booking.confirmPayment.mutate({ bookingId, checkoutId });
      return ok ? 200 : 500;
    }),
  ]);
  expect(new Set(statuses)).toEqual(new Set([200]));
  await untilState(wire, bookingId, "CONFIRMED");
  await wire.untilQuiet();
  expect(await countTransitions(wire, bookingId, "CHECKOUT_PAID")).toBe(1);
  const stored = wire.db.selectFrom("inbox").select("id").where("dedupe_key", "=", id);
  expect(await stored.execute()).toHaveLength(1);
  expect(await wire.sandbox.listMailsAbout(bookingId)).toHaveLength(2);
});

test("on PostgreSQL, an unpaid time is released when its hold ends", async () => {
  const { bookingId, event } = await bookUntilCheckout(wire, PRICED);
  await wire.sandbox.advance({ minutes: 31 });
  await untilState(wire, bookingId, "ABANDONED");
  await until(async () => {
    const { scheduledEvents } = await wire.sandbox.calendlyLedger();
    expect(scheduledEvents.find(({ uri }) => uri === event.uri)?.status).toBe("canceled");
  });
});

test("on PostgreSQL, a builder's cancellation gives the client everything back, also through a crash", async () => {
  const { bookingId, invitee } = await bookAndPay(wire, PRICED);
  await wire.untilQuiet();
  await wire.sandbox.addFault({
    provider: "stripe",
    on: "request",
    method: "POST",
    pattern: "^/v1/refunds$",
    fault: { kind: "hold_response" },
  });
  await wire.sandbox.cancelInvitee(invitee.uri, "host");
  await until(async () => expect(await wire.sandbox.countHeldAnswers("stripe")).toBe(1));
  await wire.demo.killApp("SIGKILL");
  await wire.sandbox.clearFaults();
  await wire.sandbox.releaseAnswers();
  await wire.demo.startApp();
  await wire.sandbox.advance({ minutes: 2 });
  await untilState(wire, bookingId, "REFUNDED");
  await wire.untilQuiet();
  const { refunds } = await wire.sandbox.stripeLedger();
  const ours = refunds.filter(({ metadata }) => metadata?.["booking_id"] === bookingId);
  expect(ours.map(({ amount }) => amount)).toEqual([15_000]);
  expect((await getBooking(wire.db, bookingId)).context.refunds).toHaveLength(1);
});
