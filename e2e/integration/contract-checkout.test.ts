import { TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { getBooking } from "../../db/bookings/bookings.ts";
import { listTransitions } from "../../db/history/booking-history.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { AppCaller } from "../../server/routers/root.ts";
import { type AppFixture, startApp } from "../kit/app.ts";
import { DECLINED_CARD } from "../kit/bookings.ts";
import { PAST_ANY_PAUSE_MINUTES } from "../kit/clock.ts";
import { programOf, programOfOperator } from "../kit/programs.ts";

const SHOP = "https://shop.example";

let app: AppFixture;
let ada: AppCaller;
let lena: AppCaller;
beforeAll(async () => {
  app = await startApp();
  ada = await programOf(app, "ada-okafor", { origins: [SHOP, "http://plain.example"] });
  lena = await programOf(app, "lena-fischer", { origins: [SHOP] });
});
afterEach(() => app.clearFaults());
afterAll(() => app.stop());

type Asked = Omit<Parameters<AppCaller["contractBookings"]["openCheckout"]>[0], "bookingId">;

async function open(program: AppCaller, bookingId: BookingId, asked: Asked = {}) {
  const outcome = await program.contractBookings.openCheckout({ bookingId, ...asked });
  invariant(outcome.ok, `the checkout is open: ${JSON.stringify(outcome)}`);
  return outcome.value;
}

/** The paths of the fields that were not taken, or the code of another error. */
async function problemOf(call: Promise<unknown>): Promise<unknown> {
  const error: unknown = await call.then(
    (answer) => answer,
    (reason: unknown) => reason,
  );
  if (!(error instanceof TRPCError)) return error;
  const { cause } = error;
  return cause instanceof ZodError ? cause.issues.map(({ path }) => path.join("/")) : error.code;
}

const sessionOf = (sessionId: string) =>
  app.sandbox.stripe.ledger.sessions().find(({ id }) => id === sessionId);

describe("a checkout that is asked for over the contract", () => {
  test("leads back to the booking's page where nothing else is asked, and is the one that the page leads to", async () => {
    const { bookingId, client } = await app.bookTime();
    const { sessionId, url } = await open(client.api, bookingId);
    const page = `${app.env.APP_URL}/bookings/${bookingId}`;
    expect(sessionOf(sessionId)).toMatchObject({
      url,
      success_url: `${page}?checkout={CHECKOUT_SESSION_ID}`,
      cancel_url: `${page}?checkout_canceled=1`,
    });
    expect(await app.openCheckout({ client, bookingId })).toBe(sessionId);
    expect(await open(ada, bookingId, { successUrl: `${SHOP}/later` })).toEqual({ sessionId, url });
    expect(app.moneyOf({ bookingId }).checkouts).toEqual(["open"]);
  });

  test("is the same for two who ask at once", async () => {
    const { bookingId, client } = await app.bookTime();
    const opened = await Promise.all([
      open(ada, bookingId),
      open(client.api, bookingId),
      open(ada, bookingId),
    ]);
    expect(new Set(opened.map(({ sessionId }) => sessionId)).size).toBe(1);
    expect(app.moneyOf({ bookingId }).checkouts).toEqual(["open"]);
  });

  test("leads nowhere else than to us or to an origin of the key", async () => {
    const { bookingId, client } = await app.bookTime();
    const fieldsOf = (program: AppCaller, asked: Asked) =>
      problemOf(program.contractBookings.openCheckout({ bookingId, ...asked }));
    for (const successUrl of [
      "https://elsewhere.example/",
      "https://shop.example@elsewhere.example/",
      "https://shop.example.elsewhere.example/",
      "http://plain.example/",
      "javascript:alert(1)",
      "/thanks",
    ])
      expect(await fieldsOf(ada, { successUrl })).toEqual(["successUrl"]);
    expect(await fieldsOf(ada, { cancelUrl: "https://elsewhere.example/" })).toEqual(["cancelUrl"]);
    // A person's session has no origins of its own.
    expect(await fieldsOf(client.api, { successUrl: `${SHOP}/` })).toEqual(["successUrl"]);
    expect((await getBooking(app.db, bookingId)).state).toBe("SCHEDULED");
    const { sessionId } = await open(client.api, bookingId, { successUrl: `${app.env.APP_URL}/bookings` });
    expect(sessionOf(sessionId)?.success_url).toBe(`${app.env.APP_URL}/bookings`);
  });

  test("is opened for its client, its builder and operators, by key and by session, and for nobody else", async () => {
    const { bookingId } = await app.bookTime();
    const other = await app.newClient();
    const ask = (caller: AppCaller) => problemOf(caller.contractBookings.openCheckout({ bookingId }));
    expect(await ask(app.nobody)).toBe("UNAUTHORIZED");
    expect(await ask(other.api)).toBe("NOT_FOUND");
    expect(await ask(lena)).toBe("NOT_FOUND");
    expect(await ask(app.builders.lena)).toBe("NOT_FOUND");
    expect(await ask(await programOf(app, "ada-okafor", { scopes: ["bookings:read"] }))).toBe("FORBIDDEN");
    const first = await open(ada, bookingId);
    expect(await open(app.builders.ada, bookingId)).toEqual(first);
    expect(await open(app.operator, bookingId)).toEqual(first);
    expect(await open(programOfOperator(app), bookingId)).toEqual(first);
    const transitions = await listTransitions(app.db, bookingId);
    expect(transitions.find(({ event }) => event.type === "CHECKOUT_REQUESTED")?.cause.kind).toBe("builder");
  });

  test("is being prepared while Stripe does not answer, and found by the same question later", async () => {
    const { bookingId } = await app.bookTime();
    const asked = { successUrl: `${SHOP}/thanks`, metadata: { order: "7" } };
    app.addRequestFault("POST", "^/v1/checkout/sessions$", { kind: "status", status: 503 });
    expect(await ada.contractBookings.openCheckout({ bookingId, ...asked })).toEqual({
      ok: false,
      refusal: { code: "checkout_preparing" },
    });
    await app.clearFaults();
    await app.advance(PAST_ANY_PAUSE_MINUTES);
    await app.untilQuiet();
    const { sessionId } = await open(ada, bookingId);
    expect(sessionOf(sessionId)).toMatchObject({
      success_url: `${SHOP}/thanks`,
      metadata: { x_order: "7", booking_id: bookingId },
    });
    expect(app.moneyOf({ bookingId }).checkouts).toEqual(["open"]);
  });

  test("that Stripe refused leads back to our page when its client then presses Pay there", async () => {
    const { bookingId, client } = await app.bookTime();
    app.addRequestFault("POST", "^/v1/checkout/sessions$", { kind: "status", status: 400 });
    expect(await ada.contractBookings.openCheckout({ bookingId, successUrl: `${SHOP}/thanks` })).toEqual({
      ok: false,
      refusal: { code: "checkout_refused" },
    });
    await app.clearFaults();
    const session = sessionOf(await app.openCheckout({ client, bookingId }));
    expect(session?.success_url).toContain(`${app.env.APP_URL}/bookings/${bookingId}`);
  });

  test("adds metadata to the booking's, at most twenty names in all; a client changes none that stands", async () => {
    const { bookingId, client } = await app.bookTime();
    const many = (from: number, count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`name_${from + n}`, "1"]));
    await app.db
      .updateTable("booking")
      .set({ metadata_json: JSON.stringify(many(0, 15)) })
      .where("id", "=", bookingId)
      .execute();
    const ask = (caller: AppCaller, metadata: Record<string, string>) =>
      problemOf(caller.contractBookings.openCheckout({ bookingId, metadata }));
    expect(await ask(ada, many(15, 6))).toEqual(["metadata"]);
    expect(await ask(client.api, { name_3: "2" })).toEqual(["metadata/name_3"]);
    expect((await getBooking(app.db, bookingId)).state).toBe("SCHEDULED");
    await open(client.api, bookingId, { metadata: { ...many(13, 5) } });
    expect((await getBooking(app.db, bookingId)).metadata).toEqual(many(0, 18));
  });

  test("of a booking that is over, or paid, is refused with its state", async () => {
    const paid = await app.bookAndPay();
    expect(await ada.contractBookings.openCheckout({ bookingId: paid.bookingId })).toMatchObject({
      ok: false,
      refusal: { code: "not_in_this_state", state: "CONFIRMED" },
    });
    const { bookingId } = await app.initiate();
    expect(await ada.contractBookings.openCheckout({ bookingId })).toMatchObject({
      ok: false,
      refusal: { code: "not_in_this_state", state: "INITIATED" },
    });
  });

  test("that is declined can be tried again on the same page", async () => {
    const { bookingId } = await app.bookTime();
    const { sessionId } = await open(ada, bookingId);
    await app.pay(sessionId, DECLINED_CARD);
    expect((await open(ada, bookingId)).sessionId).toBe(sessionId);
    await app.pay(sessionId);
    await app.untilSettled({ bookingId }, "CONFIRMED");
  });
});
