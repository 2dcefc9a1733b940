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
import type { Accounts, Log } from "../ports.ts";
import { recordReport } from "./record-report.ts";
import { listReportHashesOf, reportsOf } from "../mails/reported-address.ts";

const NOW = instant("2026-03-02T12:00:00Z");
const CASEY = "casey@example.com";
const first = { id: "a", key: new Uint8Array(32).fill(1) };
const secretBox = createSecretBox([first]);
const log = { info() {}, warn() {}, error() {} } as unknown as Log;

/** Casey alone has an account. */
const accounts: Pick<Accounts, "findUserByEmail"> = {
  findUserByEmail: (email) =>
    Promise.resolve(email === CASEY ? { userId: "usr_1", role: "client", confirmed: null, email } : null),
};

function report(kind: MailReport["kind"], minutes: number, address = CASEY): MailReport {
  return { kind, addresses: [address], reason: null, happenedAt: addMinutes(NOW, minutes) };
}

forEachDialect((openFresh) => {
  async function start() {
    const database = await openFresh();
    const deps = { database, clock: { now: () => NOW }, secretBox, accounts, log };
    const db = database.kysely;
    return {
      db,
      take: (one: MailReport) => recordReport(deps, one),
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
    await optIn(db, { address: CASEY, kind: "reminder" });
    await take(report("complained", -10));
    expect(await isOptedOut(db, { address: CASEY, kind: "reminder" })).toBe(false);
    await take(report("complained", -5));
    expect(await isOptedOut(db, { address: CASEY, kind: "reminder" })).toBe(true);
  });

  test("what was reported can be forgotten after the key has changed, and is after its time", async () => {
    const { db, take } = await start();
    await take(report("bounced", -10));
    const rotated = createSecretBox([{ id: "b", key: new Uint8Array(32).fill(2) }, first]);
    await deleteOldMailReports(db, NOW);
    expect(await db.selectFrom("mail_report").selectAll().execute()).toHaveLength(1);
    await forgetMailReports(db, await listReportHashesOf(db, rotated, "other@example.com"));
    expect(await db.selectFrom("mail_report").selectAll().execute()).toHaveLength(1);
    await forgetMailReports(db, await listReportHashesOf(db, rotated, CASEY));
    expect(await db.selectFrom("mail_report").selectAll().execute()).toEqual([]);
    await take(report("bounced", -10));
    await deleteOldMailReports(db, addMinutes(NOW, 1));
    expect(await db.selectFrom("mail_report").selectAll().execute()).toEqual([]);
  });
});
