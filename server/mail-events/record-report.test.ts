import { sql } from "kysely";
import { expect, test } from "vitest";
import { isOptedOut, optIn } from "../../db/mails/mail-opt-outs.ts";
import {
  deleteOldMailReports,
  forgetMailReports,
  summarizeMailReports,
} from "../../db/mails/mail-reports.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { createSecretBox } from "../adapters/secret-box.ts";
import type { MailReport } from "../domain/providers/mail-report.ts";
import { addMinutes, instant } from "../domain/values/instant.ts";
import { UNSUBSCRIBE_KINDS } from "../domain/values/unsubscribe-kind.ts";
import type { Log } from "../ports.ts";
import { recordReport } from "./record-report.ts";
import { reportHashesOf, reportsOf } from "../mails/reported-address.ts";

const NOW = instant("2026-03-02T12:00:00Z");
const CASEY = "casey@example.com";
const first = { id: "a", key: new Uint8Array(32).fill(1) };
const secretBox = createSecretBox([first]);
const log = { info() {}, warn() {}, error() {} } as unknown as Log;

function report(kind: MailReport["kind"], minutes: number, address = CASEY): MailReport {
  return { kind, addresses: [address], reason: null, happenedAt: addMinutes(NOW, minutes) };
}

forEachDialect((openFresh) => {
  /** Casey alone has an account. */
  async function start() {
    const database = await openFresh();
    const deps = { database, clock: { now: () => NOW }, secretBox, log };
    const db = database.kysely;
    const yes = database.dialect === "postgres" ? sql`true` : sql`1`;
    await sql`insert into auth_user (id, name, email, "emailVerified", role) values ('usr_1', 'Casey', ${CASEY}, ${yes}, 'client')`.execute(
      db,
    );
    let sent = 0;
    return {
      db,
      deps,
      take: (one: MailReport, delivery = { id: `msg_${(sent += 1)}`, sentAt: NOW }) =>
        recordReport(deps, one, delivery),
      refusedAt: async () => (await reportsOf(db, secretBox, "Casey@Example.com")).refusedAt,
    };
  }

  test("the latest of bounce and delivery stands, in whatever sequence they come, and however often", async () => {
    const { take, refusedAt } = await start();
    await take(report("bounced", -30));
    await take(report("bounced", -30));
    await take(report("bounced", -40));
    expect(await refusedAt()).toBe(addMinutes(NOW, -30));
    await take(report("delivered", -35));
    expect(await refusedAt()).toBe(addMinutes(NOW, -30));
    await take(report("delivered", -20));
    await take(report("bounced", -30));
    expect(await refusedAt()).toBeNull();
    await take(report("bounced", -10));
    expect(await refusedAt()).toBe(addMinutes(NOW, -10));
  });

  test("a delivery that is reported before an earlier bounce is not lost", async () => {
    const { take, refusedAt } = await start();
    await take(report("delivered", -5));
    await take(report("bounced", -10));
    expect(await refusedAt()).toBeNull();
  });

  test("a bounce of the future is one of now: a later delivery clears it", async () => {
    const { take, refusedAt } = await start();
    await take(report("bounced", 600));
    expect(await refusedAt()).toBe(NOW);
  });

  test("nothing is kept of an address that neither a booking nor an account has, and none is readable", async () => {
    const { db, take } = await start();
    await take(report("bounced", -1, "stranger@example.com"));
    await take(report("complained", -1, "stranger@example.com"));
    expect(await db.selectFrom("mail_report").selectAll().execute()).toEqual([]);
    await take({ ...report("bounced", -1), reason: "NoEmail" });
    const rows = JSON.stringify(await db.selectFrom("mail_report").selectAll().execute());
    expect(rows).not.toContain("casey");
    expect(await summarizeMailReports(db)).toEqual({
      refusing: [{ reason: "NoEmail", count: 1, lastAt: addMinutes(NOW, -1) }],
      complained: 0,
    });
  });

  test("a complaint ends every mail that can be ended, and does not end again what was wanted afterwards", async () => {
    const { db, take, refusedAt } = await start();
    await take(report("complained", -10));
    for (const kind of UNSUBSCRIBE_KINDS) expect(await isOptedOut(db, { address: CASEY, kind })).toBe(true);
    expect(await refusedAt()).toBeNull();
    await optIn(db, { address: CASEY, kind: "reminder" }, addMinutes(NOW, -7));
    await take(report("complained", -10));
    expect(await isOptedOut(db, { address: CASEY, kind: "reminder" })).toBe(false);
    await take(report("complained", -8));
    expect(await isOptedOut(db, { address: CASEY, kind: "reminder" })).toBe(false);
    await take(report("complained", -5));
    expect(await isOptedOut(db, { address: CASEY, kind: "reminder" })).toBe(true);
  });

  test("a complaint without a time is one of when it was sent, and sent again later it ends nothing again", async () => {
    const { db, take } = await start();
    const timeless: MailReport = { ...report("complained", 0), happenedAt: null };
    const isEnded = () => isOptedOut(db, { address: CASEY, kind: "reminder" });
    await take(timeless, { id: "msg_c", sentAt: addMinutes(NOW, -30) });
    expect(await isEnded()).toBe(true);
    await optIn(db, { address: CASEY, kind: "reminder" }, addMinutes(NOW, -20));
    await take(timeless, { id: "msg_c", sentAt: addMinutes(NOW, -10) });
    expect(await isEnded()).toBe(false);
    await take(timeless, { id: "msg_d", sentAt: addMinutes(NOW, -5) });
    expect(await isEnded()).toBe(true);
  });

  test("a bounce without a time is one of when it was sent: a later delivery clears it", async () => {
    const { take, refusedAt } = await start();
    const timeless: MailReport = { ...report("bounced", 0), happenedAt: null };
    await take(timeless, { id: "msg_b", sentAt: addMinutes(NOW, -30) });
    expect(await refusedAt()).toBe(addMinutes(NOW, -30));
    await take(report("delivered", -20));
    expect(await refusedAt()).toBeNull();
  });

  test("of an address that takes its mails a delivery is known for a day, and a bounce as long as any", async () => {
    const { db, take } = await start();
    await take(report("delivered", -10));
    await deleteOldMailReports(db, { before: addMinutes(NOW, -1), deliveredBefore: addMinutes(NOW, 1) });
    expect(await db.selectFrom("mail_report").selectAll().execute()).toEqual([]);
    await take(report("delivered", -10));
    await take(report("bounced", -5));
    await deleteOldMailReports(db, { before: addMinutes(NOW, -1), deliveredBefore: addMinutes(NOW, 1) });
    expect(await db.selectFrom("mail_report").selectAll().execute()).toHaveLength(1);
  });

  test("what was reported can be forgotten after the key has changed, and is after its time", async () => {
    const { db, take } = await start();
    await take(report("bounced", -10));
    const rotated = createSecretBox([{ id: "b", key: new Uint8Array(32).fill(2) }, first]);
    await deleteOldMailReports(db, { before: NOW, deliveredBefore: NOW });
    expect(await db.selectFrom("mail_report").selectAll().execute()).toHaveLength(1);
    await forgetMailReports(db, reportHashesOf(rotated, "other@example.com"));
    expect(await db.selectFrom("mail_report").selectAll().execute()).toHaveLength(1);
    await forgetMailReports(db, reportHashesOf(rotated, CASEY));
    expect(await db.selectFrom("mail_report").selectAll().execute()).toEqual([]);
    await take(report("bounced", -10));
    const later = addMinutes(NOW, 1);
    await deleteOldMailReports(db, { before: later, deliveredBefore: later });
    expect(await db.selectFrom("mail_report").selectAll().execute()).toEqual([]);
  });

  test("what was reported before the key has changed still counts, and moves under the new one with the next report", async () => {
    const { db, deps, take, refusedAt } = await start();
    await take({ ...report("bounced", -10), reason: "NoEmail" });
    await take(report("complained", -15), { id: "msg_c", sentAt: NOW });
    const rotated = createSecretBox([{ id: "b", key: new Uint8Array(32).fill(2) }, first]);
    const known = { refusedAt: addMinutes(NOW, -10), reason: "NoEmail", complainedAt: addMinutes(NOW, -15) };
    expect(await reportsOf(db, rotated, CASEY)).toEqual(known);
    const anew = { ...deps, secretBox: rotated };
    await recordReport(anew, report("delivered", -20), { id: "msg_y", sentAt: NOW });
    expect(await reportsOf(db, rotated, CASEY)).toEqual(known);
    const rows = await db.selectFrom("mail_report").select("address_hash").execute();
    expect(rows.map(({ address_hash }) => address_hash.split(".")[0])).toEqual(["b"]);
    await recordReport(anew, report("delivered", -5), { id: "msg_z", sentAt: NOW });
    // Written by a process that has the old key first: both rows count.
    await take(report("bounced", -3));
    expect(await refusedAt()).toBe(addMinutes(NOW, -3));
    expect((await reportsOf(db, rotated, CASEY)).refusedAt).toBe(addMinutes(NOW, -3));
  });
});
