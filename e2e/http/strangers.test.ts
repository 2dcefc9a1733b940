import type { AnyProcedure } from "@trpc/server";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { getBooking } from "../../db/bookings/bookings.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { appRouter } from "../../server/routers/root.ts";
import { checkoutIdOf } from "../kit/offers.ts";
import {
  bookAndPay,
  bookAtCalendly,
  bookTime,
  bookUntilCheckout,
  bookingLink,
  findSessionTypeId,
  initiate,
  nobody,
  openLink,
  pickTime,
  signInAs,
  signUp,
  type Visitor,
} from "../kit/visitors.ts";
import { ACCESS, ROLES, type Role } from "./access-table.ts";
import { lastPartOf } from "../kit/sandbox.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { until } from "../../server/test-until.ts";

let app: BuiltApp;

beforeAll(async () => {
  app = await startBuiltApp();
});
afterEach(() => app.sandbox.clearFaults());
afterAll(() => app.stop());

const PRICED = "ada-okafor/architecture-review";
const FREE = "ada-okafor/intro-call";

const NOT_RECOGNISED = { ok: false, refusal: { code: "time_not_recognised" } };

async function start(offer: typeof PRICED | typeof FREE) {
  const client = await signUp(app);
  const bookingId = await initiate(client, offer);
  const { calendlyEventTypeUri: eventTypeUri } = await getBooking(app.db, bookingId);
  return { client, bookingId, eventTypeUri };
}

/** Neither state nor anything else of the booking changes by what `act` does, now or by what follows from it. */
async function expectUnmoved(bookingId: BookingId, act: () => Promise<void>): Promise<void> {
  await app.untilQuiet();
  const before = await getBooking(app.db, bookingId);
  await act();
  await app.untilQuiet();
  expect(await getBooking(app.db, bookingId)).toEqual(before);
}

/** Opens a page that waits: its address first remembers since when. */
async function getWaitingPage(client: Visitor, path: string): Promise<Response> {
  const first = await client.get(path);
  const onward = first.headers.get("location") ?? "";
  expect(onward).toContain(`${path}&since=`);
  return client.get(onward);
}

async function statusAtCalendly(eventUri: string) {
  const { scheduledEvents } = await app.sandbox.calendlyLedger();
  return scheduledEvents.find(({ uri }) => uri === eventUri);
}

describe("an edited utm_content", () => {
  test("that is garbage books nothing, and the page's hint is not recognised", async () => {
    const { client, bookingId, eventTypeUri } = await start(PRICED);
    await expectUnmoved(bookingId, async () => {
      for (const utmContent of [
        "",
        "garbage",
        "bkg_",
        `${bookingId}x`,
        bookingId.toUpperCase(),
        "' or 1=1 --",
      ]) {
        // Of another address: under the client's own, the time would be theirs, as of anybody who books at Calendly directly.
        const email = `somebody-else-${client.email}`;
        const { name } = client;
        const { event, invitee } = await bookAtCalendly(app, { eventTypeUri, email, name, utmContent });
        const hint = { bookingId, calendlyEventUri: event.uri, calendlyInviteeUri: invitee.uri };
        expect(await client.api.booking.schedule.mutate(hint)).toEqual(NOT_RECOGNISED);
      }
    });
  });

  test("that names another client's booking moves neither, and the time is given back with an explanation", async () => {
    const theirs = await bookTime(app, PRICED);
    const mine = await start(PRICED);
    const { email, name } = mine.client;
    await expectUnmoved(theirs.bookingId, () =>
      expectUnmoved(mine.bookingId, async () => {
        const { event, invitee } = await bookAtCalendly(app, {
          eventTypeUri: mine.eventTypeUri,
          email,
          name,
          utmContent: theirs.bookingId,
        });
        const hint = { calendlyEventUri: event.uri, calendlyInviteeUri: invitee.uri };
        const outcome = mine.client.api.booking.schedule.mutate({ bookingId: mine.bookingId, ...hint });
        expect(await outcome).toEqual(NOT_RECOGNISED);
        await until(async () => {
          const declined = await statusAtCalendly(event.uri);
          expect(declined?.status).toBe("canceled");
          expect(declined?.cancellation?.reason).toMatch(/already has a time/);
        });
      }),
    );
    expect((await statusAtCalendly(theirs.event.uri))?.status).toBe("active");
  });

  test("on an invitee of another event type of the builder confirms nothing", async () => {
    const priced = await start(PRICED);
    const free = await start(FREE);
    const { email, name } = priced.client;
    await expectUnmoved(priced.bookingId, async () => {
      const { event, invitee } = await bookAtCalendly(app, {
        eventTypeUri: free.eventTypeUri,
        email,
        name,
        utmContent: priced.bookingId,
      });
      const hint = { calendlyEventUri: event.uri, calendlyInviteeUri: invitee.uri };
      const outcome = priced.client.api.booking.schedule.mutate({ bookingId: priced.bookingId, ...hint });
      expect(await outcome).toEqual(NOT_RECOGNISED);
    });
  });

  test("on an invitee of another builder confirms nothing", async () => {
    const { client, bookingId } = await start(PRICED);
    const kenjis = await signUp(app);
    const kenjisBooking = await initiate(kenjis, "kenji-mori/code-clinic");
    const { calendlyEventTypeUri: eventTypeUri } = await getBooking(app.db, kenjisBooking);
    const { email, name } = client;
    await expectUnmoved(bookingId, async () => {
      const { event, invitee } = await bookAtCalendly(app, {
        eventTypeUri,
        email,
        name,
        utmContent: bookingId,
      });
      const hint = { bookingId, calendlyEventUri: event.uri, calendlyInviteeUri: invitee.uri };
      expect(await client.api.booking.schedule.mutate(hint)).toMatchObject({ ok: false });
      const redirect = `/bookings/calendly-return?utm_content=${bookingId}&invitee_uuid=${lastPartOf(invitee.uri)}&invitee_email=${email}`;
      expect((await client.get(redirect)).headers.get("location")).toBe(`/bookings/${bookingId}?looking=1`);
    });
  });
});

test("a second invitee for a bound booking is canceled with an explanation, and the first keeps the time", async () => {
  const { client, bookingId, event } = await bookUntilCheckout(app, PRICED);
  await expectUnmoved(bookingId, async () => {
    const second = await pickTime(app, client, bookingId);
    await until(async () => {
      const declined = await statusAtCalendly(second.event.uri);
      expect(declined?.status).toBe("canceled");
      expect(declined?.cancellation).toMatchObject({ canceler_type: "host" });
      expect(declined?.cancellation?.reason).toMatch(/already has a time/);
    });
  });
  expect((await statusAtCalendly(event.uri))?.status).toBe("active");
});

describe("a forged embed message", () => {
  test("naming another host, or a way out of its path, is not recognised, and nobody is asked", async () => {
    const { client, bookingId } = await start(PRICED);
    let visits = 0;
    const trap = createServer((_request, response) => {
      visits += 1;
      response.end("{}");
    });
    await new Promise<void>((resolve) => trap.listen(0, "127.0.0.1", resolve));
    const elsewhere = `http://127.0.0.1:${(trap.address() as AddressInfo).port}`;
    const api = app.demo.sandboxUrls.calendlyApi;
    const forged = [
      [`${elsewhere}/scheduled_events/A`, `${elsewhere}/scheduled_events/A/invitees/B`],
      [`${api}@${elsewhere}/scheduled_events/A`, `${api}@${elsewhere}/scheduled_events/A/invitees/B`],
      [`${api}.evil.example/scheduled_events/A`, `${api}.evil.example/scheduled_events/A/invitees/B`],
      [`${api}/scheduled_events/..`, `${api}/scheduled_events/../invitees/../../users/me`],
      [`${api}/scheduled_events/%2e%2e`, `${api}/scheduled_events/%2e%2e/invitees/me`],
      [`${api}/scheduled_events/A?x=1`, `${api}/scheduled_events/A/invitees/B?x=1`],
      [`${api}/scheduled_events/A#x`, `${api}/scheduled_events/A/invitees/B#x`],
      [`${api}/scheduled_events/A`, `${api}/scheduled_events/B/invitees/C`],
      [`${api}//scheduled_events/A`, `${api}//scheduled_events/A/invitees/B`],
      ["javascript:alert(1)", "javascript:alert(1)"],
      ["", ""],
    ] as const;
    const askedBefore = (await app.sandbox.listRequests("calendly")).length;
    await expectUnmoved(bookingId, async () => {
      for (const [calendlyEventUri, calendlyInviteeUri] of forged) {
        const hint = { bookingId, calendlyEventUri, calendlyInviteeUri };
        expect(await client.api.booking.schedule.mutate(hint)).toEqual(NOT_RECOGNISED);
      }
    });
    expect((await app.sandbox.listRequests("calendly")).length).toBe(askedBefore);
    expect(visits).toBe(0);
    trap.close();
  });

  test("naming made-up ids, or somebody else's invitee, is not recognised", async () => {
    const theirs = await bookTime(app, PRICED);
    const { client, bookingId } = await start(PRICED);
    const api = app.demo.sandboxUrls.calendlyApi;
    const forged = [
      [`${api}/scheduled_events/A`, `${api}/scheduled_events/A/invitees/B`],
      [theirs.event.uri, theirs.invitee.uri],
    ] as const;
    await expectUnmoved(theirs.bookingId, () =>
      expectUnmoved(bookingId, async () => {
        for (const [calendlyEventUri, calendlyInviteeUri] of forged) {
          const hint = { bookingId, calendlyEventUri, calendlyInviteeUri };
          expect(await client.api.booking.schedule.mutate(hint)).toEqual(NOT_RECOGNISED);
        }
      }),
    );
  });
});

describe("a forged redirect from Calendly", () => {
  const returnPath = (query: Record<string, string>) =>
    `/bookings/calendly-return?${new URLSearchParams(query).toString()}`;

  test("with a made-up or foreign invitee leaves the booking as it is, and shows the page that looks for it", async () => {
    const theirs = await bookTime(app, PRICED);
    const { client, bookingId } = await start(PRICED);
    const forged = [
      { invitee_uuid: "made-up", invitee_email: client.email },
      { invitee_uuid: "../../users/me", invitee_email: client.email },
      { invitee_uuid: lastPartOf(theirs.invitee.uri), invitee_email: theirs.client.email },
      { invitee_uuid: "", invitee_email: "" },
    ];
    await expectUnmoved(theirs.bookingId, () =>
      expectUnmoved(bookingId, async () => {
        for (const query of forged) {
          const answer = await client.get(returnPath({ utm_content: bookingId, ...query }));
          expect(answer.headers.get("location")).toBe(`/bookings/${bookingId}?looking=1`);
        }
      }),
    );
    expect((await getWaitingPage(client, `/bookings/${bookingId}?looking=1`)).status).toBe(200);
  });

  test("naming somebody else's booking is a 404, and garbage leads to one's own bookings", async () => {
    const theirs = await start(PRICED);
    const { client } = await start(PRICED);
    const query = { invitee_uuid: "made-up", invitee_email: client.email };
    await expectUnmoved(theirs.bookingId, async () => {
      expect((await client.get(returnPath({ utm_content: theirs.bookingId, ...query }))).status).toBe(404);
      for (const utm of ["", "garbage", "https://evil.example", "//evil.example"]) {
        const answer = await client.get(returnPath({ utm_content: utm, ...query }));
        expect(answer.headers.get("location")).toBe("/bookings");
      }
    });
  });
});

describe("the page that Stripe leads back to", () => {
  test("confirms nothing for somebody else's checkout, a foreign one, or a made-up one", async () => {
    const paid = await bookAndPay(app, PRICED);
    const foreign = await app.sandbox.createForeignCheckout(15_000, "USD", {});
    await app.sandbox.pay(foreign);
    const { client, bookingId } = await bookUntilCheckout(app, PRICED);
    const forged = [
      paid.checkoutId,
      checkoutIdOf(`/${foreign}`),
      "cs_test_madeup000000000001",
      "cs_a/../b",
      "x",
    ];
    await expectUnmoved(bookingId, async () => {
      for (const checkout of forged) {
        const page = await client.get(`/bookings/${bookingId}?checkout=${encodeURIComponent(checkout)}`);
        expect(page.status).toBe(200);
        expect(await page.text()).not.toContain("You are booked ·");
      }
      for (const checkout of forged.slice(0, 3)) {
        const checkoutId = checkoutIdOf(`/${checkout}`);
        expect(await client.api.booking.confirmPayment.mutate({ bookingId, checkoutId })).toEqual({
          ok: false,
          refusal: { code: "checkout_not_recognised" },
        });
      }
    });
  });

  test("confirms nothing while the checkout is open and unpaid", async () => {
    const { client, bookingId, checkoutId } = await bookUntilCheckout(app, PRICED);
    await expectUnmoved(bookingId, async () => {
      expect((await getWaitingPage(client, `/bookings/${bookingId}?checkout=${checkoutId}`)).status).toBe(
        200,
      );
    });
  });

  test("confirms nothing when a payment of another amount names the booking, and the money goes back", async () => {
    const { client, bookingId } = await bookUntilCheckout(app, PRICED);
    const cheap = await app.sandbox.createSecondCheckout(app.db, bookingId, 100, "USD");
    await app.sandbox.pay(cheap);
    const checkoutId = checkoutIdOf(`/${cheap}`);
    await client.api.booking.confirmPayment.mutate({ bookingId, checkoutId });
    await app.untilQuiet();
    expect((await getBooking(app.db, bookingId)).state).toBe("PAYMENT_FAILED");
    const { refunds, sessions } = await app.sandbox.stripeLedger();
    const intent = sessions.find(({ id }) => id === cheap)?.payment_intent;
    expect(refunds.filter((refund) => refund.payment_intent === intent).map(({ amount }) => amount)).toEqual([
      100,
    ]);
  });
});

describe("another client's booking", () => {
  test("can be neither read nor acted on: every page, form and procedure answers 404", async () => {
    const { bookingId, checkoutId } = await bookUntilCheckout(app, PRICED);
    const stranger = await signUp(app);
    await expectUnmoved(bookingId, async () => {
      expect((await stranger.get(`/bookings/${bookingId}`)).status).toBe(404);
      expect((await stranger.get(`/bookings/${bookingId}.ics`)).status).toBe(404);
      expect((await stranger.get(`/bookings/${bookingId}?checkout=${checkoutId}`)).status).toBe(404);
      for (const intent of ["pay", "cancel"]) {
        expect((await stranger.post(`/bookings/${bookingId}`, { intent })).status).toBe(404);
      }
      const zone = { intent: "change-time-zone", timeZone: "Asia/Tokyo" };
      expect((await stranger.post(`/bookings/${bookingId}`, zone)).status).toBe(404);
    });
    expect(await stranger.api.booking.listMine.query()).toMatchObject({
      items: [],
      unreadable: 0,
      next: null,
    });
  });

  test("sends somebody without an account to sign in, and back to the page afterwards", async () => {
    const { bookingId } = await bookTime(app, PRICED);
    const signIn = `/sign-in?next=${encodeURIComponent(`/bookings/${bookingId}`)}`;
    await expectUnmoved(bookingId, async () => {
      const visitor = nobody(app);
      expect((await visitor.get(`/bookings/${bookingId}`)).headers.get("location")).toBe(signIn);
      expect(
        (await visitor.get(`/bookings/calendly-return?utm_content=${bookingId}`)).headers.get("location"),
      ).toBe(signIn);
      for (const intent of ["pay", "cancel"]) {
        const answer = await visitor.post(`/bookings/${bookingId}`, { intent });
        expect(answer.headers.get("location")).toBe(signIn);
      }
    });
  });

  test("a form from another site, sent with the client's own cookie, is refused", async () => {
    const { client, bookingId } = await bookTime(app, PRICED);
    await expectUnmoved(bookingId, async () => {
      const response = await client.postFrom("https://evil.example", `/bookings/${bookingId}`, {
        intent: "cancel",
      });
      expect(response.status).toBe(403);
    });
  });
});

/** Flat at run time, `booking.get`, whatever the type says. */
const PROCEDURES = appRouter._def.procedures as unknown as Readonly<Record<string, AnyProcedure>>;

describe("who may call what", () => {
  test("every procedure there is stands in the table, and no other", () => {
    expect(Object.keys(ACCESS).sort()).toEqual(Object.keys(PROCEDURES).sort());
  });

  test("each procedure answers each role as the table says", async () => {
    const { client, bookingId } = await bookTime(app, PRICED);
    const other = await bookTime(app, PRICED);
    const visitors: Record<Role, Visitor> = {
      nobody: nobody(app),
      otherLink: await openLink(app, await bookingLink(app, other.bookingId)),
      link: await openLink(app, await bookingLink(app, bookingId)),
      otherClient: await signUp(app),
      otherBuilder: await signInAs(app, "kenji@builders.example"),
      builder: await signInAs(app, "ada@builders.example"),
      operator: await signInAs(app, "operator@example.com"),
      client,
    };
    const sessionTypeId = await findSessionTypeId(client, PRICED);
    const answers: Record<string, Record<string, number>> = {};
    for (const [procedure, { input }] of Object.entries(ACCESS)) {
      const given = input?.({ bookingId, sessionTypeId });
      const answered: Record<string, number> = {};
      for (const role of ROLES) {
        answered[role] = await visitors[role].call(
          PROCEDURES[procedure]?._def.type ?? "query",
          procedure,
          given,
        );
      }
      answers[procedure] = answered;
    }
    const expected = Object.entries(ACCESS).map(([procedure, { answers: said }]) => [procedure, said]);
    expect(answers).toEqual(Object.fromEntries(expected));
  });
});
