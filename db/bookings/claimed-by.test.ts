import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import type { BookingInitiated, Cause } from "../../server/domain/booking/booking-event.ts";
import { insertTransition } from "../history/booking-history.ts";
import { getBooking } from "./bookings.ts";
import { insertBooking } from "./write-booking.ts";
import { migrateDownTo, migrateToLatest } from "../core/migrate.ts";
import { insertTestOffer, testBooking } from "./test-bookings.ts";
import { forEachDialect } from "../core/test-databases.ts";

const BEFORE = "0019-told-checks";

describe("a database from before it was written down by what a booking is owned", () => {
  forEachDialect((openFresh) => {
    test("says of what a client began that it is the account's, of what was found that it is the address's, and leaves every account as it is", async () => {
      const database = await openFresh();
      const { kysely: db } = database;
      await insertTestOffer(db);
      // What sources bring is adopted: a webhook, a look back by the worker, a button of an operator's.
      const causes: readonly Cause["kind"][] = ["client", "calendly", "worker", "operator"];
      for (const [n, kind] of causes.entries()) {
        const booking = testBooking(n + 1, { clientUserId: `user-${n}` });
        await insertBooking(db, booking, kind === "client" ? "app" : "calendly");
        const { price, cancellationPolicy, calendlyEventKind } = booking.context;
        const event: BookingInitiated = {
          type: "BOOKING_INITIATED",
          at: booking.createdAt,
          price,
          cancellationPolicy,
          calendlyEventKind,
          note: booking.clientName,
        };
        await insertTransition(
          db,
          {
            bookingId: booking.id,
            version: 1,
            fromState: null,
            toState: "INITIATED",
            event,
            cause: { kind, reference: null, personId: null },
            recordedAt: booking.createdAt,
          },
          () => "no signature",
        );
      }
      // Nothing says how it began.
      await insertBooking(db, testBooking(9));
      const [yes, no] = database.dialect === "postgres" ? [sql`true`, sql`false`] : [sql`1`, sql`0`];
      await sql`insert into auth_user (id, name, email, "emailVerified", role) values
        ('by-link', 'Casey', 'casey@example.com', ${yes}, 'client'),
        ('typed', 'Bo', 'bo@example.com', ${no}, 'builder')`.execute(db);
      await migrateDownTo(database, BEFORE);
      const accounts = () =>
        sql`select id, name, email, "emailVerified", role, "createdAt" from auth_user order by id`
          .execute(db)
          .then(({ rows }) => rows);
      const accountsBefore = await accounts();

      await migrateToLatest(database);
      const claims = [];
      for (const n of [1, 2, 3, 4, 9]) claims.push((await getBooking(db, testBooking(n).id)).claimedBy);
      expect(claims).toEqual(["account", "address", "address", "address", "address"]);
      expect(await accounts()).toEqual(accountsBefore);
    });

    test("takes no other value, and one that is not given owns nothing", async () => {
      const database = await openFresh();
      const { kysely: db } = database;
      await insertTestOffer(db);
      await insertBooking(db, testBooking());
      await expect(db.updateTable("booking").set({ claimed_by: "somebody" }).execute()).rejects.toThrow();
      const table = (await db.introspection.getTables()).find(({ name }) => name === "booking");
      const others = (table?.columns ?? [])
        .map(({ name }) => name)
        .filter((name) => !["id", "client_user_id", "claimed_by"].includes(name))
        .map((name) => sql.ref(name));
      const another = testBooking(2).id;
      await sql`insert into booking (id, client_user_id, ${sql.join(others)})
        select ${another}, 'user-2', ${sql.join(others)} from booking`.execute(db);
      expect((await getBooking(db, another)).claimedBy).toBe("nobody");
    });
  });
});
