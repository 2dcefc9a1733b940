import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findConnectionOfBuilder } from "../../../db/calendly/calendly-connections.ts";
import { createInboxIntake } from "../../../db/queue/inbox-intake.ts";
import type { Database } from "../../../db/core/open-database.ts";
import { forEachDialect } from "../../../db/core/test-databases.ts";
import { verifyCalendlyDelivery } from "../../adapters/calendly/calendly-webhook.ts";
import type { BuilderId } from "../../domain/values/ids.ts";
import { invariant } from "../../domain/values/invariant.ts";
import { createWebhookReceiver } from "../../http/receive-webhook.ts";
import { connectAccount } from "../connect/connect-account.ts";
import { dropReplacedSigningKeys, rotateSigningKey } from "./rotate-signing-key.ts";
import { rotateConnectionKey } from "../connect/rotate-connection-key.ts";
import {
  insertTestBuilder,
  startConnectionFixture,
  type ConnectionFixture,
  type TestProcess,
} from "../test-connections.ts";

let fixture: ConnectionFixture;
beforeEach(async () => {
  fixture = await startConnectionFixture();
});
afterEach(() => fixture.sandbox.close());

/** Our webhook endpoint, at an address of its own. */
async function openEndpoint(database: Database, one: TestProcess) {
  const statuses: number[] = [];
  const intake = createInboxIntake(database);
  const receive = createWebhookReceiver({
    ...one,
    intake,
    activity: { count: () => undefined },
    verifyStripe: () => null,
    verifyCalendly: verifyCalendlyDelivery,
  });
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const answer = await receive({
        source: "calendly",
        body: Buffer.concat(chunks).toString(),
        search: new URL(`http://127.0.0.1${request.url ?? "/"}`).search,
        headers: request.headers,
      });
      statuses.push(answer.status);
      response.writeHead(answer.status).end();
    })();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    statuses,
    async close() {
      await intake.close();
      await new Promise((closed) => server.close(closed));
    },
  };
}

async function book(email: string): Promise<void> {
  const response = await fetch(`${fixture.sandbox.urls.control}/calendly/book`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ eventTypeSlug: "intro-call", email, name: "Somebody" }),
  });
  expect(response.status).toBe(201);
}

async function read(database: Database, builderId: BuilderId) {
  const connection = await findConnectionOfBuilder(database.kysely, builderId);
  invariant(connection !== null, "the builder is connected");
  return connection;
}

const storedBodies = async (database: Database) =>
  (await database.kysely.selectFrom("inbox").select("body").execute()).map(({ body }) => body);

describe("rotating a connection's signing key", () => {
  forEachDialect((openFresh) => {
    async function connected() {
      const database = await openFresh();
      const one = fixture.process(database);
      const endpoint = await openEndpoint(database, one);
      const there = { ...one, settings: { appUrl: endpoint.url } };
      const builderId = await insertTestBuilder(database);
      const outcome = await connectAccount(there, builderId, {
        kind: "personal_token",
        accessToken: "sandbox-pat-ada",
      });
      expect(outcome).toMatchObject({ ok: true });
      const calendar = await one.calendars.ofBuilder(builderId);
      invariant(calendar !== null, "the builder is connected");
      return { database, one: there, endpoint, builderId, calendar };
    }

    test("while deliveries flow: each booking's deliveries arrive, and none is refused", async () => {
      const { database, one, endpoint, builderId, calendar } = await connected();
      for (let round = 0; round < 2; round++) {
        const bookings = (async () => {
          for (let count = 0; count < 8; count++) await book(`flow-${round}-${count}@example.com`);
        })();
        await rotateSigningKey(one, await read(database, builderId), calendar);
        await bookings;
        await fixture.sandbox.kernel.postOffice.idle();
        await fixture.sandbox.kernel.clock.advance(26 * 3_600_000);
        await dropReplacedSigningKeys(one);
      }
      expect(endpoint.statuses.length).toBeGreaterThanOrEqual(16);
      expect(endpoint.statuses.every((status) => status === 200)).toBe(true);
      const bodies = (await storedBodies(database)).join("\n");
      for (let round = 0; round < 2; round++) {
        for (let count = 0; count < 8; count++)
          expect(bodies).toContain(`flow-${round}-${count}@example.com`);
      }
      expect(await read(database, builderId)).toMatchObject({ keyNumber: 3, previousSubscriptionUri: null });
      await endpoint.close();
    });

    test("a delivery signed with the key before is taken in until a day has passed, and refused afterwards", async () => {
      const { one, endpoint, builderId } = await connected();
      fixture.sandbox.kernel.faults.add({
        provider: "calendly",
        on: "delivery",
        fault: { kind: "hold" },
        remaining: 1,
      });
      await book("late@example.com");
      await fixture.sandbox.kernel.postOffice.idle();
      expect(await rotateConnectionKey(one, builderId)).toMatchObject({ ok: true });
      expect(await dropReplacedSigningKeys(one)).toBe(0);
      // A third key would push the first one out, and with it what is on the way.
      expect(await rotateConnectionKey(one, builderId)).toMatchObject({
        refusal: { code: "key_changed_recently" },
      });
      const [held] = fixture.sandbox.kernel.postOffice.list({ state: "held" });
      invariant(held !== undefined, "the delivery was held");
      await fixture.sandbox.kernel.postOffice.resend(held.id);
      expect(endpoint.statuses).toEqual([200]);

      await fixture.sandbox.kernel.clock.advance(26 * 3_600_000);
      expect(await dropReplacedSigningKeys(one)).toBe(1);
      expect(await dropReplacedSigningKeys(one)).toBe(0);
      await fixture.sandbox.kernel.postOffice.resend(held.id);
      expect(endpoint.statuses).toEqual([200, 401]);
      await endpoint.close();
    });

    for (const [where, method] of [
      ["before the new subscription", "POST"],
      ["after the new subscription, its answer lost", "POST lost"],
      ["before the old one is deleted", "DELETE"],
    ] as const) {
      test(`broken off ${where}: calling again completes the same rotation`, async () => {
        const { database, one, endpoint, builderId, calendar } = await connected();
        const before = await read(database, builderId);
        fixture.sandbox.kernel.faults.add({
          provider: "calendly",
          on: "request",
          fault: method === "POST lost" ? { kind: "lose_response" } : { kind: "status", status: 400 },
          method: method === "DELETE" ? "DELETE" : "POST",
          pattern: "/webhook_subscriptions",
          remaining: 1,
        });
        await expect(rotateSigningKey(one, before, calendar)).rejects.toThrow("calendly");
        await book(`${method.replace(" ", "-")}@example.com`);
        await rotateSigningKey(one, await read(database, builderId), calendar);
        await fixture.sandbox.kernel.postOffice.idle();
        const after = await read(database, builderId);
        expect(after).toMatchObject({ keyNumber: 2, previousSubscriptionUri: null });
        const ours = fixture.sandbox.calendly.ledger
          .subscriptions()
          .filter((one) => one.callback_url.includes(after.id));
        expect(ours.map(({ uri }) => uri)).toEqual([after.subscriptionUri]);
        expect(endpoint.statuses.length).toBeGreaterThan(0);
        expect(endpoint.statuses.every((status) => status === 200)).toBe(true);
        await endpoint.close();
      });
    }
  });
});
