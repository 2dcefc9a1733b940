import { sql } from "kysely";
import { expect, test } from "vitest";
import { moveToAddress } from "../../db/accounts/address-changes.ts";
import { insertBooking } from "../../db/bookings/write-booking.ts";
import { insertTestOffer, testBooking } from "../../db/bookings/test-bookings.ts";
import { isOptedOut, optIn, optOut } from "../../db/mails/mail-opt-outs.ts";
import type { Database } from "../../db/core/open-database.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { createSecretBox } from "../adapters/secret-box.ts";
import type { MailReport } from "../domain/providers/mail-report.ts";
import type { UserId } from "../domain/values/ids.ts";
import { addMinutes, instant } from "../domain/values/instant.ts";
import { erasePerson } from "../history/erase-person.ts";
import { reportHashesOf } from "../mails/reported-address.ts";
import type { Log } from "../ports.ts";
import { recordReport } from "./record-report.ts";

const NOW = instant("2026-03-02T12:00:00Z");
const CASEY = "usr_1" as UserId;
const OLD = "old@example.com";
const NEW = "new@example.com";
const secretBox = createSecretBox([{ id: "a", key: new Uint8Array(32).fill(1) }]);
const log = { info() {}, warn() {}, error() {} } as unknown as Log;
const DELIVERY = { id: "msg_1", sentAt: NOW };

forEachDialect((openFresh, dialect) => {
  async function start() {
    const database = await openFresh();
    const { kysely: db } = database;
    const base = { database, clock: { now: () => NOW }, secretBox, log };
    const yes = dialect === "postgres" ? sql`true` : sql`1`;
    const addAccount = (id: string, email: string) =>
      sql`insert into auth_user (id, name, email, "emailVerified", role) values (${id}, 'Casey', ${email}, ${yes}, 'client')`.execute(
        db,
      );
    const findUserByEmail = async (email: string) => {
      const { rows } = await sql<{ id: UserId }>`select id from auth_user where email = ${email}`.execute(db);
      return rows[0] === undefined ? null : { userId: rows[0].id, role: "client" as const };
    };
    return {
      database,
      db,
      base,
      addAccount,
      report: (address: string, deps: { database: Database } = base) => {
        const complaint: MailReport = {
          kind: "complained",
          addresses: [address],
          reason: null,
          happenedAt: addMinutes(NOW, -1),
        };
        return recordReport({ ...base, ...deps }, complaint, DELIVERY);
      },
      move: () =>
        database.transact((tx) =>
          moveToAddress(
            tx,
            {
              userId: CASEY,
              oldEmail: OLD,
              newEmail: NEW,
              oldConfirmedAt: NOW,
              newConfirmedAt: NOW,
              expiresAt: NOW,
            },
            dialect,
            reportHashesOf(secretBox, OLD),
          ),
        ),
      erase: (address: string) =>
        erasePerson(
          {
            ...base,
            randomBytes: (length) => new Uint8Array(length),
            noteErasure: () => Promise.resolve(),
            disconnect: () => Promise.resolve(),
            accounts: { findUserByEmail },
          },
          address,
        ),
      kept: async () => {
        const wishes = await db.selectFrom("mail_opt_out").select("address").distinct().execute();
        const reports = await db.selectFrom("mail_report").select("address_hash").execute();
        return { wishes: wishes.map(({ address }) => address), reports: reports.length };
      },
    };
  }

  test("who has changed their address and is erased leaves nothing of the old one", async () => {
    const { addAccount, report, move, erase, kept } = await start();
    await addAccount(CASEY, OLD);
    await report(OLD);
    await move();
    expect(await kept()).toEqual({ wishes: [NEW], reports: 0 });
    await erase(NEW);
    expect(await kept()).toEqual({ wishes: [], reports: 0 });
  });

  test("what the old address did not want the new one does not, but for what was said of the new one", async () => {
    const { db, addAccount, move } = await start();
    await addAccount(CASEY, OLD);
    for (const kind of ["reminder", "review"] as const) await optOut(db, { address: OLD, kind }, NOW);
    await optOut(db, { address: NEW, kind: "review" }, NOW);
    await optIn(db, { address: NEW, kind: "review" }, NOW);
    await move();
    expect(await isOptedOut(db, { address: NEW, kind: "reminder" })).toBe(true);
    expect(await isOptedOut(db, { address: NEW, kind: "review" })).toBe(false);
  });

  test("of every address in the bookings of who is erased nothing is left, but of one that is another person's", async () => {
    const { db, addAccount, report, erase, kept } = await start();
    await addAccount(CASEY, NEW);
    await addAccount("usr_2", "kim@example.com");
    await insertTestOffer(db);
    const emails = [OLD, NEW, "kim@example.com"];
    for (const [index, clientEmail] of emails.entries()) {
      await insertBooking(db, {
        ...testBooking(index + 1, { clientUserId: CASEY, clientEmail }),
        state: "ABANDONED",
      });
      await report(clientEmail);
    }
    expect((await erase(NEW)).hindrances).toEqual([]);
    expect(await kept()).toEqual({ wishes: ["kim@example.com"], reports: 1 });
  });

  test.each(["an account", "a booking"])(
    "a report that comes while its person, known by %s, is erased brings nothing back",
    async (known) => {
      const { database, db, addAccount, report, erase, kept } = await start();
      if (known === "an account") await addAccount(CASEY, OLD);
      else {
        await insertTestOffer(db);
        await insertBooking(db, { ...testBooking(1, { clientEmail: OLD }), state: "ABANDONED" });
      }
      const transact: Database["transact"] = async (work) => {
        await erase(OLD);
        return database.transact(work);
      };
      await report(OLD, { database: { ...database, transact } });
      expect(await kept()).toEqual({ wishes: [], reports: 0 });
    },
  );

  test("an address is found in whatever case a booking has it, in letters beyond A to Z too", async () => {
    const { db, report, erase, kept } = await start();
    await insertTestOffer(db);
    const emails = ["JÖRG@example.com", "Jürgen.Österreicher@Example.com"];
    for (const [index, clientEmail] of emails.entries())
      await insertBooking(db, { ...testBooking(index + 1, { clientEmail }), state: "ABANDONED" });
    for (const email of emails) await report(email.toLowerCase());
    const wishes = emails.map((email) => email.toLowerCase());
    expect((await kept()).wishes.sort()).toEqual(wishes);
    for (const email of emails) expect((await erase(email)).bookingIds).toHaveLength(1);
    expect(await kept()).toEqual({ wishes: [], reports: 0 });
  });
});
