import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { confirmedAccount, testAddress } from "../../auth/test-accounts.ts";
import { listTransitions } from "../../../db/history/booking-history.ts";
import { findBookingByInvitee, getBooking } from "../../../db/bookings/bookings.ts";
import { findBuilderBySlug } from "../../../db/builders/builders.ts";
import { findConnectionOfBuilder } from "../../../db/calendly/calendly-connections.ts";
import { listSessionTypes } from "../../../db/builders/session-types.ts";
import { ENGLISH } from "../../domain/text/language.ts";
import type { Booking } from "../../domain/booking/booking.ts";
import type { BuilderId } from "../../domain/values/ids.ts";
import { addMinutes, minutesBetween } from "../../domain/values/instant.ts";
import { invariant } from "../../domain/values/invariant.ts";
import type { SessionType } from "../../domain/offer/session-type.ts";
import { backfill } from "../../calendly-connection/subscription/backfill.ts";
import { startTestApp, type TestApp } from "../../test-app.ts";
import { until } from "../../test-until.ts";
import { initiateBooking } from "../initiate-booking.ts";
import { openCheckout } from "../open-checkout.ts";

const DAY_MINUTES = 24 * 60;

let app: TestApp;
let builderId: BuilderId;
let priced: SessionType;
let free: SessionType;
let people = 0;
let email: string;

interface Booked {
  readonly event: { readonly uri: string; readonly status: string };
  readonly invitee: { readonly uri: string };
}

beforeAll(async () => {
  app = await startTestApp();
  const builder = await findBuilderBySlug(app.db, "ada-okafor");
  invariant(builder !== null, "Ada is seeded");
  builderId = builder.id;
  const offers = await listSessionTypes(app.db, builderId);
  const named = (slug: string) => {
    const offer = offers.find((one) => one.slug === slug);
    invariant(offer !== undefined, `Ada offers ${slug}`);
    return offer;
  };
  priced = named("architecture-review");
  free = named("intro-call");
});
afterAll(() => app.stop());
beforeEach(() => {
  people += 1;
  email = `dora-${people}@example.com`;
});

/** Somebody books on Calendly's own page, the first free time of the second week. */
async function bookDirectly(sessionType: SessionType, utmContent: string | null = null): Promise<Booked> {
  const now = app.services.clock.now();
  const query = new URLSearchParams({
    event_type: sessionType.calendlyEventTypeUri,
    start_time: addMinutes(now, 8 * DAY_MINUTES),
    end_time: addMinutes(now, 15 * DAY_MINUTES),
  });
  const response = await fetch(`${app.env.CALENDLY_API_URL}/event_type_available_times?${query.toString()}`, {
    headers: { authorization: "Bearer sandbox-pat-ada" },
  });
  const { collection } = (await response.json()) as { collection: { start_time: string }[] };
  return app.control<Booked>("calendly", "POST", "/book", {
    eventTypeUri: sessionType.calendlyEventTypeUri,
    startTime: collection[0]?.start_time,
    email,
    name: "Dora Direct",
    tracking: { utm_content: utmContent },
  });
}

async function untilAdopted({ invitee }: Booked): Promise<Booking> {
  const booking = await until(async () => {
    const found = await findBookingByInvitee(app.db, invitee.uri);
    invariant(found !== null, "the invitee is adopted");
    return found;
  });
  await app.untilQuiet();
  return getBooking(app.db, booking.id);
}

async function untilTakenIn({ invitee }: Booked): Promise<void> {
  await app.sandbox.kernel.postOffice.idle();
  await until(async () => {
    const rows = await app.db.selectFrom("inbox").select(["body", "completed_at"]).execute();
    invariant(
      rows.some(({ body, completed_at }) => body.includes(invitee.uri) && completed_at !== null),
      "the delivery is worked off",
    );
  });
  await app.untilQuiet();
}

function mailsTo(address: string) {
  return app.sandbox.mailbox.ledger.list().filter((mail) => mail.to.includes(address));
}

function bookingsOf(address: string) {
  return app.db.selectFrom("booking").selectAll().where("client_email", "=", address).execute();
}

function statusAtCalendly({ event }: Booked) {
  return app.sandbox.calendly.ledger.scheduledEvents().find(({ uri }) => uri === event.uri);
}

/** What a check of the subscription does when something may have been missed. */
async function backfillAll(): Promise<void> {
  const connection = await findConnectionOfBuilder(app.db, builderId);
  const calendar = await app.services.calendars.ofBuilder(builderId);
  invariant(connection !== null && calendar !== null, "Ada is connected");
  await backfill(app.deps, connection, calendar, connection.connectedAt);
}

describe("an invitee who booked at Calendly without us", () => {
  test("gets a booking at today's price with a hold, and one mail that says how to pay", async () => {
    const booking = await untilAdopted(await bookDirectly(priced));
    expect(booking).toMatchObject({ state: "SCHEDULED", clientEmail: email, clientName: "Dora Direct" });
    expect(booking.context.price).toEqual(priced.price);
    expect((await bookingsOf(email)).map(({ origin }) => origin)).toEqual(["calendly"]);
    const held = minutesBetween(app.services.clock.now(), booking.context.holdEndsAt ?? booking.createdAt);
    expect(Math.round(held / 60)).toBe(24);
    const mails = mailsTo(email);
    expect(mails.map(({ subject }) => subject)).toEqual([
      "Please pay for your time: Architecture review with Ada Okafor",
    ]);
    expect(mails[0]?.text).toContain(`${app.env.APP_URL}/bookings/${booking.id}`);
    expect(mails[0]?.text).toContain("We hold the time for you until");
  });

  test("pays by the mailed page, and is confirmed, once", async () => {
    const { id } = await untilAdopted(await bookDirectly(priced));
    const opened = await openCheckout(
      { ...app.deps, cause: { kind: "client", reference: null, personId: null } },
      id,
      "203.0.113.7",
    );
    invariant(opened.ok && opened.value.checkoutUrl !== null, "the checkout is open");
    const [checkout] = await app.db.selectFrom("checkout").selectAll().where("booking_id", "=", id).execute();
    const openFor = Date.parse(checkout?.expires_at ?? "") - Date.parse(app.services.clock.now());
    expect(Math.round(openFor / 3_600_000)).toBe(23);
    await app.control("stripe", "POST", `/checkout/${checkout?.id ?? ""}/pay`, {});
    await until(async () => expect((await getBooking(app.db, id)).state).toBe("CONFIRMED"));
    await app.untilQuiet();
    const history = (await listTransitions(app.db, id)).map(({ event }) => event.type);
    expect(history).toEqual([
      "BOOKING_INITIATED",
      "TIME_BOOKED",
      "CHECKOUT_REQUESTED",
      "CHECKOUT_OPENED",
      "CHECKOUT_PAID",
    ]);
  });

  test("who does not pay loses the time when the hold ends", async () => {
    const booked = await bookDirectly(priced);
    const { id } = await untilAdopted(booked);
    await app.advance(DAY_MINUTES + 1);
    await until(async () => expect((await getBooking(app.db, id)).state).toBe("ABANDONED"));
    await app.untilQuiet();
    expect(statusAtCalendly(booked)?.status).toBe("canceled");
  });

  test("of a free session is confirmed at once, and asked for nothing", async () => {
    const booking = await untilAdopted(await bookDirectly(free));
    expect(booking.state).toBe("CONFIRMED");
    expect(mailsTo(email).map(({ subject }) => subject)).toEqual(["Confirmed: Intro call with Ada Okafor"]);
  });

  test("whose delivery and reading back race becomes one booking with one mail", async () => {
    const booked = await bookDirectly(priced);
    await Promise.all([backfillAll(), backfillAll(), untilAdopted(booked)]);
    await app.untilQuiet();
    expect(await bookingsOf(email)).toHaveLength(1);
    expect(mailsTo(email)).toHaveLength(1);
  });

  test("who has an unpaid booking with the builder gets the second time back with an explanation", async () => {
    await untilAdopted(await bookDirectly(priced));
    const second = await bookDirectly(free);
    await until(() => expect(statusAtCalendly(second)?.status).toBe("canceled"));
    expect(statusAtCalendly(second)?.cancellation?.reason).toMatch(/not paid yet/);
    expect(await bookingsOf(email)).toHaveLength(1);
  });

  test("who has begun a booking of that very session type with us gets the time into it", async () => {
    const userId = await confirmedAccount(app.services, email, "Dora Direct");
    const begun = await initiateBooking(app.deps, {
      sessionTypeId: priced.id,
      timeZone: null,
      language: ENGLISH.tag,
      client: { userId, email, name: "Dora Direct", confirmed: testAddress(email) },
      requestId: "test",
    });
    invariant(begun.ok, "the booking is begun");
    const booking = await untilAdopted(await bookDirectly(priced));
    expect(booking.id).toBe(begun.value.bookingId);
    expect(mailsTo(email)).toHaveLength(1);
  });

  test("of an address that an account has typed and nobody confirmed does not get into what that account has begun", async () => {
    const { userId } = await app.services.auth.ofEmail(email, "Quiet Squatter");
    const begun = await initiateBooking(app.deps, {
      sessionTypeId: priced.id,
      timeZone: null,
      language: ENGLISH.tag,
      // From before nobody could begin one without having confirmed the address.
      client: { userId, email, name: "Quiet Squatter", confirmed: testAddress(email) },
      requestId: "test",
    });
    invariant(begun.ok, "the booking is begun");
    const booked = await bookDirectly(priced);
    await until(() => expect(statusAtCalendly(booked)?.status).toBe("canceled"));
    expect(statusAtCalendly(booked)?.cancellation?.reason).toContain(`/bookings/${begun.value.bookingId}`);
    await app.untilQuiet();
    expect(await getBooking(app.db, begun.value.bookingId)).toMatchObject({
      state: "INITIATED",
      cancelUrl: null,
    });
  });

  test("who types the builder's own address has the time held like anybody's", async () => {
    email = "ada@builders.example";
    const booking = await untilAdopted(await bookDirectly(priced));
    expect(booking).toMatchObject({ state: "SCHEDULED", clientEmail: email });
    expect(booking.context.holdEndsAt).not.toBeNull();
  });

  test("is left alone when the builder wants it so, before the session type was published, and as a draft", async () => {
    const builder = app.db.updateTable("builder").where("id", "=", builderId);
    const offer = app.db.updateTable("session_type").where("id", "=", priced.id);
    for (const [begin, end] of [
      [builder.set({ direct_bookings: "ignore" }), builder.set({ direct_bookings: "adopt" })],
      [
        offer.set({ published_at: addMinutes(app.services.clock.now(), 60) }),
        offer.set({ published_at: priced.publishedAt }),
      ],
      [offer.set({ published_at: null }), offer.set({ published_at: priced.publishedAt })],
    ] as const) {
      await begin.execute();
      const booked = await bookDirectly(priced);
      await untilTakenIn(booked);
      await end.execute();
      expect(statusAtCalendly(booked)?.status).toBe("active");
    }
    expect(await bookingsOf(email)).toEqual([]);
    expect(mailsTo(email)).toEqual([]);
  });
});
