import { describe, expect, test } from "vitest";
import { getBooking } from "../bookings/bookings.ts";
import { insertBooking, saveBooking } from "../bookings/write-booking.ts";
import { listPendingMigrations, migrateDown, migrateToLatest } from "./migrate.ts";
import { migrations } from "../migrations/registry.ts";
import { confirmed, insertTestOffer, testBooking } from "../bookings/test-bookings.ts";
import { forEachDialect } from "./test-databases.ts";

describe("migrations", () => {
  forEachDialect((openFresh) => {
    test("go down to nothing and up again, with data in the tables", async () => {
      const database = await openFresh();
      await insertTestOffer(database.kysely);
      await insertBooking(database.kysely, testBooking());
      const names = Object.keys(migrations);

      expect(await listPendingMigrations(database)).toEqual([]);
      expect(await migrateToLatest(database)).toEqual([]);
      for (const name of names.toReversed()) expect(await migrateDown(database)).toBe(name);
      expect(await migrateDown(database)).toBeNull();
      expect((await database.kysely.introspection.getTables()).map((table) => table.name)).toEqual([]);
      expect(await listPendingMigrations(database)).toEqual(names);
      expect(await migrateToLatest(database)).toEqual(names);
      await insertTestOffer(database.kysely);
    });

    test("refund obligations and disputes go over when what may be said of them changes", async () => {
      const database = await openFresh();
      const { kysely: db } = database;
      await insertTestOffer(db);
      const begun = testBooking();
      await insertBooking(db, begun);
      const booked = confirmed(begun);
      const { price: amount, initiatedAt: answerDueAt } = booked.context;
      const due = { paymentIntentId: "pi_1", amount, reason: "goodwill", requestId: "form" } as const;
      await saveBooking(db, begun, {
        ...booked,
        context: {
          ...booked.context,
          refundObligations: [
            { ...due, number: 1, status: "settled_outside" },
            { ...due, number: 2, status: "failed" },
          ],
          disputes: [
            {
              disputeId: "dp_1",
              paymentIntentId: "pi_1",
              amount,
              status: "open",
              stage: "dispute",
              answerDueAt,
            },
          ],
        },
      });
      const before = (await getBooking(db, begun.id)).context;
      expect(before.disputes).toMatchObject([{ stage: "dispute", answerDueAt }]);

      while ((await migrateDown(database)) !== "0006-settled-outside");
      await migrateToLatest(database);
      const after = (await getBooking(db, begun.id)).context;
      // The word that the older tables do not have is the one that they had for it.
      expect(after.refundObligations).toEqual([
        { ...before.refundObligations[0], status: "waived" },
        before.refundObligations[1],
      ]);
      expect(after.disputes).toMatchObject([{ disputeId: "dp_1", stage: "dispute", answerDueAt: null }]);
    });

    test("a sign-in table has the columns its library asks for", async () => {
      const database = await openFresh();
      const tables = await database.kysely.introspection.getTables();
      const columns = Object.fromEntries(
        tables.map((table) => [table.name, table.columns.map((column) => column.name)]),
      );
      expect(columns["auth_user"]).toEqual(
        expect.arrayContaining([
          "id",
          "name",
          "email",
          "emailVerified",
          "image",
          "createdAt",
          "updatedAt",
          "role",
        ]),
      );
      expect(columns["auth_session"]).toEqual(
        expect.arrayContaining(["id", "expiresAt", "token", "ipAddress", "userAgent", "userId"]),
      );
      expect(columns["auth_account"]).toEqual(
        expect.arrayContaining(["id", "accountId", "providerId", "userId", "password", "scope", "idToken"]),
      );
      expect(columns["auth_verification"]).toEqual(
        expect.arrayContaining(["id", "identifier", "value", "expiresAt", "createdAt", "updatedAt"]),
      );
    });
  });
});
