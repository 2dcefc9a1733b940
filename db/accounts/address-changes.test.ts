import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import type { UserId } from "../../server/domain/values/ids.ts";
import { addMinutes, instant } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import {
  confirmAddressChange,
  findAddressChange,
  findAddressChangeByKey,
  moveToAddress,
  saveAddressChange,
} from "./address-changes.ts";
import { getBooking } from "../bookings/bookings.ts";
import { insertBooking } from "../bookings/write-booking.ts";
import type { Database } from "../core/open-database.ts";
import { insertTestOffer, testBooking } from "../bookings/test-bookings.ts";
import { forEachDialect } from "../core/test-databases.ts";

const NOW = instant("2026-03-02T10:00:00.000Z");
const CASEY = "user-1" as UserId;
const OLD = "casey@example.com";

function begin(
  { kysely }: Pick<Database, "kysely">,
  newEmail: string,
  keys: { oldKeyHash: string; newKeyHash: string },
) {
  const change = { userId: CASEY, oldEmail: OLD, newEmail, expiresAt: addMinutes(NOW, 60) };
  return saveAddressChange(kysely, change, keys, NOW);
}

describe("a change of an account's address", () => {
  forEachDialect((openFresh, dialect) => {
    async function openWithCasey(): Promise<Database> {
      const database = await openFresh();
      const yes = dialect === "postgres" ? sql`true` : sql`1`;
      await sql`insert into auth_user (id, name, email, "emailVerified", role) values (${CASEY}, 'Casey', ${OLD}, ${yes}, 'client')`.execute(
        database.kysely,
      );
      return database;
    }

    test("a link that was looked up before another change began counts for neither", async () => {
      const database = await openWithCasey();
      await begin(database, "first@example.com", { oldKeyHash: "old-1", newKeyHash: "new-1" });
      const found = await findAddressChangeByKey(database.kysely, "old-1", NOW);
      expect(found?.side).toBe("old");
      await begin(database, "second@example.com", { oldKeyHash: "old-2", newKeyHash: "new-2" });

      expect(await confirmAddressChange(database.kysely, "old-1", "old", NOW)).toBeNull();
      expect(await findAddressChange(database.kysely, CASEY, NOW)).toMatchObject({
        newEmail: "second@example.com",
        oldConfirmedAt: null,
        newConfirmedAt: null,
      });
    });

    test("of changes that are begun at the same moment again and again, one is kept and none fails", async () => {
      const database = await openWithCasey();
      for (let round = 0; round < 10; round++) {
        const begun = ["first", "second", "third"].map((name) => {
          const keys = { oldKeyHash: `old ${name} ${round}`, newKeyHash: `new ${name} ${round}` };
          return database.transact((kysely) => begin({ kysely }, `${name}@example.com`, keys));
        });
        await Promise.all(begun);
        const rows = await database.kysely.selectFrom("address_change").select("new_email").execute();
        expect(rows).toHaveLength(1);
      }
    });

    test("each side counts once, and the account moves with its bookings when both have", async () => {
      const database = await openWithCasey();
      const { kysely: db } = database;
      await insertTestOffer(db);
      const booking = testBooking(1, { clientUserId: CASEY, clientEmail: OLD });
      await insertBooking(db, booking);
      await begin(database, "new@example.com", { oldKeyHash: "old-1", newKeyHash: "new-1" });

      const first = await confirmAddressChange(db, "new-1", "new", NOW);
      expect(first).toMatchObject({ oldConfirmedAt: null, newConfirmedAt: NOW });
      expect(await confirmAddressChange(db, "new-1", "new", NOW)).toBeNull();
      const both = await confirmAddressChange(db, "old-1", "old", NOW);
      invariant(both !== null, "the old side had not confirmed");
      await database.transact((tx) => moveToAddress(tx, both, dialect, ["none"]));

      expect((await getBooking(db, booking.id)).clientEmail).toBe("new@example.com");
      expect(await findAddressChange(db, CASEY, NOW)).toBeNull();
      const { rows } = await sql<{ email: string }>`select email from auth_user where id = ${CASEY}`.execute(
        db,
      );
      expect(rows).toEqual([{ email: "new@example.com" }]);
    });
  });
});
