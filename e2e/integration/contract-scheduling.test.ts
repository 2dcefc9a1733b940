import { randomBytes } from "node:crypto";
import { TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { getBooking } from "../../db/bookings/bookings.ts";
import { listTransitions } from "../../db/history/booking-history.ts";
import { idFromBytes, type BookingId } from "../../server/domain/values/ids.ts";
import { PROVIDER_CALLS_OF_BOOKING } from "../../server/domain/values/limit-rules.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { AppCaller } from "../../server/routers/root.ts";
import { SEED } from "../../server/sandbox/calendly/state/seed-accounts.ts";
import { type AppFixture, startApp } from "../kit/app.ts";
import { PAST_ANY_PAUSE_MINUTES } from "../kit/clock.ts";
import { findOpenTime } from "../kit/offers.ts";
import { programOf, programOfOperator } from "../kit/programs.ts";

const SHOP = "https://shop.example";
const REVIEW = SEED.ada.architectureReview;
const QUESTION = "What would you like to build?";

let app: AppFixture;
let ada: AppCaller;
let lena: AppCaller;
beforeAll(async () => {
  app = await startApp();
  ada = await programOf(app, "ada-okafor", { origins: [SHOP] });
  lena = await programOf(app, "lena-fischer");
});
afterEach(() => app.clearFaults());
afterAll(() => app.stop());

type LinkAsked = Parameters<AppCaller["contractScheduling"]["createLink"]>[0];

const newEmail = () => `${randomBytes(6).toString("hex")}@example.com`;

const asked = (changes: Partial<LinkAsked> = {}): LinkAsked => ({
  eventTypeId: REVIEW,
  inviteeEmail: newEmail(),
  inviteeName: "Casey Client",
  ...changes,
});

async function link(program: AppCaller, changes: Partial<LinkAsked> = {}) {
  const outcome = await program.contractScheduling.createLink(asked(changes));
  invariant(outcome.ok, `a link is made: ${JSON.stringify(outcome)}`);
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

/** Somebody opens the link, and picks a time. */
async function pickTime(bookingId: BookingId, email: string) {
  const { calendlyEventTypeUri: eventTypeUri } = await getBooking(app.db, bookingId);
  return app.sandbox.bookTime({
    eventTypeUri,
    startTime: await findOpenTime(app, eventTypeUri),
    email,
    name: "Casey Client",
    tracking: { utm_content: bookingId },
  });
}

/** The same, of which Calendly's webhook brings us no news. */
const pickUnheard = (bookingId: BookingId, email: string) => app.unheard(() => pickTime(bookingId, email));

describe("a scheduling link", () => {
  test("of a builder's program is filled in, names its booking, and is for whoever confirms the address", async () => {
    const inviteeEmail = newEmail();
    const { schedulingUrl, bookingId } = await link(ada, {
      inviteeEmail,
      customQuestions: [{ name: QUESTION, value: "A shop & a café" }],
      metadata: { order: "A-1007" },
    });
    const booking = await getBooking(app.db, bookingId);
    expect(booking).toMatchObject({
      state: "INITIATED",
      claimedBy: "address",
      clientEmail: inviteeEmail,
      metadata: { order: "A-1007" },
    });
    const page = new URL(schedulingUrl);
    expect(page.origin).toBe(new URL(booking.schedulingUrl ?? "").origin);
    expect(Object.fromEntries(page.searchParams)).toEqual({
      name: "Casey Client",
      email: inviteeEmail,
      a1: "A shop & a café",
      utm_source: "buildappswith",
      utm_medium: booking.builderId,
      utm_campaign: booking.sessionTypeId,
      utm_term: booking.clientUserId,
      utm_content: bookingId,
    });
    const html = await (await fetch(page)).text();
    expect(html).toContain("Architecture review");
    const [begun] = await listTransitions(app.db, bookingId);
    expect(begun?.cause.kind).toBe("builder");
  });

  test("is made once, however often it is asked for, and nobody is written to before a time is picked", async () => {
    const inviteeEmail = newEmail();
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => ada.contractScheduling.createLink(asked({ inviteeEmail }))),
    );
    const again = await link(ada, { inviteeEmail: inviteeEmail.toUpperCase(), eventTypeId: REVIEW });
    const ids = answers.map((answer) => answer.ok && answer.value.bookingId);
    expect(new Set([...ids, again.bookingId]).size).toBe(1);
    await app.untilQuiet();
    expect(app.mailsTo({ email: inviteeEmail })).toEqual([]);
    await pickTime(again.bookingId, inviteeEmail);
    await app.untilState(again, "SCHEDULED");
    expect(await ada.contractScheduling.createLink(asked({ inviteeEmail }))).toEqual({
      ok: false,
      refusal: { code: "unpaid_booking_exists", bookingId: again.bookingId },
    });
  });

  test("is for a client their own, which they own at once", async () => {
    const client = await app.newClient();
    const { bookingId } = await link(client.api, { inviteeEmail: client.email });
    expect((await getBooking(app.db, bookingId)).claimedBy).toBe("account");
    expect(await client.api.contractBookings.get({ bookingId })).toMatchObject({ id: bookingId });
    expect(await client.api.contractScheduling.createLink(asked())).toEqual({
      ok: false,
      refusal: { code: "address_not_own" },
    });
  });

  test("of a client goes on with the booking that a program has made for their address", async () => {
    const client = await app.newClient();
    const made = await link(ada, { inviteeEmail: client.email, metadata: { order: "1" } });
    const own = await link(client.api, { inviteeEmail: client.email, metadata: { seat: "2" } });
    expect(own.bookingId).toBe(made.bookingId);
    expect((await getBooking(app.db, made.bookingId)).metadata).toEqual({ order: "1", seat: "2" });
    expect(
      await problemOf(link(client.api, { inviteeEmail: client.email, metadata: { order: "2" } })),
    ).toEqual(["metadata/order"]);
  });

  test("is made for nobody's own session, of no other builder's offers, and for nobody who is not signed in", async () => {
    const inviteeEmail = "ada@builders.example";
    expect(await ada.contractScheduling.createLink(asked({ inviteeEmail }))).toEqual({
      ok: false,
      refusal: { code: "own_session" },
    });
    expect(await problemOf(lena.contractScheduling.createLink(asked()))).toBe("NOT_FOUND");
    expect(await problemOf(ada.contractScheduling.createLink(asked({ eventTypeId: "nothing" })))).toBe(
      "NOT_FOUND",
    );
    expect(await problemOf(app.nobody.contractScheduling.createLink(asked()))).toBe("UNAUTHORIZED");
    const reader = await programOf(app, "ada-okafor", { scopes: ["bookings:read"] });
    expect(await problemOf(reader.contractScheduling.createLink(asked()))).toBe("FORBIDDEN");
  });

  test("is made by operators of any offer, by our id of it as well", async () => {
    const operators = programOfOperator(app);
    const first = await link(operators);
    const { sessionTypeId } = await getBooking(app.db, first.bookingId);
    const second = await link(operators, { eventTypeId: sessionTypeId });
    expect((await getBooking(app.db, second.bookingId)).sessionTypeId).toBe(sessionTypeId);
    expect((await getBooking(app.db, second.bookingId)).claimedBy).toBe("address");
  });

  test("names the field that cannot be taken", async () => {
    const fieldsOf = (changes: object) =>
      problemOf(ada.contractScheduling.createLink({ ...asked(), ...changes }));
    expect(await fieldsOf({ inviteeEmail: "casey" })).toEqual(["inviteeEmail"]);
    expect(await fieldsOf({ inviteeName: " \u200b " })).toEqual(["inviteeName"]);
    expect(await fieldsOf({ customQuestions: [{ name: "What else?", value: "x" }] })).toEqual([
      "customQuestions/0/name",
    ]);
    const twice = { name: QUESTION, value: "x" };
    expect(await fieldsOf({ customQuestions: [twice, twice] })).toEqual(["customQuestions/1/name"]);
    expect(await fieldsOf({ metadata: { booking_id: "1" } })).toEqual(["metadata/booking_id"]);
    expect(await fieldsOf({ metadata: { x_order: "1" } })).toEqual(["metadata/x_order"]);
    expect(await fieldsOf({ metadata: { "an order": "1" } })).toEqual(["metadata/an order"]);
    expect(await fieldsOf({ metadata: { order: "" } })).toEqual(["metadata/order"]);
    expect(await fieldsOf({ metadata: { order: "a\nb" } })).toEqual(["metadata/order"]);
    expect(await fieldsOf({ metadata: { order: "a".repeat(501) } })).toEqual(["metadata/order"]);
    const names = Array.from({ length: 21 }, (_, n): [string, string] => [`name_${n}`, "1"]);
    expect(await fieldsOf({ metadata: Object.fromEntries(names) })).toEqual(["metadata"]);
    expect(await fieldsOf({ claimedBy: "account" })).toEqual([""]);
  });

  test("is refused while Calendly does not make it; asked for again, it is the same booking's", async () => {
    const inviteeEmail = newEmail();
    await app.sandbox.addFault({
      provider: "calendly",
      on: "request",
      method: "POST",
      pattern: "^/scheduling_links$",
      fault: { kind: "status", status: 503 },
    });
    expect(await ada.contractScheduling.createLink(asked({ inviteeEmail }))).toEqual({
      ok: false,
      refusal: { code: "calendar_unavailable" },
    });
    await app.clearFaults();
    await app.advance(PAST_ANY_PAUSE_MINUTES);
    await app.untilQuiet();
    const { bookingId } = await link(ada, { inviteeEmail });
    const ofClient = await app.db
      .selectFrom("booking")
      .select("id")
      .where("client_email", "=", inviteeEmail)
      .execute();
    expect(ofClient).toEqual([{ id: bookingId }]);
  });
});

test("a request that is sent again under its key finds the booking that its first try made, also when that has moved on", async () => {
  const inviteeEmail = newEmail();
  const key = randomBytes(16);
  const again = await programOf(app, "ada-okafor", {}, key);
  const first = await link(again, { inviteeEmail });
  expect(first.bookingId).toBe(idFromBytes("bkg", key));
  await pickTime(first.bookingId, inviteeEmail);
  await app.untilState(first, "SCHEDULED");
  expect(await link(again, { inviteeEmail })).toEqual(first);
  // To another builder's program the same id says nothing.
  const others = await programOf(app, "lena-fischer", {}, key);
  expect(await problemOf(others.contractScheduling.createLink(asked({ inviteeEmail })))).toBe("NOT_FOUND");
});

test("the fifty-first new address of a day is refused, one that has booked before is not, and the day after begins anew", async () => {
  const known = newEmail();
  const kenji = await programOf(app, "kenji-mori");
  const eventTypeId = SEED.kenji.codeClinic;
  await link(kenji, { eventTypeId, inviteeEmail: known });
  for (let n = 2; n <= 50; n++) await link(kenji, { eventTypeId });
  const inviteeEmail = newEmail();
  expect(await problemOf(kenji.contractScheduling.createLink(asked({ eventTypeId, inviteeEmail })))).toBe(
    "TOO_MANY_REQUESTS",
  );
  expect(await app.services.auth.findUserByEmail(inviteeEmail)).toBeNull();
  await link(kenji, { eventTypeId, inviteeEmail: known });
  await link(programOfOperator(app), { eventTypeId });
  await app.advance(24 * 60);
  await link(kenji, { eventTypeId });
}, 120_000);

describe("a time that a program tells of", () => {
  test("becomes the booking's, is paid and confirmed, and Stripe's objects carry the metadata", async () => {
    const inviteeEmail = newEmail();
    const { bookingId } = await link(ada, { inviteeEmail, metadata: { order: "A-1007" } });
    const { event, invitee } = await pickUnheard(bookingId, inviteeEmail);
    const named = { inviteeUri: invitee.uri, eventUri: event.uri };
    const recorded = await ada.contractScheduling.recordBooking(named);
    expect(recorded).toMatchObject({
      ok: true,
      value: { id: bookingId, state: "SCHEDULED", time: { calendlyInviteeUri: invitee.uri } },
    });
    expect(await ada.contractScheduling.recordBooking({ inviteeUri: invitee.uri })).toEqual(recorded);

    const wishes = {
      bookingId,
      successUrl: `${SHOP}/thanks/{CHECKOUT_SESSION_ID}`,
      cancelUrl: `${SHOP}/cart`,
      metadata: { cart: "7", order: "A-1008" },
    };
    const opened = await ada.contractBookings.openCheckout(wishes);
    invariant(opened.ok, "the checkout is open");
    const session = app.sandbox.stripe.ledger.sessions().find(({ id }) => id === opened.value.sessionId);
    expect(session).toMatchObject({
      url: opened.value.url,
      success_url: wishes.successUrl,
      cancel_url: wishes.cancelUrl,
      metadata: { booking_id: bookingId, x_order: "A-1008", x_cart: "7" },
    });
    // The first one decides.
    expect(await ada.contractBookings.openCheckout({ bookingId, metadata: { late: "1" } })).toEqual(opened);

    await app.sandbox.pay(opened.value.sessionId);
    await app.untilSettled({ bookingId }, "CONFIRMED");
    const intents = app.sandbox.stripe.ledger.paymentIntents();
    const intent = intents.find(({ metadata }) => metadata["booking_id"] === bookingId);
    expect(intent?.metadata).toMatchObject({ x_order: "A-1008", x_cart: "7" });
    expect(await ada.contractBookings.get({ bookingId })).toMatchObject({
      state: "CONFIRMED",
      metadata: { order: "A-1008", cart: "7" },
    });
    await app.reconcileByButton();
    expect((await getBooking(app.db, bookingId)).state).toBe("CONFIRMED");
    await app.releaseNewestFirst();
  });

  test("is believed of one's own calendar alone, and no other address is asked", async () => {
    const inviteeEmail = newEmail();
    const { bookingId } = await link(ada, { inviteeEmail });
    const { event, invitee } = await pickUnheard(bookingId, inviteeEmail);
    const refused = { ok: false, refusal: { code: "time_not_recognised" } };
    expect(await lena.contractScheduling.recordBooking({ inviteeUri: invitee.uri })).toEqual(refused);
    const forged = invitee.uri.slice(0, -4) + "0000";
    expect(await ada.contractScheduling.recordBooking({ inviteeUri: forged })).toEqual(refused);
    expect((await getBooking(app.db, bookingId)).state).toBe("INITIATED");

    const fieldsOf = (named: { inviteeUri: string; eventUri?: string }) =>
      problemOf(ada.contractScheduling.recordBooking(named));
    const api = app.env.CALENDLY_API_URL;
    for (const inviteeUri of [
      invitee.uri.replace(api, "https://elsewhere.example"),
      `${invitee.uri}/../../../users/me`,
      `${invitee.uri}?x=1`,
      event.uri,
      "",
    ])
      expect(await fieldsOf({ inviteeUri })).toEqual(["inviteeUri"]);
    expect(await fieldsOf({ inviteeUri: invitee.uri, eventUri: `${event.uri}0` })).toEqual(["eventUri"]);
    expect(await ada.contractScheduling.recordBooking({ inviteeUri: invitee.uri })).toMatchObject({
      ok: true,
    });
    await app.releaseNewestFirst();
  });

  test("is a client's when it is of a booking of theirs, and nobody else's client's", async () => {
    const client = await app.newClient();
    const other = await app.newClient();
    await link(other.api, { inviteeEmail: other.email });
    const { bookingId } = await link(client.api, { inviteeEmail: client.email });
    const { invitee } = await pickUnheard(bookingId, client.email);
    const refused = { ok: false, refusal: { code: "time_not_recognised" } };
    const named = { inviteeUri: invitee.uri };
    expect(await other.api.contractScheduling.recordBooking(named)).toEqual(refused);
    expect((await getBooking(app.db, bookingId)).state).toBe("INITIATED");
    expect(await client.api.contractScheduling.recordBooking(named)).toMatchObject({
      ok: true,
      value: { id: bookingId, state: "SCHEDULED" },
    });
    expect(await other.api.contractScheduling.recordBooking(named)).toEqual(refused);
    expect(await problemOf(app.nobody.contractScheduling.recordBooking(named))).toBe("UNAUTHORIZED");
    await app.releaseNewestFirst();
  });

  test("is found by operators in the calendar that they name, or by the booking that holds it", async () => {
    const operators = programOfOperator(app);
    const inviteeEmail = newEmail();
    const { bookingId } = await link(ada, { inviteeEmail });
    const { builderId } = await getBooking(app.db, bookingId);
    const { invitee } = await pickUnheard(bookingId, inviteeEmail);
    const named = { inviteeUri: invitee.uri };
    expect(await problemOf(operators.contractScheduling.recordBooking(named))).toEqual(["builderId"]);
    const recorded = await operators.contractScheduling.recordBooking({ ...named, builderId });
    expect(recorded).toMatchObject({ ok: true, value: { id: bookingId } });
    expect(await operators.contractScheduling.recordBooking(named)).toEqual(recorded);
    expect(await problemOf(lena.contractScheduling.recordBooking({ ...named, builderId }))).toBe("NOT_FOUND");
    await app.releaseNewestFirst();
  });

  test("is looked for in vain so many times an hour, and no more, however many ids a client makes up", async () => {
    const client = await app.newClient();
    const { bookingId } = await link(client.api, { inviteeEmail: client.email });
    const { invitee } = await pickUnheard(bookingId, client.email);
    const calls = () => app.sandbox.countRequests(/^\/scheduled_events\//);
    const before = await calls();
    let refused: unknown = null;
    for (let n = 0; n < 30 && refused !== "TOO_MANY_REQUESTS"; n++) {
      const inviteeUri = invitee.uri.slice(0, -4) + String(1_000 + n);
      refused = await problemOf(client.api.contractScheduling.recordBooking({ inviteeUri }));
    }
    expect(refused).toBe("TOO_MANY_REQUESTS");
    const made = (await calls()) - before;
    expect(made).toBeGreaterThan(PROVIDER_CALLS_OF_BOOKING.max / 2);
    expect(made).toBeLessThanOrEqual(PROVIDER_CALLS_OF_BOOKING.max);
    await app.releaseNewestFirst();
  });

  test("may be a builder's as the client of another", async () => {
    const email = "lena@builders.example";
    const { bookingId } = await link(app.builders.lena, { inviteeEmail: email });
    expect((await getBooking(app.db, bookingId)).claimedBy).toBe("account");
    const { invitee } = await pickUnheard(bookingId, email);
    const named = { inviteeUri: invitee.uri };
    // Her program sells, and books for nobody.
    expect(await lena.contractScheduling.recordBooking(named)).toMatchObject({ ok: false });
    expect(await app.builders.lena.contractScheduling.recordBooking(named)).toMatchObject({
      ok: true,
      value: { id: bookingId, state: "SCHEDULED" },
    });
    await app.releaseNewestFirst();
  });

  test("is declined beside another one, and left alone where nothing of it is sold here", async () => {
    const inviteeEmail = newEmail();
    const { bookingId } = await link(ada, { inviteeEmail });
    await pickTime(bookingId, inviteeEmail);
    await app.untilState({ bookingId }, "SCHEDULED");
    const second = await app.unheard(async () => pickTime(bookingId, inviteeEmail));
    expect(await ada.contractScheduling.recordBooking({ inviteeUri: second.invitee.uri })).toEqual({
      ok: false,
      refusal: { code: "time_declined", bookingId },
    });
    const { builderId } = await getBooking(app.db, bookingId);
    await app.db
      .updateTable("builder")
      .set({ direct_bookings: "ignore" })
      .where("id", "=", builderId)
      .execute();
    const eventTypeUri = (await getBooking(app.db, bookingId)).calendlyEventTypeUri;
    const direct = await app.unheard(async () =>
      app.sandbox.bookTime({
        eventTypeUri,
        startTime: await findOpenTime(app, eventTypeUri),
        email: newEmail(),
        name: "Dana Direct",
      }),
    );
    expect(await ada.contractScheduling.recordBooking({ inviteeUri: direct.invitee.uri })).toEqual({
      ok: false,
      refusal: { code: "time_left_alone", because: "no_direct_bookings" },
    });
    await app.db
      .updateTable("builder")
      .set({ direct_bookings: "adopt" })
      .where("id", "=", builderId)
      .execute();
    await app.releaseNewestFirst();
  });
});
