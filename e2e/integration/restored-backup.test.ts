import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createHmac, randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { createPostgresBeside, dropPostgresBeside } from "../../db/core/postgres-databases.ts";
import { findConnectionOfBuilder } from "../../db/calendly/calendly-connections.ts";
import { findBuilderBySlug } from "../../db/builders/builders.ts";
import { listOpenDrifts } from "../../db/operations/drifts.ts";
import { findLastBackup } from "../../db/operations/backup-runs.ts";
import { findHeldRestoration } from "../../db/operations/restorations.ts";
import { newBackupKey } from "../../server/adapters/backups/seal-stream.ts";
import { confirmedAccount } from "../../server/auth/test-accounts.ts";
import { REFRESH_TOKEN_PURPOSE } from "../../server/calendly-connection/token/sealed-purposes.ts";
import { makeBackup, type MadeBackup } from "../../server/commands/backups/make-backup.ts";
import { restoreBackup } from "../../server/commands/backups/restore-backup.ts";
import { isDead } from "../../server/domain/providers/connection-state.ts";
import { addMinutes, epochSecondsOf } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { erasureDepsOf } from "../../server/erasure-deps-of.ts";
import { erasePerson } from "../../server/history/erase-person.ts";
import { releaseRestoration, type ReleaseOutcome } from "../../server/restoration/release-restoration.ts";
import { TEST_WEBHOOK_SECRET, type TestApp } from "../../server/test-app.ts";
import { until } from "../../server/test-until.ts";
import { startApp, type AppFixture } from "../kit/app.ts";
import { bookingSteps } from "../kit/bookings.ts";
import { createSandboxControl } from "../kit/sandbox.ts";
import { stripeSide } from "../kit/stripe.ts";
import type { AppWithSandbox } from "../kit/test-booking.ts";

/** 4 min: two apps one after the other, and a day between them, on a machine that does much else. */
const TEST_MS_MAX = 240_000;
const DAY_MINUTES = 24 * 60;
const GONE = "gone.person@example.com";
const OPERATOR = "on.call@example.com";

let folder: string;
let app: AppFixture;
let restored: TestApp | null;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "booking-backups-"));
  restored = null;
});
afterEach(async () => {
  await restored?.stopApp();
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

function backUp(): Promise<MadeBackup> {
  const { env, services } = app;
  const { database, clock, installation } = services;
  return makeBackup({ env, database, clock, installationId: installation.id });
}

/** What the providers have done so far, and who was mailed. */
function doneAtProviders() {
  const { stripe, calendly, mailbox } = app.sandbox;
  return {
    refunds: stripe.ledger.refunds().map(({ id }) => id),
    charges: stripe.ledger.charges().map(({ id }) => id),
    checkouts: stripe.ledger.sessions().map(({ id, status }) => `${id} ${status ?? ""}`),
    canceled: calendly.ledger
      .scheduledEvents()
      .filter(({ status }) => status === "canceled")
      .map(({ uri }) => uri),
    mails: mailbox.ledger
      .list()
      .map(({ subject, to }) => `${subject} ${JSON.stringify(to)}`)
      .filter((mail) => !mail.includes(OPERATOR)),
  };
}

/** The subjects of what the operator was mailed. */
function toldToOperator(): string[] {
  return app.sandbox.mailbox.ledger
    .list()
    .filter(({ to }) => JSON.stringify(to).includes(OPERATOR))
    .map(({ subject }) => subject);
}

async function release(): Promise<ReleaseOutcome> {
  invariant(restored !== null, "it is restored");
  const { services, taskDeps } = restored;
  return releaseRestoration({ ...taskDeps, ...erasureDepsOf(services), accounts: services.auth });
}

async function freshPostgres(): Promise<string> {
  const response = await fetch(`${inject("sharedServicesUrl")}/postgres-copies`, { method: "POST" });
  return JSON.parse(await response.text()) as string;
}

describe.each(["sqlite", "postgres"] as const)("on %s", (dialect) => {
  test(
    "a backup of a day ago is restored held, learns what the providers did since, repeats none of it, and goes on booking",
    async () => {
      const { identity, recipient } = await newBackupKey();
      const identityFile = path.join(folder, "identity.txt");
      writeFileSync(identityFile, `# of a test\n${identity}\n`);
      app = await startApp({
        BACKUP_DIR: path.join(folder, "backups"),
        BACKUP_RECIPIENTS: recipient,
        BACKUP_IDENTITY_FILE: identityFile,
        INSTALLATION_ID: "installation-one",
        ALERT_EMAILS: OPERATOR,
        CALENDLY_OAUTH_CLIENT_ID: "sandbox-client-id",
        CALENDLY_OAUTH_CLIENT_SECRET: "sandbox-client-secret",
        ...(dialect === "postgres" ? { DATABASE_URL: await freshPostgres() } : {}),
      });
      const { faults } = app.sandbox.kernel;

      // Before the backup: bookings on their way, and one refund that waits because Stripe does not answer.
      const canceledLater = await app.bookAndPay();
      const movedLater = await app.bookAndPay();
      const canceledAtCalendly = await app.bookAndPay();
      const refundWaits = await app.bookAndPay();
      const paidLater = await app.bookUntilCheckout();
      const bookedLater = await app.initiate();
      await confirmedAccount(app.services, GONE, "Gone Person");
      await app.untilQuiet();
      faults.add({
        provider: "stripe",
        on: "request",
        method: "POST",
        pattern: "refunds",
        fault: { kind: "status", status: 503 },
        remaining: null,
      });
      await app.cancelAsClient(refundWaits);
      await makeTokenOfLenaOld();
      const { manifest, folder: backups } = await backUp();
      expect(manifest).toMatchObject({ encryption: "age", database: dialect });
      expect(await findLastBackup(app.db)).toMatchObject({
        fileName: manifest.file,
        takenAt: manifest.takenAt,
      });

      // The lost day.
      faults.clear();
      await app.advance(10);
      await app.untilSettled(refundWaits, "REFUNDED");
      await app.pay(paidLater.checkoutId);
      await app.untilState(paidLater, "CONFIRMED");
      const picked = await app.pickTime(bookedLater);
      await app.pay(await app.openCheckout(picked));
      await app.untilState(bookedLater, "CONFIRMED");
      await app.cancelAsClient(canceledLater);
      const moved = await app.move(movedLater);
      await app.untilMoved(moved);
      await app.control(
        "calendly",
        "POST",
        `/invitees/${canceledAtCalendly.atCalendly.invitee.uri.split("/").at(-1) ?? ""}/cancel`,
        { by: "host" },
      );
      await app.untilSettled(canceledAtCalendly, "REFUNDED");
      const unknown = await app.bookAndPay();
      await app.untilQuiet();
      const erased = await erasePerson(erasureDepsOf(app.services), GONE);
      expect(erased.hindrances).toEqual([]);
      await app.advance(DAY_MINUTES);
      await app.untilQuiet();
      await app.stopApp();
      const before = doneAtProviders();

      // Restored, held.
      const url =
        dialect === "sqlite"
          ? app.env.DATABASE_URL
          : await createPostgresBeside(app.env.DATABASE_URL, `restored_${randomBytes(6).toString("hex")}`);
      const env = { ...app.env, DATABASE_URL: url };
      const { clock } = app.services;
      const wish = {
        file: path.join(backups, manifest.file),
        stoppedAt: null,
        replace: true,
        erasureFolder: backups,
      };
      const result = await restoreBackup({ env, clock }, wish);
      expect(result.erasuresToRepeat).toBe(1);
      restored = await app.startAnother({ DATABASE_URL: url });
      const db = restored.db;
      expect(await findHeldRestoration(db)).not.toBeNull();
      expect((await release()).kind).toBe("not_compared");
      const refused = await fetch(`${app.env.APP_URL}/sign-in`, {
        method: "POST",
        headers: { origin: app.env.APP_URL, "content-type": "application/x-www-form-urlencoded" },
        body: "email=a%40example.com",
      });
      expect(refused.status).toBe(503);
      expect(await refused.text()).toContain("nothing was charged");

      // Nor by what a provider sends people back with.
      for (const page of ["/builder/connection/callback", "/bookings/calendly-return"])
        expect([page, (await fetch(`${app.env.APP_URL}${page}`, { redirect: "manual" })).status]).toEqual([
          page,
          503,
        ]);

      expect(await waitingTypes(db)).toContain("requestRefund");
      expect(await deliverFromStripe()).toBe(200);
      const delivery = db
        .selectFrom("inbox")
        .select("completed_at")
        .where("dedupe_key", "=", "evt_while_held");
      expect(await delivery.execute()).toEqual([{ completed_at: null }]);
      const held = restored;
      await until(async () => {
        await held.advance(1);
        invariant(
          toldToOperator().some((subject) => subject.includes("held")),
          JSON.stringify(toldToOperator()),
        );
      });
      const outcome = await until(async () => {
        // The schedule looks every few seconds of the app's own clock.
        await held.advance(1);
        const now = await release();
        invariant(now.kind === "released", JSON.stringify(now));
        return now;
      });
      expect(outcome).toMatchObject({
        kind: "released",
        refunds: { found: 1, covered: 0, inDoubt: 0 },
        erasures: { repeated: 1 },
      });
      await untilNothingWaits(restored);
      expect(doneAtProviders()).toEqual(before);

      // What each booking is now.
      const side: AppWithSandbox = {
        ...restored,
        sandbox: { ...restored.sandbox, ...createSandboxControl(restored.sandbox.urls) },
      };
      const steps = bookingSteps(side, stripeSide(side));
      const stateOf = async ({ bookingId }: { readonly bookingId: `bkg_${string}` }) =>
        (await steps.read(bookingId)).state;
      expect({
        canceledLater: await stateOf(canceledLater),
        movedLater: await stateOf(movedLater),
        canceledAtCalendly: await stateOf(canceledAtCalendly),
        refundWaits: await stateOf(refundWaits),
        paidLater: await stateOf(paidLater),
        bookedLater: await stateOf(bookedLater),
      }).toEqual({
        canceledLater: "REFUNDED",
        movedLater: "CONFIRMED",
        canceledAtCalendly: "REFUNDED",
        refundWaits: "REFUNDED",
        paidLater: "CONFIRMED",
        bookedLater: "CONFIRMED",
      });
      expect((await steps.read(movedLater.bookingId)).context.time?.calendlyEventUri).toBe(
        moved.atCalendly.event.uri,
      );
      expect(await restored.services.auth.findUserByEmail(GONE)).toBeNull();

      // What only a person can decide is told.
      const drifts = await listOpenDrifts(db, 100);
      expect(drifts.map(({ kind, details }) => `${kind} ${details.type ?? ""}`.trim()).sort()).toEqual([
        "event_unbooked booked_in_lost_time",
        "payment_unbooked",
      ]);
      expect(drifts.find(({ kind }) => kind === "payment_unbooked")?.subject).toBe(unknown.checkoutId);
      const lena = await connectionOfLena(db);
      expect(isDead(lena, restored.services.clock.now())).toBe(true);

      // It goes on.
      const next = await steps.bookAndPay();
      expect(await stateOf(next)).toBe("CONFIRMED");
      if (dialect === "postgres") {
        await restored.stopApp();
        await dropPostgresBeside(app.env.DATABASE_URL, new URL(url).pathname.slice(1));
      }
    },
    TEST_MS_MAX,
  );
});

async function waitingTypes(db: AppFixture["db"]): Promise<string[]> {
  const rows = await db.selectFrom("outbox").select("type").where("completed_at", "is", null).execute();
  return rows.map(({ type }) => type);
}

/** As Stripe sends what nothing hangs on. Resolves to the answer's status. */
async function deliverFromStripe(): Promise<number> {
  const body = JSON.stringify({
    id: "evt_while_held",
    object: "event",
    type: "checkout.session.expired",
    data: { object: { id: "cs_test_of_nobody", object: "checkout.session" } },
  });
  const at = epochSecondsOf(app.services.clock.now());
  const signature = createHmac("sha256", TEST_WEBHOOK_SECRET).update(`${at}.${body}`).digest("hex");
  const response = await fetch(`${app.env.APP_URL}/api/webhooks/stripe`, {
    method: "POST",
    headers: { "content-type": "application/json", "stripe-signature": `t=${at},v1=${signature}` },
    body,
  });
  return response.status;
}

async function connectionOfLena(db: AppFixture["db"]) {
  const lena = await findBuilderBySlug(db, "lena-fischer");
  invariant(lena !== null, "Lena is seeded");
  const connection = await findConnectionOfBuilder(db, lena.id);
  invariant(connection !== null, "her calendar is connected");
  return connection;
}

/** As OAuth leaves it: the refresh token in the backup was used since, and is dead when it is restored. */
async function makeTokenOfLenaOld(): Promise<void> {
  const { id } = await connectionOfLena(app.db);
  const now = app.services.clock.now();
  await app.db
    .updateTable("calendly_connection")
    .set({
      kind: "oauth",
      refresh_token_sealed: app.services.secretBox.seal("used-since", REFRESH_TOKEN_PURPOSE),
      token_obtained_at: addMinutes(now, -60),
      token_expires_at: addMinutes(now, 60),
    })
    .where("id", "=", id)
    .execute();
}

/** The worker of the restored app has nothing left to do but what has its time later. */
async function untilNothingWaits({ db }: TestApp): Promise<void> {
  await until(async () => {
    const effect = await db
      .selectFrom("outbox")
      .select("key")
      .where("completed_at", "is", null)
      .where("dead_at", "is", null)
      .where("type", "<>", "remindToPay")
      .executeTakeFirst();
    invariant(effect === undefined, "no effect waits");
    const delivery = await db
      .selectFrom("inbox")
      .select("id")
      .where("completed_at", "is", null)
      .executeTakeFirst();
    invariant(delivery === undefined, "no delivery waits");
  });
}
