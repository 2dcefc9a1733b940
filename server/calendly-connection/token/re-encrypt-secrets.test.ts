import { randomBytes } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findConnectionOfBuilder } from "../../../db/calendly/calendly-connections.ts";
import { listSealedSecrets, SEALED_COLUMNS } from "../../../db/calendly/sealed-secrets.ts";
import { TEST_NOW } from "../../../db/bookings/test-bookings.ts";
import { replaceSecret } from "../../../db/published/endpoints-of-owner.ts";
import { insertTestEndpoint } from "../../../db/published/test-endpoints.ts";
import { forEachDialect } from "../../../db/core/test-databases.ts";
import { createSecretBox } from "../../adapters/secret-box.ts";
import { signatureHeaders } from "../../adapters/webhooks/signature-headers.ts";
import { answerOnce } from "../../http/rest/idempotent-request.ts";
import { newWebhookSecret, openWebhookSecrets } from "../../webhook-endpoint/webhook-secret.ts";
import type { BuilderId, UserId } from "../../domain/values/ids.ts";
import { checkSealedSecrets, reencryptSecrets } from "./re-encrypt-secrets.ts";
import { rotateSigningKey } from "../subscription/rotate-signing-key.ts";
import {
  connectByOAuth,
  insertTestBuilder,
  startConnectionFixture,
  TEST_KEY,
  type ConnectionFixture,
} from "../test-connections.ts";

const NEW_KEY = { id: "two", key: randomBytes(32) };
const NEW_FIRST = createSecretBox([NEW_KEY, TEST_KEY]);
const OLD_FIRST = createSecretBox([TEST_KEY, NEW_KEY]);
const ACCOUNTS = ["ada-okafor", "kenji-mori", "lena-fischer"];

let fixture: ConnectionFixture;
beforeAll(async () => {
  fixture = await startConnectionFixture();
});
afterAll(() => fixture.sandbox.close());

describe("sealing everything under a new key", () => {
  forEachDialect((openFresh) => {
    async function connectThree() {
      const database = await openFresh();
      const old = fixture.process(database, { secretBox: OLD_FIRST });
      const builderIds: BuilderId[] = [];
      for (const [index, account] of ACCOUNTS.entries()) {
        const builderId = await insertTestBuilder(database, index);
        expect(await connectByOAuth(old, builderId, account)).toMatchObject({ ok: true });
        builderIds.push(builderId);
      }
      return { database, old, builderIds };
    }

    test("while tokens are renewed and signing keys rotated: nothing is lost, and every secret opens under the new key alone", async () => {
      const { database, old, builderIds } = await connectThree();
      const next = fixture.process(database, { secretBox: NEW_FIRST });
      const load = async (round: number) => {
        await fixture.sandbox.kernel.clock.advance(65 * 60_000);
        await Promise.all(
          builderIds.map(async (builderId) => {
            // One process has the new list already, the other still seals under the old key.
            const one = round % 2 === 0 ? old : next;
            const calendar = await one.calendars.ofBuilder(builderId);
            await calendar?.getAccount();
            const connection = await findConnectionOfBuilder(database.kysely, builderId);
            if (calendar !== null && connection !== null) await rotateSigningKey(one, connection, calendar);
          }),
        );
      };
      const reencryptions = { running: true, count: 0 };
      const reencrypting = (async () => {
        while (reencryptions.running) {
          reencryptions.count += (await reencryptSecrets(next)).reencrypted;
          // SQLite answers without leaving this turn of the event loop: the others need theirs.
          await new Promise((turn) => setImmediate(turn));
        }
      })();
      for (let round = 0; round < 4; round++) await load(round);
      reencryptions.running = false;
      await reencrypting;
      const last = await reencryptSecrets(next);
      expect(last.left).toBe(0);
      expect(last.current).toBe(12);
      expect(reencryptions.count + last.reencrypted).toBeGreaterThanOrEqual(9);

      const alone = fixture.process(database, { secretBox: createSecretBox([NEW_KEY]) });
      await checkSealedSecrets(alone);
      for (const [index, builderId] of builderIds.entries()) {
        const account = await (await alone.calendars.ofBuilder(builderId))?.getAccount();
        expect(account?.slug).toBe(ACCOUNTS[index]);
        expect(await findConnectionOfBuilder(database.kysely, builderId)).toMatchObject({
          brokenReason: null,
        });
      }
      expect(await reencryptSecrets(next)).toEqual({ reencrypted: 0, left: 0, current: 12 });
    });

    test("what endpoints sign with, now and before, and what was answered to programs opens under the new key alone", async () => {
      const database = await openFresh();
      await insertTestBuilder(database, 0);
      const db = database.kysely;
      const old = { database, secretBox: OLD_FIRST, clock: { now: () => TEST_NOW }, randomBytes };
      const endpoint = await insertTestEndpoint(db, { eventTypes: ["booking.confirmed"], builderId: null });
      const secrets = [newWebhookSecret(old), newWebhookSecret(old)] as const;
      await db.updateTable("webhook_endpoint").set({ sealed_secret: secrets[0].sealedSecret }).execute();
      await replaceSecret(db, endpoint, { sealedSecret: secrets[1].sealedSecret, formerUntil: TEST_NOW });
      const asked = { caller: "user-ada" as UserId, operation: "cancelBooking", key: "one" };
      const request = { requestId: "request", inRole: "builder", body: { bookingId: "bkg_1" } };
      const answer = { status: 200, body: { told: "once" } };
      await answerOnce(old, asked, request, () => Promise.resolve(answer));

      expect(await reencryptSecrets({ database, secretBox: NEW_FIRST })).toEqual({
        reencrypted: 3,
        left: 0,
        current: 3,
      });

      const alone = { ...old, secretBox: createSecretBox([NEW_KEY]) };
      await checkSealedSecrets(alone);
      const row = await db.selectFrom("webhook_endpoint").selectAll().executeTakeFirstOrThrow();
      const sealed = { sealedSecret: row.sealed_secret, formerSealedSecret: row.former_sealed_secret };
      const opened = openWebhookSecrets(alone.secretBox, sealed);
      expect(opened).toEqual([secrets[1].secret, secrets[0].secret]);
      const webhook = { id: "evt_1", at: TEST_NOW, body: "{}" };
      const { "webhook-signature": signatures } = signatureHeaders({ ...webhook, secrets: opened });
      expect(signatures?.split(" ")).toEqual(
        [secrets[1], secrets[0]].map(({ secret }) =>
          new Webhook(secret).sign(webhook.id, new Date(webhook.at), webhook.body),
        ),
      );
      const again = await answerOnce(alone, asked, request, () => Promise.reject(new Error("asked twice")));
      expect(again).toEqual({ kind: "answer", answer, isReplayed: true });
    });

    test("no column of a sealed text is left out", async () => {
      const { kysely } = await openFresh();
      const tables = await kysely.introspection.getTables();
      const sealed = tables.flatMap(({ name, columns }) =>
        columns.filter((column) => column.name.includes("sealed")).map((column) => `${name}.${column.name}`),
      );
      expect(new Set(sealed)).toEqual(SEALED_COLUMNS);
    });

    test("a key that is missing, or has other bytes, is named before anything is served", async () => {
      const { database } = await connectThree();
      const check = (keys: Parameters<typeof createSecretBox>[0]) =>
        checkSealedSecrets({ database, secretBox: createSecretBox(keys) });
      await check([NEW_KEY, TEST_KEY]);
      await expect(check([NEW_KEY])).rejects.toThrow("the key one is missing");
      await expect(check([{ id: "one", key: randomBytes(32) }])).rejects.toThrow(
        "the key one is not the one that sealed",
      );
      expect(
        (await listSealedSecrets(database.kysely)).every(({ sealed }) => sealed.startsWith("v1.one.")),
      ).toBe(true);
    });
  });
});
