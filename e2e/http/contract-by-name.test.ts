import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BookingResource } from "../../server/domain/contract/booking-resource.schema.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { until } from "../../server/test-until.ts";
import { makeKey } from "../kit/api-keys.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { bookAndPay, signInAs, type Visitor } from "../kit/visitors.ts";
import { callerWith, type CallOperation } from "./contract/call-operation.ts";
import { BUILDER } from "./contract/callers.ts";
import { pickOnPage } from "./contract/pick-on-page.ts";
import { readServedContract, type ServedContract } from "./contract/served-contract.ts";

/** A shop of its own that sells a builder's sessions, by the builder's key. */
const SHOP = "https://shop.example";
const NAME = "architecture-review";
const QUESTION = "What would you like to build?";
const PRICE = { amountMinor: 15_000, currency: "USD" };

let app: BuiltApp;
let contract: ServedContract;
let call: CallOperation;
const inviteeEmail = `buyer-${randomBytes(6).toString("hex")}@example.com`;

/** What the shop knows from one step to the next. */
let eventTypeId: string;
let bookingId: string;
let schedulingUrl: string;
let sessionId: string;

beforeAll(async () => {
  app = await startBuiltApp();
  contract = await readServedContract(app);
  const { headers } = await makeKey(await signInAs(app, BUILDER), {
    scopes: ["event-types:read", "bookings:read", "bookings:write"],
    origins: [SHOP],
  });
  call = callerWith(app, contract, headers);
});
afterAll(() => app.stop());

async function read(id: string): Promise<BookingResource> {
  const { status, body } = await call("getBooking", { path: { bookingId: id } });
  expect(status).toBe(200);
  return body as BookingResource;
}

async function untilState(id: string, state: BookingResource["state"]): Promise<BookingResource> {
  return until(async () => {
    const booking = await read(id);
    expect(booking.state).toBe(state);
    return booking;
  });
}

describe("GET /api/scheduling/calendly/event-types", () => {
  test("lists a builder's event types, each with what Calendly says of it and its price", async () => {
    const { status, body } = await call("listEventTypes");
    expect(status).toBe(200);
    const { data, pagination } = body as { data: { id: string; slug: string }[]; pagination: object };
    expect(pagination).toEqual({ next_page: null, previous_page: null });
    const found = data.find(({ slug }) => slug === NAME);
    invariant(found !== undefined, "it is listed");
    expect(found).toEqual({
      id: found.id,
      uri: `${app.demo.sandboxUrls.calendlyApi}/event_types/${found.id}`,
      name: "Architecture review",
      description: expect.any(String) as string,
      duration: 60,
      slug: NAME,
      color: expect.stringMatching(/^#[0-9a-f]{6}$/) as string,
      active: true,
      created_at: expect.any(String) as string,
      updated_at: expect.any(String) as string,
      profile: { name: "Ada Okafor", type: "User" },
      scheduling_url: expect.stringContaining(`/ada-okafor/${NAME}`) as string,
      price: "150.00",
      price_minor: 15_000,
      currency: "USD",
      session_type_id: expect.stringMatching(/^sty_/) as string,
      builder_id: expect.stringMatching(/^bld_/) as string,
      position: expect.any(Number) as number,
      published: true,
      on_sale: true,
    });
    eventTypeId = found.id;
  });

  test("gives a page at a time, and each leads to the next and back", async () => {
    const first = (await call("listEventTypes", { query: { count: "1" } })).body as EventTypes;
    invariant(first.pagination.next_page !== null, "there is another one");
    const second = await follow(first.pagination.next_page);
    expect(second.data[0]?.id).not.toBe(first.data[0]?.id);
    invariant(second.pagination.previous_page !== null, "there is one before");
    expect((await follow(second.pagination.previous_page)).data).toEqual(first.data);
  });

  interface EventTypes {
    readonly data: readonly { readonly id: string }[];
    readonly pagination: { readonly next_page: string | null; readonly previous_page: string | null };
  }

  async function follow(page: string): Promise<EventTypes> {
    const query = Object.fromEntries(new URL(page).searchParams);
    return (await call("listEventTypes", { query })).body as EventTypes;
  }
});

describe("POST /api/scheduling/calendly/scheduling-link", () => {
  const asked = () => ({
    eventTypeId,
    inviteeEmail,
    inviteeName: "Billie Buyer",
    customQuestions: [{ name: QUESTION, value: "A shop" }],
    metadata: { order: "A-1007" },
  });

  test("makes Calendly's page for one person, filled in, and the booking that it is for", async () => {
    const { status, body } = await call("createSchedulingLink", { body: asked() });
    expect(status).toBe(201);
    ({ bookingId, schedulingUrl } = body as { bookingId: string; schedulingUrl: string });
    expect(Object.fromEntries(new URL(schedulingUrl).searchParams)).toMatchObject({
      name: "Billie Buyer",
      email: inviteeEmail,
      a1: "A shop",
      utm_content: bookingId,
    });
    expect(await read(bookingId)).toMatchObject({
      state: "INITIATED",
      client: { email: inviteeEmail, name: "Billie Buyer" },
      price: PRICE,
      time: null,
      metadata: { order: "A-1007" },
    });
  });

  test("is asked once under one key, and answered as often as it is repeated", async () => {
    const key = { "idempotency-key": "one-link" };
    const other = { ...asked(), inviteeEmail: `other-${inviteeEmail}` };
    const first = await call("createSchedulingLink", { body: other }, key);
    const again = await call("createSchedulingLink", { body: other }, key);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
  });
});

describe("POST /api/scheduling/calendly/booking", () => {
  test("takes a time that was picked by the link, also when Calendly's webhook is late, and once", async () => {
    await app.sandbox.addFault({ provider: "calendly", on: "delivery", fault: { kind: "hold" } });
    await pickOnPage(schedulingUrl, await app.sandbox.now());
    const { invitees } = await app.sandbox.calendlyLedger();
    const invitee = invitees.find(({ email }) => email === inviteeEmail);
    invariant(invitee !== undefined, "a time was picked");
    expect((await read(bookingId)).state).toBe("INITIATED");

    const named = { inviteeUri: invitee.uri, eventUri: invitee.event };
    const { status, body } = await call("recordBooking", { body: named });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: bookingId,
      state: "SCHEDULED",
      time: { calendlyEventUri: invitee.event, calendlyInviteeUri: invitee.uri },
    });
    const { body: again } = await call("recordBooking", { body: { inviteeUri: invitee.uri } });
    expect(again).toEqual(body);
    await app.sandbox.endFaults();
    await app.untilQuiet();
    expect(await read(bookingId)).toEqual(body);
  });

  test("believes nothing that Calendly does not say", async () => {
    const made = `${app.demo.sandboxUrls.calendlyApi}/scheduled_events/A/invitees/B`;
    const { status, body } = await call("recordBooking", { body: { inviteeUri: made } });
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: "time_not_recognised" });
    const elsewhere = await call("recordBooking", { body: { inviteeUri: "https://evil.example/a" } });
    expect(elsewhere.status).toBe(422);
    expect(elsewhere.body).toMatchObject({
      code: "invalid_input",
      errors: [expect.objectContaining({ pointer: "/inviteeUri" })],
    });
  });
});

describe("POST /api/bookings/{bookingId}/checkout", () => {
  const asked = () => ({
    path: { bookingId },
    body: {
      successUrl: `${SHOP}/thanks?session={CHECKOUT_SESSION_ID}`,
      cancelUrl: `${SHOP}/cart`,
      metadata: { basket: "7" },
    },
  });

  test("opens Stripe's page, which leads back to the shop", async () => {
    const { status, body } = await call("openCheckout", asked());
    expect(status).toBe(200);
    const { url, ...opened } = body as { url: string; sessionId: string };
    ({ sessionId } = opened);
    expect((await fetch(url)).status).toBe(200);
    const { sessions } = await app.sandbox.stripeLedger();
    expect(sessions.find(({ id }) => id === sessionId)).toMatchObject({
      amount_total: PRICE.amountMinor,
      success_url: `${SHOP}/thanks?session={CHECKOUT_SESSION_ID}`,
      cancel_url: `${SHOP}/cart`,
      metadata: { booking_id: bookingId, x_order: "A-1007", x_basket: "7" },
    });
    expect((await call("openCheckout", asked())).body).toEqual(body);
  });

  test("leads back to no origin that is not the key's, and takes no name of ours", async () => {
    const { path } = asked();
    const foreign = await call("openCheckout", { path, body: { successUrl: "https://evil.example/" } });
    expect(foreign.status).toBe(422);
    expect(foreign.body).toMatchObject({ errors: [expect.objectContaining({ pointer: "/successUrl" })] });
    const reserved = await call("openCheckout", { path, body: { metadata: { booking_id: "x" } } });
    expect(reserved.status).toBe(422);
    expect(reserved.body).toMatchObject({
      errors: [expect.objectContaining({ pointer: "/metadata/booking_id" })],
    });
  });

  test("once it is paid the booking is confirmed", async () => {
    await app.sandbox.pay(sessionId);
    expect(await untilState(bookingId, "CONFIRMED")).toMatchObject({
      payments: [{ checkoutId: sessionId, amount: PRICE }],
      refunds: [],
    });
    const late = await call("openCheckout", asked());
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ code: "not_in_this_state", state: "CONFIRMED" });
  });
});

describe("POST /api/bookings/{bookingId}/cancel", () => {
  test("by the builder's program gives the time back, and all of the money", async () => {
    const path = { bookingId };
    const quote = (await call("getCancellationQuote", { path })).body as { token: string };
    const { status, body } = await call("cancelBooking", { path, body: { quote: quote.token } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: "CANCELED", cancellation: { canceledBy: "builder" } });
    const refunded = await untilState(bookingId, "REFUNDED");
    expect(refunded.refunds).toMatchObject([{ amount: PRICE }]);
    const { refunds } = await app.sandbox.stripeLedger();
    expect(refunds.map(({ amount, status: told }) => [amount, told])).toEqual([[15_000, "succeeded"]]);
  });

  test("by the client holds to the quote that they were given, and asks for it", async () => {
    const paid = await bookAndPay(app, "ada-okafor/architecture-review");
    const client: Visitor = paid.client;
    const asClient = callerWith(app, contract, client.headers);
    const path = { bookingId: paid.bookingId };
    const without = await asClient("cancelBooking", { path, body: {} });
    expect(without.status).toBe(409);
    expect(without.body).toMatchObject({ code: "quote_needed" });
    const quote = (await asClient("getCancellationQuote", { path })).body as {
      token: string;
      refund: object;
    };
    expect(quote.refund).toEqual(PRICE);
    const { status } = await asClient("cancelBooking", { path, body: { quote: quote.token } });
    expect(status).toBe(200);
    expect((await untilState(paid.bookingId, "REFUNDED")).refunds).toMatchObject([{ amount: PRICE }]);
  });
});
