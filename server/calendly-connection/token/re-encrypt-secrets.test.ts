import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findConnectionOfBuilder } from "../../../db/calendly/calendly-connections.ts";
import { listSealedSecrets } from "../../../db/calendly/sealed-secrets.ts";
import { forEachDialect } from "../../../db/core/test-databases.ts";
import { createSecretBox } from "../../adapters/secret-box.ts";
import type { BuilderId } from "../../domain/values/ids.ts";
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
