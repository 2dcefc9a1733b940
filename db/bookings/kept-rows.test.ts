import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { rebuildKept } from "../../server/history/rebuild-kept.ts";
import { addMinutes, instant } from "../../server/domain/values/instant.ts";
import { insertBooking, saveBooking } from "./write-booking.ts";
import { listBookingsOfBuilder } from "./lists/builder-bookings.ts";
import { sumMoneyOfBuilder } from "./lists/money-of-builder.ts";
import { findKeptDifferences } from "./kept-rows.ts";
import { migrateDown, migrateToLatest } from "../core/migrate.ts";
import type { Database } from "../core/open-database.ts";
import { eraseClientOf } from "../accounts/personal-data.ts";
import { confirmed, insertTestOffer, TEST_BUILDER, TEST_NOW, testBooking } from "./test-bookings.ts";
import { forEachDialect } from "../core/test-databases.ts";

const NOTHING = { money: [], unfindable: 0, unknownWords: 0 };
const ALL = { states: null, from: null, until: null } as const;
const FROM = instant("2000-01-01T00:00:00.000Z");
const UNTIL = instant("2100-01-01T00:00:00.000Z");

/** Three bookings, two of them paid, one of these returned. */
async function plant(database: Database): Promise<void> {
  const { kysely: db } = database;
  await insertTestOffer(db);
  for (const number of [1, 2, 3]) {
    const begun = testBooking(number, {
      clientName: `Anna-Maria Nr ${number}`,
      clientEmail: `a${number}@example.com`,
    });
    await insertBooking(db, begun);
    if (number === 3) continue;
    const paid = confirmed(begun, String(number));
    await saveBooking(db, begun, paid);
    if (number === 2) continue;
    const [payment] = paid.context.payments;
    if (payment === undefined) throw new Error("It is paid.");
    await saveBooking(db, paid, {
      ...paid,
      version: paid.version + 1,
      updatedAt: addMinutes(TEST_NOW, 40),
      context: {
        ...paid.context,
        refunds: [
          { refundId: "re_1", paymentIntentId: payment.paymentIntentId, amount: payment.amount, due: null },
        ],
      },
    });
  }
}

async function found(database: Database, search: string): Promise<string[]> {
  const page = { after: null, limit: 25 };
  const list = await listBookingsOfBuilder(database.kysely, TEST_BUILDER.id, { ...ALL, search }, page);
  return list.values.map(({ clientName }) => clientName).sort();
}

describe("what the database keeps for its pages", () => {
  forEachDialect((openFresh) => {
    test("sums and words follow every change of the rows that they come from, back and forth", async () => {
      const database = await openFresh();
      await plant(database);
      const { kysely: db } = database;
      expect(await findKeptDifferences(db)).toEqual(NOTHING);
      const price = testBooking().context.price;
      const twice = { ...price, amountMinor: price.amountMinor * 2 };
      expect(await sumMoneyOfBuilder(db, TEST_BUILDER.id, FROM, UNTIL)).toEqual([
        { paid: twice, refunded: price },
      ]);

      await db.updateTable("refund").set({ settled_at: null }).execute();
      await db.updateTable("payment").set({ amount_minor: 7, paid_at: "2026-05-05T05:50:00.000Z" }).execute();
      await db
        .updateTable("payment")
        .set({ currency: "EUR" })
        .where("booking_id", "=", testBooking(1).id)
        .execute();
      expect(await findKeptDifferences(db)).toEqual(NOTHING);
      const may = instant("2026-05-05T05:45:00.000Z");
      expect(await sumMoneyOfBuilder(db, TEST_BUILDER.id, may, addMinutes(may, 15))).toMatchObject([
        { paid: { amountMinor: 7, currency: "EUR" } },
        { paid: { amountMinor: 7, currency: "USD" } },
      ]);
      await db.deleteFrom("payment").execute();
      expect(await sumMoneyOfBuilder(db, TEST_BUILDER.id, FROM, UNTIL)).toEqual([]);
      expect(await findKeptDifferences(db)).toEqual(NOTHING);
    });

    test("a sum that is wrong, a booking that no search finds and a word too many are found, and put right", async () => {
      const database = await openFresh();
      await plant(database);
      const { kysely: db } = database;
      await db
        .updateTable("builder_money")
        .set((eb) => ({ paid_minor: eb("paid_minor", "+", 5) }))
        .execute();
      await db.deleteFrom("booking_word").where("booking_id", "=", testBooking(2).id).execute();
      await sql`insert into booking_word (builder_id, word, created_at, booking_id) values (${TEST_BUILDER.id}, 'ghost', ${TEST_NOW}, 'bkg_gone')`.execute(
        db,
      );
      const compared = await rebuildKept({ database }, { write: false });
      expect(compared).toMatchObject({ isRight: false, found: { unfindable: 1, unknownWords: 1 } });
      expect(compared.found.money).not.toEqual([]);
      expect(await found(database, "anna")).toHaveLength(2);

      expect((await rebuildKept({ database }, { write: true })).isRight).toBe(true);
      expect(await findKeptDifferences(db)).toEqual(NOTHING);
      expect(await found(database, "anna")).toHaveLength(3);
    });

    test("bookings from before it was kept are counted and found as the others", async () => {
      const database = await openFresh();
      await plant(database);
      const before = await sumMoneyOfBuilder(database.kysely, TEST_BUILDER.id, FROM, UNTIL);
      while ((await migrateDown(database)) !== "0025-kept-sums-and-words");
      await migrateToLatest(database);
      expect(await findKeptDifferences(database.kysely)).toEqual(NOTHING);
      expect(await sumMoneyOfBuilder(database.kysely, TEST_BUILDER.id, FROM, UNTIL)).toEqual(before);
      expect(await found(database, "maria nr 2")).toEqual(["Anna-Maria Nr 2"]);
    });

    test("a client is found by how the name, the address or a word in them begins, whatever the case", async () => {
      const database = await openFresh();
      await plant(database);
      expect(await found(database, "ANNA-m")).toHaveLength(3);
      expect(await found(database, "maria nr 3")).toEqual(["Anna-Maria Nr 3"]);
      expect(await found(database, "a2@example")).toEqual(["Anna-Maria Nr 2"]);
      expect(await found(database, "@example.com")).toHaveLength(3);
      expect(await found(database, "nna")).toEqual([]);
      expect(await found(database, "%")).toEqual([]);
      expect(await found(database, "@")).toEqual([]);
    });

    test("whoever is erased is in no word any more", async () => {
      const database = await openFresh();
      await plant(database);
      await eraseClientOf(database.kysely, [testBooking(1).id], {
        name: "Erased",
        email: "erased@erased.invalid",
      });
      const words = await database.kysely.selectFrom("booking_word").select("word").execute();
      expect(words.map(({ word }) => word).filter((word) => /nr 1|a1@/.test(word))).toEqual([]);
      expect(await found(database, "erased")).toEqual(["Erased"]);
    });
  });
});
