import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { getBooking } from "../../db/bookings/bookings.ts";
import { childEnv } from "../../server/env.ts";
import { addMinutes } from "../../server/domain/values/instant.ts";
import { findOpenTime } from "../kit/offers.ts";
import {
  bookAndPay,
  bookAtCalendly,
  bookTime,
  bookUntilCheckout,
  countTransitions,
  initiate,
  pickTime,
  signUp,
  untilState,
} from "../kit/visitors.ts";
import { lastPartOf } from "../kit/sandbox.ts";
import {
  bring,
  calendlyEndpoint,
  deliver,
  signatureOf,
  STRIPE_SECRET,
  stripeEndpoint,
  type Endpoint,
} from "./sign-delivery.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";

/** The one that takes over while the sandbox's is being rolled. */
const NEXT_STRIPE_SECRET = "whsec_next_secret_0002";
/** 1 MiB is the most that a delivery may have. */
const TOO_LONG_BYTES = 1024 * 1024 + 1;

let app: BuiltApp;
let endpoints: Record<"stripe" | "calendly", Endpoint>;

beforeAll(async () => {
  app = await startBuiltApp({ STRIPE_WEBHOOK_SECRETS: `${STRIPE_SECRET},${NEXT_STRIPE_SECRET}` });
  endpoints = { stripe: stripeEndpoint(app), calendly: await calendlyEndpoint(app, "ada") };
});
afterEach(() => app.sandbox.clearFaults());
afterAll(() => app.stop());

let deliveries = 0;
const bodies = {
  stripe: () => stripeEvent("checkout.session.completed", "cs_test_nobodys00000001"),
  calendly: () =>
    calendlyBody("invitee.created", { uri: "https://api.calendly.com/scheduled_events/A/invitees/B" }),
} as const;

/** A body that no delivery before it had. */
function stripeEvent(type: string, objectId: string): string {
  deliveries += 1;
  return JSON.stringify({
    id: `evt_door${deliveries}`,
    object: "event",
    type,
    data: { object: { id: objectId } },
  });
}

function calendlyBody(event: string, payload: object): string {
  deliveries += 1;
  return JSON.stringify({
    event,
    created_at: `2026-11-20T12:00:00.${String(deliveries).padStart(6, "0")}Z`,
    payload,
  });
}

async function countInbox(): Promise<number> {
  return (await app.db.selectFrom("inbox").select("id").execute()).length;
}

async function expectNothingStored(act: () => Promise<void>): Promise<void> {
  await app.untilQuiet();
  const before = await countInbox();
  await act();
  expect(await countInbox()).toBe(before);
}

const REFUSED = { stripe: 400, calendly: 401 } as const;

describe.each(["stripe", "calendly"] as const)("the endpoint of %s", (source) => {
  test("takes a delivery that the provider signed, and stores it once", async () => {
    const before = await countInbox();
    const body = bodies[source]();
    expect(await deliver(app, endpoints[source], body)).toBe(200);
    expect(await deliver(app, endpoints[source], body)).toBe(200);
    expect(await countInbox()).toBe(before + 1);
  });

  test("refuses a delivery without a signature, and stores nothing", () =>
    expectNothingStored(async () => {
      expect(await bring(endpoints[source], bodies[source](), null)).toBe(REFUSED[source]);
    }));

  test("refuses a signature made with any other key, the empty one included, and stores nothing", () =>
    expectNothingStored(async () => {
      const body = bodies[source]();
      const at = await app.sandbox.now();
      for (const key of ["whsec_guessed_secret", "", "null", "undefined"]) {
        expect(await bring(endpoints[source], body, signatureOf(body, at, key))).toBe(REFUSED[source]);
      }
    }));

  test("refuses what only looks like a signature, and stores nothing", () =>
    expectNothingStored(async () => {
      const body = bodies[source]();
      const good = signatureOf(body, await app.sandbox.now(), endpoints[source].key);
      const forgeries = [
        "t=,v1=",
        "t=1,v1",
        `${good.slice(0, -64)}${"0".repeat(64)},v1=`,
        "v1=00",
        "t=1,v1=zz",
        good.replace("v1=", "v0="),
        good.slice(0, -2),
        good.replace(/t=\d+/, "t=9999999999"),
        "Bearer token",
      ];
      for (const forgery of forgeries)
        expect(await bring(endpoints[source], body, forgery)).toBe(REFUSED[source]);
    }));

  test("refuses a signature older than the provider's tolerance, and stores nothing", () =>
    expectNothingStored(async () => {
      const body = bodies[source]();
      const stale = addMinutes(await app.sandbox.now(), -6);
      expect(await bring(endpoints[source], body, signatureOf(body, stale, endpoints[source].key))).toBe(
        REFUSED[source],
      );
    }));

  test("refuses a body that was written anew, cut short or lengthened on its way, and stores nothing", () =>
    expectNothingStored(async () => {
      const body = bodies[source]();
      const signature = signatureOf(body, await app.sandbox.now(), endpoints[source].key);
      const others = [JSON.stringify(JSON.parse(body), null, 2), body.slice(0, -20), `${body}\n`, ""];
      for (const other of others)
        expect(await bring(endpoints[source], other, signature)).toBe(REFUSED[source]);
    }));

  test("passes over signed bytes that are no JSON, or JSON that is no event, and stores nothing", () =>
    expectNothingStored(async () => {
      for (const body of ["not json", "{", "null", '"text"', "[]", "{}", '{"id":1,"type":2,"event":3}']) {
        expect(await deliver(app, endpoints[source], body)).toBe(200);
      }
    }));

  test("answers a signed event of a type that no booking depends on, and stores nothing", () =>
    expectNothingStored(async () => {
      const body =
        source === "stripe"
          ? stripeEvent("customer.created", "cus_0001")
          : calendlyBody("routing_form_submission.created", { uri: "https://api.calendly.com/x" });
      expect(await deliver(app, endpoints[source], body)).toBe(200);
    }));

  test("is a POST's alone", async () => {
    const get = await fetch(endpoints[source].url);
    expect([get.status, get.headers.get("allow")]).toEqual([405, "POST"]);
    for (const method of ["PUT", "DELETE", "PATCH"]) {
      expect((await fetch(endpoints[source].url, { method })).status).toBe(405);
    }
  });

  test("refuses more than 1 MiB, announced or streamed, and stores nothing", () =>
    expectNothingStored(async () => {
      const body = JSON.stringify({ filler: "x".repeat(TOO_LONG_BYTES) });
      expect(await deliver(app, endpoints[source], body)).toBe(413);
      expect(await bringInChunks(endpoints[source], body)).toBe(413);
    }));
});

/** Without a Content-Length: the endpoint must count for itself. */
async function bringInChunks(endpoint: Endpoint, body: string): Promise<number> {
  const request: RequestInit & { duplex: "half" } = {
    method: "POST",
    headers: { [endpoint.signatureHeader]: signatureOf(body, await app.sandbox.now(), endpoint.key) },
    body: new Blob([body]).stream(),
    duplex: "half",
  };
  return (await fetch(endpoint.url, request)).status;
}

describe("Calendly's endpoints", () => {
  test("one builder's key never signs for another", () =>
    expectNothingStored(async () => {
      const kenji = await calendlyEndpoint(app, "kenji");
      const body = bodies.calendly();
      const at = await app.sandbox.now();
      expect(await bring(endpoints.calendly, body, signatureOf(body, at, kenji.key))).toBe(REFUSED.calendly);
      expect(await bring(kenji, body, signatureOf(body, at, endpoints.calendly.key))).toBe(REFUSED.calendly);
    }));

  test("the same body, signed for two connections, is a delivery of each", async () => {
    const before = await countInbox();
    const body = bodies.calendly();
    const kenji = await calendlyEndpoint(app, "kenji");
    for (const endpoint of [endpoints.calendly, kenji, endpoints.calendly, kenji]) {
      expect(await deliver(app, endpoint, body)).toBe(200);
    }
    expect(await countInbox()).toBe(before + 2);
  });

  test("an unknown connection has no endpoint", () =>
    expectNothingStored(async () => {
      const unknown = [
        "",
        "?connection=",
        "?connection=cal_00000000000000000000000000",
        "?connection=../../etc",
      ];
      for (const query of unknown) {
        const url = `${app.demo.appUrl}/api/webhooks/calendly${query}`;
        expect(await deliver(app, { ...endpoints.calendly, url }, bodies.calendly())).toBe(404);
      }
    }));

  test("an invitee who carries no booking of ours is adopted, and keeps the time", async () => {
    const { event_type: eventTypeUri } = (await bookTime(app, "ada-okafor/intro-call")).event;
    const stranger = { email: "stranger@example.com", name: "A Stranger", utmContent: null };
    const { event } = await bookAtCalendly(app, { eventTypeUri, ...stranger });
    await app.untilQuiet();
    const bookings = app.db.selectFrom("booking").select("id");
    expect(await bookings.where("client_email", "=", stranger.email).execute()).toHaveLength(1);
    const ledger = await app.sandbox.calendlyLedger();
    expect(ledger.scheduledEvents.find(({ uri }) => uri === event.uri)?.status).toBe("active");
  });

  test("a URI of another host, or of an invitee that Calendly does not know, has no effect", async () => {
    const { client, bookingId } = await startBooking();
    const elsewhere = `${app.demo.sandboxUrls.stripeApi}/scheduled_events/A/invitees/B`;
    const unknown = `${app.demo.sandboxUrls.calendlyApi}/scheduled_events/A/invitees/B`;
    for (const uri of [elsewhere, unknown, "../../users/me", ""]) {
      const tracking = { utm_content: bookingId };
      const body = calendlyBody("invitee.created", { uri, email: client.email, tracking });
      expect(await deliver(app, endpoints.calendly, body)).toBe(200);
    }
    await app.untilQuiet();
    expect((await getBooking(app.db, bookingId)).version).toBe(1);
  });

  test("the older nested payload is the same event", async () => {
    const { client, bookingId } = await startBooking();
    await holdCalendly();
    const { event, invitee } = await pickTime(app, client, bookingId);
    const body = calendlyBody("invitee.created", {
      event: { uuid: lastPartOf(event.uri), uri: event.uri },
      invitee: { uuid: lastPartOf(invitee.uri), uri: invitee.uri, email: invitee.email },
    });
    expect(await deliver(app, endpoints.calendly, body)).toBe(200);
    await untilState(app, bookingId, "SCHEDULED");
    expect((await getBooking(app.db, bookingId)).context.time?.calendlyInviteeUri).toBe(invitee.uri);
  });

  test.each(["flat", "nested"])(
    "invitee.rescheduled, %s, moves the time as the pair of both deliveries does",
    async (shape) => {
      const booked = await bookAndPay(app, "ada-okafor/architecture-review");
      await holdCalendly();
      const startTime = await findOpenTime(app, booked.event.event_type);
      const moved = await app.sandbox.rescheduleInvitee(booked.invitee.uri, startTime);
      const payload = shape === "flat" ? moved.invitee : { event: moved.event, invitee: moved.invitee };
      const body = calendlyBody("invitee.rescheduled", payload);
      expect(await deliver(app, endpoints.calendly, body)).toBe(200);
      await app.untilQuiet();
      expect(await countTransitions(app, booked.bookingId, "TIME_MOVED")).toBe(1);
      await app.sandbox.releaseDeliveries();
      await app.untilQuiet();
      const { state, context } = await getBooking(app.db, booked.bookingId);
      expect([state, context.time?.calendlyInviteeUri]).toEqual(["CONFIRMED", moved.invitee.uri]);
      expect(await countTransitions(app, booked.bookingId, "TIME_MOVED")).toBe(1);
    },
  );
});

async function startBooking() {
  const client = await signUp(app);
  return { client, bookingId: await initiate(client, "ada-okafor/architecture-review") };
}

function holdCalendly(): Promise<unknown> {
  return app.sandbox.addFault({ provider: "calendly", on: "delivery", fault: { kind: "hold" } });
}

describe("Stripe's endpoint", () => {
  test("both secrets are good while one is rolled, together and each alone", async () => {
    const at = await app.sandbox.now();
    for (const keys of [[STRIPE_SECRET], [NEXT_STRIPE_SECRET], [NEXT_STRIPE_SECRET, STRIPE_SECRET]]) {
      const body = bodies.stripe();
      expect(await bring(endpoints.stripe, body, signatureOf(body, at, ...keys))).toBe(200);
    }
    const body = bodies.stripe();
    expect(
      await bring(endpoints.stripe, body, signatureOf(body, at, "whsec_other", NEXT_STRIPE_SECRET)),
    ).toBe(200);
    expect(await bring(endpoints.stripe, body, signatureOf(body, at, "whsec_other", "whsec_another"))).toBe(
      REFUSED.stripe,
    );
  });

  test("a payment of somebody else's checkout on the account is taken in without effect", async () => {
    const rowsBefore = await countInbox();
    const id = await app.sandbox.createForeignCheckout(5_000, "EUR", {});
    expect((await app.sandbox.pay(id)).outcome).toBe("paid");
    await app.untilQuiet();
    expect(await countInbox()).toBeGreaterThan(rowsBefore);
    expect(await app.db.selectFrom("checkout").select("id").where("id", "=", id).execute()).toEqual([]);
    expect((await app.sandbox.stripeLedger()).refunds).toEqual([]);
  });

  test("a signed lie about a checkout is not believed: Stripe's own word counts", async () => {
    const { bookingId, checkoutId } = await bookUntilCheckout(app, "ada-okafor/architecture-review");
    const lie = JSON.stringify({
      ...(JSON.parse(stripeEvent("checkout.session.completed", checkoutId)) as object),
      data: {
        object: {
          id: checkoutId,
          status: "complete",
          payment_status: "paid",
          amount_total: 15_000,
          metadata: { booking_id: bookingId },
        },
      },
    });
    expect(await deliver(app, endpoints.stripe, lie)).toBe(200);
    await app.untilQuiet();
    expect((await getBooking(app.db, bookingId)).state).toBe("PAYMENT_PENDING");
  });
});

test("a delivery that cannot be stored is answered 503, and is taken in when it is sent again", async () => {
  await app.untilQuiet();
  const file = (app.demo.env["DATABASE_URL"] ?? "").slice("file:".length);
  const other = new Sqlite(file);
  const body = bodies.stripe();
  const before = await countInbox();
  try {
    other.exec("begin immediate");
    expect(await deliver(app, endpoints.stripe, body)).toBe(503);
    other.exec("rollback");
  } finally {
    other.close();
  }
  expect(await countInbox()).toBe(before);
  expect(await deliver(app, endpoints.stripe, body)).toBe(200);
  expect(await countInbox()).toBe(before + 1);
});

test.each(["", " ", "whsec_sandbox_secret,,", "whsec_sandbox_secret, ", ","])(
  "the app does not start with the secrets «%s», and says which setting is wrong",
  async (secrets) => {
    const child = spawn(process.execPath, [path.resolve("build/server/main.js")], {
      cwd: tmpdir(),
      env: childEnv({ ...app.demo.env, PORT: "0", STRIPE_WEBHOOK_SECRETS: secrets }),
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
    const [code] = (await once(child, "close")) as [number | null];
    expect(code).toBe(1);
    expect(said).toContain("STRIPE_WEBHOOK_SECRETS: ");
    expect(said).not.toContain("whsec_sandbox_secret");
  },
);
