import type { IncomingHttpHeaders } from "node:http";
import { sql } from "kysely";
import { Webhook } from "standardwebhooks";
import { afterEach, expect, test } from "vitest";
import { insertBuilder } from "../../db/builders/builders.ts";
import { anotherOffer, TEST_BUILDER, TEST_NOW } from "../../db/bookings/test-bookings.ts";
import type { Database } from "../../db/core/open-database.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { claimDeliveries } from "../../db/published/due-deliveries.ts";
import { makeDeliveryDue } from "../../db/published/resend-deliveries.ts";
import { emptyEventsOfBookings } from "../../db/published/published-events.ts";
import { startReceiver, type TestReceiver } from "../adapters/webhooks/test-receivers.ts";
import { confirmedAccount } from "../auth/test-accounts.ts";
import { publishedEvent } from "../domain/contract/published-event.schema.ts";
import { ProviderError } from "../domain/providers/provider-error.ts";
import type { WebhookDeliveryId } from "../domain/values/ids.ts";
import { addMinutes } from "../domain/values/instant.ts";
import { until } from "../test-until.ts";
import { rotateEndpointSecret, removeEndpoint } from "../webhook-endpoint/edit-endpoint.ts";
import { resendSince } from "../webhook-endpoint/resend-events.ts";
import { switchEndpointOff, switchEndpointOn } from "../webhook-endpoint/switch-endpoint.ts";
import { settleDelivery, settleUnsent } from "../webhook-endpoint/settle-delivery.ts";
import { startWebhooks } from "../webhook-endpoint/test-webhooks.ts";

const DAY = 24 * 60;
const running: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  // The receivers first: nobody waits for an answer then.
  for (const one of running.splice(0).reverse()) await one.stop();
});

async function start(database: Database) {
  const webhooks = await startWebhooks(database);
  running.push(webhooks);
  return webhooks;
}

interface Received {
  readonly id: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A receiver that keeps what it got; `answer` is an HTTP status, or null for an answer that does not come. */
async function receiver(answer: (received: Received) => number | null = () => 204) {
  const got: Received[] = [];
  const server: TestReceiver = await startReceiver((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      const received = { id: String(request.headers["webhook-id"]), headers: request.headers, body };
      got.push(received);
      const status = answer(received);
      if (status === null) return;
      response.writeHead(status, status === 307 ? { location: "http://127.0.0.1:1/" } : {}).end("as it is");
    });
  });
  running.push(server);
  return { url: `http://127.0.0.1:${server.port}/in`, got, ids: () => got.map(({ id }) => id) };
}

forEachDialect((openFresh) => {
  test("each event is sent once, whole and signed, in the order of the events", async () => {
    const { endpoint, publish, statuses } = await start(await openFresh());
    const { url, got, ids } = await receiver();
    const { secret } = await endpoint(url);
    const events = [...(await publish(1, 3)), ...(await publish(2, 3))];
    await until(async () => expect(await statuses()).toEqual(Array(6).fill("delivered")));
    expect(ids()).toEqual(events);
    for (const { body, headers } of got) {
      const timestamp = Number(headers["webhook-timestamp"]);
      expect(timestamp).toBe(Date.parse(TEST_NOW) / 1_000);
      const signature = new Webhook(secret).sign(
        String(headers["webhook-id"]),
        new Date(timestamp * 1_000),
        body,
      );
      expect(headers["webhook-signature"]).toBe(signature);
      expect(publishedEvent.parse(JSON.parse(body))).toMatchObject({
        id: headers["webhook-id"],
        type: "booking.moved",
        data: { booking: { object: "booking" } },
      });
    }
  });

  test("what is not taken is sent again later, the same under the same id, and each try is kept", async () => {
    const { db, endpoint, publish, statuses, advance, tries } = await start(await openFresh());
    const answers = [500, 307, 200];
    const { url, got, ids } = await receiver(() => answers[got.length - 1] ?? 200);
    await endpoint(url);
    const [event] = await publish(1);
    for (let tried = 1; tried <= 3; tried++) {
      await until(async () => expect(await tries()).toBe(tried));
      advance(2);
    }
    expect(await statuses()).toEqual(["delivered"]);
    expect(ids()).toEqual([event, event, event]);
    expect(new Set(got.map(({ body }) => body)).size).toBe(1);
    const attempts = await db.selectFrom("webhook_attempt").selectAll().orderBy("number").execute();
    expect(attempts.map(({ status, error, answer }) => [status, error, answer])).toEqual([
      [500, null, "as it is"],
      [307, null, "as it is"],
      [200, null, "as it is"],
    ]);
  });

  test("an endpoint that does not answer holds up nobody but itself", async () => {
    const { db, endpoint, publish } = await start(await openFresh());
    const slow = await receiver(() => null);
    const quick = await receiver();
    await endpoint(slow.url);
    await endpoint(quick.url);
    const events = await publish(1, 5);
    await until(() => expect(quick.ids()).toEqual(events));
    // One at a time there, and that one is still waited for.
    expect(slow.ids()).toEqual(events.slice(0, 1));
    expect(
      await db.selectFrom("webhook_attempt").select("status").where("status", "is", null).execute(),
    ).toEqual([]);
  });

  test("an endpoint that is down for four days is switched off with one mail, and gets everything since when it is switched on, in order", async () => {
    const webhooks = await start(await openFresh());
    const { deps, db, mails, endpoint, publish, statuses, advance, tries, untilIdle } = webhooks;
    let isDown = true;
    const { url, got, ids } = await receiver(() => (isDown ? 500 : 200));
    const { endpoint: made } = await endpoint(url);
    const off = () =>
      db.selectFrom("webhook_endpoint").select(["disabled_at", "disabled_because"]).executeTakeFirstOrThrow();
    const untilTried = async (more: () => unknown) => {
      const before = await tries();
      await more();
      await until(async () => expect(await tries()).toBeGreaterThan(before));
      await untilIdle();
    };
    const events: string[] = [];
    for (let day = 0; day < 3; day++) {
      await untilTried(async () => events.push(...(await publish(day + 1, 2))));
      expect(await off()).toMatchObject({ disabled_at: null });
      await untilTried(() => advance(DAY + 10));
    }
    await until(async () => expect(await off()).toMatchObject({ disabled_because: "dead" }));
    expect(mails.map(({ to }) => to)).toEqual([TEST_BUILDER.email]);
    expect(mails[0]?.subject).toContain("127.0.0.1");
    expect(mails[0]?.text).toContain("/builder/webhooks");
    // What happens meanwhile waits.
    await webhooks.stop();
    events.push(...(await publish(4, 2)));
    advance(DAY);
    await webhooks.restart();
    expect(await statuses()).toEqual(Array(8).fill("pending"));

    isDown = false;
    got.length = 0;
    const on = await switchEndpointOn(deps, made);
    expect(on).toMatchObject({ switchedOff: null, failingSince: null });
    await until(async () => expect(await statuses()).toEqual(Array(8).fill("delivered")));
    expect(ids()).toEqual(events);
    expect(mails).toHaveLength(1);
  });

  test("while the mail cannot be sent the endpoint stays on, and is tried again", async () => {
    const { db, mails, endpoint, publish, advance, tries, untilIdle, failMails } = await start(
      await openFresh(),
    );
    const { url } = await receiver(() => 500);
    await endpoint(url);
    await publish(1);
    await until(async () => expect(await tries()).toBe(1));
    failMails(
      new ProviderError({ provider: "mail", operation: "send", retryable: true, status: null, reason: "x" }),
    );
    advance(3 * DAY);
    await until(async () => expect(await tries()).toBe(2));
    failMails(null);
    await until(async () => {
      await untilIdle();
      advance(7 * 60);
      const { disabled_at } = await db
        .selectFrom("webhook_endpoint")
        .select("disabled_at")
        .executeTakeFirstOrThrow();
      expect(disabled_at).not.toBeNull();
    });
    expect(mails).toHaveLength(1);
  });

  test("an event that an endpoint never takes is given up after three days, while others arrive there", async () => {
    const { endpoint, publish, statuses, advance, tries, untilIdle, stop, restart } = await start(
      await openFresh(),
    );
    let refusedId = "";
    const { url, got } = await receiver(({ id }) => (id === refusedId ? 400 : 200));
    await endpoint(url);
    await publish(1);
    await until(async () => expect(await tries()).toBe(1));
    await stop();
    refusedId = (await publish(2))[0] ?? "";
    await restart();
    // It is tried before the newer ones, every six hours or sooner.
    for (let n = 3; (await statuses())[1] !== "given_up"; n++) {
      const before = await tries();
      advance(7 * 60);
      await publish(n);
      await until(async () => expect(await tries()).toBe(before + 2));
      await untilIdle();
      expect(n).toBeLessThan(30);
    }
    expect(got.filter(({ id }) => id === refusedId)).toHaveLength(18);
    expect((await statuses()).filter((status) => status === "given_up")).toHaveLength(1);
  });

  test("what a process that was killed had in its hand is sent by the next, and a late word of the first counts for nothing", async () => {
    const { deps, endpoint, publish, stop, restart, advance, tries, statuses } = await start(
      await openFresh(),
    );
    const { url, ids } = await receiver();
    await endpoint(url);
    await stop();
    const events = await publish(1, 2);
    // It has claimed, and dies before it sends.
    const claim = {
      now: deps.clock.now(),
      lease: "dead",
      leasedUntil: addMinutes(deps.clock.now(), 1),
      limit: 8,
    };
    const held = await claimDeliveries(deps.database, "healthy", claim);
    expect(held.map(({ eventId }) => eventId)).toEqual(events.slice(0, 1));
    await restart();
    expect(await claimDeliveries(deps.database, "healthy", { ...claim, lease: "other" })).toEqual([]);
    advance(1);
    await until(async () => expect(await statuses()).toEqual(["delivered", "delivered"]));
    expect(ids()).toEqual(events);
    const [claimed] = held;
    if (claimed !== undefined)
      expect(await settleUnsent(deps, { claimed, lease: "dead" }, "unreadable")).toBe(false);
    expect(await tries()).toBe(2);
  });

  test("of several processes that claim at once, one has an endpoint's next delivery and none the one behind it", async () => {
    const { deps, endpoint, publish, stop } = await start(await openFresh());
    const { url } = await receiver();
    await endpoint(url);
    await endpoint(`${url}/other`);
    await stop();
    const events = await publish(1, 5);
    const claims = Array.from({ length: 8 }, (_, n) =>
      claimDeliveries(deps.database, "healthy", {
        now: deps.clock.now(),
        lease: `process ${n}`,
        leasedUntil: addMinutes(deps.clock.now(), 1),
        limit: 8,
      }),
    );
    const held = (await Promise.all(claims)).flat();
    expect(held.map(({ eventId }) => eventId)).toEqual([events[0], events[0]]);
    expect(new Set(held.map(({ endpointId }) => endpointId)).size).toBe(2);
  });

  test("whoever has least under way is sent to first, however long others have waited", async () => {
    const { deps, db, endpoint, publish, advance, stop } = await start(await openFresh());
    const { url } = await receiver();
    for (const n of [1, 2, 3, 4]) await endpoint(`${url}/${n}`);
    await stop();
    await publish(1, 5);
    advance(10);
    const claim = (limit: number) =>
      claimDeliveries(deps.database, "healthy", {
        now: deps.clock.now(),
        lease: "one",
        leasedUntil: addMinutes(deps.clock.now(), 1),
        limit,
      });
    expect(await claim(2)).toHaveLength(2);
    const userId = await confirmedAccount(
      { database: deps.database, auth: deps.accounts },
      "op@example.com",
      "Op",
    );
    await sql`update auth_user set role = 'operator' where id = ${userId}`.execute(db);
    const { endpoint: others } = await endpoint(url, { kind: "operator", userId });
    await publish(2);
    expect(await claim(1)).toMatchObject([{ endpointId: others.id }]);
    expect(await claim(8)).toHaveLength(2);
  });

  test("what a receiver answers to an event that was erased meanwhile is not kept", async () => {
    const { deps, db, endpoint, publish, stop } = await start(await openFresh());
    const { url } = await receiver();
    const { endpoint: made } = await endpoint(url);
    await stop();
    await publish(1);
    const [claimed] = await claimDeliveries(deps.database, "healthy", {
      now: deps.clock.now(),
      lease: "one",
      leasedUntil: addMinutes(deps.clock.now(), 1),
      limit: 1,
    });
    if (claimed === undefined) throw new Error("it is due");
    await emptyEventsOfBookings(db, ["bkg_00000000000000000000000001"]);
    const answered = { kind: "answered", status: 200, excerpt: "Thanks, Grace!", durationMs: 1 } as const;
    expect(await settleDelivery(deps, { claimed, lease: "one" }, made, answered)).toBe(true);
    const attempt = await db.selectFrom("webhook_attempt").selectAll().executeTakeFirstOrThrow();
    expect(attempt).toMatchObject({ status: 200, answer: null });
  });

  test("an event that is sent again and again keeps its latest fifty tries", async () => {
    const { deps, db, endpoint, publish, tries, untilIdle } = await start(await openFresh());
    const { url } = await receiver();
    await endpoint(url);
    await publish(1);
    await untilIdle();
    const { delivery_id } = await db.selectFrom("webhook_attempt").selectAll().executeTakeFirstOrThrow();
    const earlier = Array.from({ length: 70 }, (_, n) => ({
      delivery_id,
      number: n + 2,
      at: TEST_NOW,
      duration_ms: 1,
      status: 204,
      error: null,
      answer: "",
    }));
    await db.insertInto("webhook_attempt").values(earlier).execute();
    const { id } = await db.selectFrom("webhook_delivery").select("id").executeTakeFirstOrThrow();
    await makeDeliveryDue(db, id as WebhookDeliveryId, deps.clock.now());
    deps.wakeWorker();
    await untilIdle();
    expect(await tries()).toBe(50);
    const last = await db.selectFrom("webhook_attempt").select("number").orderBy("number", "desc").execute();
    expect(last[0]).toEqual({ number: 72 });
  });

  test("while it is switched off nothing is sent, and when it is removed nothing ever", async () => {
    const { deps, endpoint, publish, statuses } = await start(await openFresh());
    const { url, ids } = await receiver();
    const { url: otherUrl, ids: otherIds } = await receiver();
    const { endpoint: off } = await endpoint(url);
    const { endpoint: gone } = await endpoint(url);
    await endpoint(otherUrl);
    expect(await switchEndpointOff(deps, off)).toMatchObject({ switchedOff: { because: "by_owner" } });
    await switchEndpointOff(deps, gone);
    const events = await publish(1, 2);
    await until(() => expect(otherIds()).toEqual(events));
    expect(ids()).toEqual([]);
    await removeEndpoint(deps, gone);
    expect((await statuses()).filter((status) => status === "given_up")).toHaveLength(2);
    await switchEndpointOn(deps, off);
    await until(() => expect(ids()).toEqual(events));
  });

  test("an event whose content was erased before it could be sent is given up, with the reason", async () => {
    const { deps, db, endpoint, publish, statuses } = await start(await openFresh());
    const { url, ids } = await receiver();
    const { endpoint: made } = await endpoint(url);
    await switchEndpointOff(deps, made);
    await publish(1);
    const [second] = await publish(2);
    await emptyEventsOfBookings(db, ["bkg_00000000000000000000000001"]);
    await switchEndpointOn(deps, made);
    await until(async () => expect(await statuses()).toEqual(["given_up", "delivered"]));
    expect(ids()).toEqual([second]);
    expect(
      (await db.selectFrom("webhook_attempt").selectAll().execute()).map(({ error }) => error),
    ).toContain("erased");
  });

  test("events from before an endpoint was made are sent when everything since is asked for, and the same again", async () => {
    const { deps, endpoint, publish, untilIdle } = await start(await openFresh());
    const { url, ids } = await receiver();
    const early = await publish(1, 3);
    const { endpoint: made } = await endpoint(url);
    const late = await publish(2, 2);
    await until(() => expect(ids()).toEqual(late));
    // What is being sent at this moment is left to whoever sends it.
    await untilIdle();
    const from = early[1];
    expect(from).toBeDefined();
    if (from === undefined) return;
    expect(await resendSince(deps, made, from)).toEqual({ count: 4, lastEventId: late[1], hasMore: false });
    await until(() => expect(ids()).toEqual([...late, ...early.slice(1), ...late]));
    expect(await resendSince(deps, made, addMinutes(TEST_NOW, 1))).toMatchObject({ count: 0 });
    expect(await resendSince(deps, made, "evt_00000000000000000000000000")).toBeNull();
  });

  test("for a day after a secret was replaced both sign, and then the new one alone", async () => {
    const { deps, endpoint, publish, advance } = await start(await openFresh());
    const { url, got } = await receiver();
    const first = await endpoint(url);
    const second = await rotateEndpointSecret(deps, first.endpoint);
    expect(second.secret).not.toBe(first.secret);
    await publish(1);
    await until(() => expect(got).toHaveLength(1));
    advance(DAY);
    await publish(2);
    await until(() => expect(got).toHaveLength(2));
    const signatures = got.map(({ headers }) => String(headers["webhook-signature"]).split(" "));
    expect(signatures.map((each) => each.length)).toEqual([2, 1]);
    const sign = (secret: string, { headers, body }: Received) =>
      new Webhook(secret).sign(
        String(headers["webhook-id"]),
        new Date(Number(headers["webhook-timestamp"]) * 1_000),
        body,
      );
    const [one, two] = got;
    if (one === undefined || two === undefined) return;
    expect(signatures[0]).toEqual([sign(second.secret, one), sign(first.secret, one)]);
    expect(signatures[1]).toEqual([sign(second.secret, two)]);
  });

  test("an operator's endpoint is told of all bookings, and of none once the account is no operator's", async () => {
    const webhooks = await start(await openFresh());
    const { deps, db, endpoint, publish, statuses } = webhooks;
    const { url, ids } = await receiver();
    const userId = await confirmedAccount(
      { database: deps.database, auth: deps.accounts },
      "o@example.com",
      "O",
    );
    const setRole = async (role: string) => {
      await sql`update auth_user set role = ${role} where id = ${userId}`.execute(db);
    };
    const other = anotherOffer(7);
    await insertBuilder(db, { ...other.builder, position: 1 }, TEST_NOW);
    await setRole("operator");
    const { endpoint: made } = await endpoint(url, { kind: "operator", userId });
    const [first] = await publish(1);
    await until(() => expect(ids()).toEqual([first]));
    await switchEndpointOff(deps, made);
    await publish(2);
    await setRole("client");
    await switchEndpointOn(deps, made);
    await webhooks.restart();
    expect(
      await claimDeliveries(deps.database, "healthy", {
        now: deps.clock.now(),
        lease: "x",
        leasedUntil: addMinutes(deps.clock.now(), 1),
        limit: 8,
      }),
    ).toEqual([]);
    expect(await statuses()).toEqual(["delivered", "pending"]);
  });
});
