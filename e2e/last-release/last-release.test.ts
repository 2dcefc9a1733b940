import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { getBooking } from "../../db/bookings/bookings.ts";
import { migrateToLatest } from "../../db/core/migrate.ts";
import { openDatabase } from "../../db/core/open-database.ts";
import { listDeadEffects } from "../../db/queue/outbox.ts";
import { prepareSchema } from "../../db/core/schema-requirement.ts";
import { createSecretBox } from "../../server/adapters/secret-box.ts";
import { APP_VERSION } from "../../server/app-version.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { rebuildBookings } from "../../server/history/rebuild-bookings.ts";
import { verifyHistory } from "../../server/history/verify-history.ts";
import { startSandbox } from "../../server/sandbox/start-sandbox.ts";
import { ENDPOINTS_ALONE, freePort, testEnv } from "../../server/test-app.ts";
import { until } from "../../server/test-until.ts";
import { openServices } from "../../server/open-services.ts";
import { composeApp } from "../../server/compose.ts";

const DUMP = readFileSync(new URL("release-0.1.0.sql", import.meta.url), "utf8");
const SECRET_BOX = createSecretBox([{ id: "test", key: Buffer.alloc(32, "test-key") }]);
/** Where the providers were when the file was made. */
const STRIPE_WAS = "http://127.0.0.1:40445";
const CALENDLY_WAS = "http://127.0.0.1:37455";
const DEAD = "bkg_r5ygwy2rc1b54g7kqkttdb4bgg" as BookingId;
const IN_FLIGHT = "bkg_bc1cfr130zatn6eeyqwy0gfpnm" as BookingId;
const UNHEARD = "bkg_xh0y7svt0gq6kyysnkt2qa2n34" as BookingId;

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "booking-release-"));
  file = path.join(folder, "x.sqlite");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(statements: string): void {
  const sqlite = new Sqlite(file);
  sqlite.pragma("foreign_keys = OFF");
  sqlite.exec(`begin; ${statements} commit;`);
  sqlite.close();
}

function insertsOf(dump: string): string[] {
  // A body may have lines of its own.
  return dump.split(/(?<=;)\n(?=insert into "|create )/).filter((one) => one.startsWith("insert into"));
}

/** Of the effect that opened the checkout. */
function effectKeyOf(bookingId: BookingId): string {
  const effect = insertsOf(DUMP).find(
    (one) =>
      one.startsWith('insert into "outbox"') && one.includes(bookingId) && one.includes("'openCheckout'"),
  );
  return new RegExp(`${bookingId}:\\d+:\\d+`).exec(effect ?? "")?.[0] ?? "";
}

async function inDatabase<Answer>(
  work: (database: ReturnType<typeof openDatabase>) => Promise<Answer>,
): Promise<Answer> {
  const database = openDatabase(file);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

test("every row that the last release writes is taken by the newest schema, and reads back as it was written", async () => {
  await inDatabase(migrateToLatest);
  const theirs = insertsOf(DUMP).filter((line) => !line.startsWith('insert into "kysely_'));
  write(theirs.join("\n"));
  const sqlite = new Sqlite(file);
  expect(sqlite.pragma("foreign_key_check")).toEqual([]);
  for (const insert of theirs) {
    const [, table = "", columns = ""] = /^insert into "(\w+)" \((.*?)\) values/.exec(insert) ?? [];
    // What it asks for by name is there under that name.
    expect(sqlite.prepare(`select ${columns} from "${table}" limit 1`).all()).toHaveLength(1);
  }
  sqlite.close();
});

test("a database of the last release is brought up to date with its bookings, its history and its books whole", async () => {
  write(DUMP);
  await inDatabase(async (database) => {
    const { applied } = await prepareSchema(database, APP_VERSION);
    expect(applied[0]).toBe("0007-schema-requirement");
    const ids = await database.kysely.selectFrom("booking").select("id").execute();
    expect(ids).toHaveLength(6);
    for (const { id } of ids) expect((await getBooking(database.kysely, id as BookingId)).id).toBe(id);
    const findings: unknown[] = [];
    await verifyHistory({ database, secretBox: SECRET_BOX }, (one) => findings.push(one));
    const options = { write: false, alsoAhead: false };
    await rebuildBookings({ database, secretBox: SECRET_BOX }, options, (one) => findings.push(one));
    expect(findings).toEqual([]);
  });
});

test("what the last release had in flight is finished: the refund is made once, a payment that nobody told of is found, and a dead letter stays one", async () => {
  const sandbox = await startSandbox();
  const port = await freePort();
  const plant = async (bookingId: BookingId) => {
    const response = await sandbox.stripe.control.request("/plant", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify([
        {
          state: "paid",
          amount: 15_000,
          currency: "usd",
          client_reference_id: bookingId,
          metadata: { booking_id: bookingId, effect_key: effectKeyOf(bookingId) },
        },
      ]),
    });
    expect(response.status).toBe(200);
    const [planted] = (await response.json()) as [{ checkout_id: string; payment_intent_id: string }];
    return planted;
  };
  // Stripe knows what it knew, under ids of its own.
  let dump = DUMP.replaceAll(STRIPE_WAS, sandbox.urls.stripeApi).replaceAll(
    CALENDLY_WAS,
    sandbox.urls.calendlyApi,
  );
  for (const bookingId of [DEAD, IN_FLIGHT, UNHEARD]) {
    const { checkout_id, payment_intent_id } = await plant(bookingId);
    const checkout = insertsOf(dump).find(
      (line) => line.startsWith('insert into "checkout"') && line.includes(bookingId),
    );
    const [oldCheckout = ""] = /cs_\w+/.exec(checkout ?? "") ?? [];
    const payment = insertsOf(dump).find(
      (line) => line.startsWith('insert into "payment"') && line.includes(oldCheckout),
    );
    const [oldIntent] = /pi_\w+/.exec(payment ?? "") ?? [null];
    expect(oldCheckout).not.toBe("");
    dump = dump.replaceAll(oldCheckout, checkout_id);
    if (oldIntent !== null) dump = dump.replaceAll(oldIntent, payment_intent_id);
  }
  write(dump);
  // Past the end of what was held and leased when the file was made, whenever this runs.
  await sandbox.kernel.clock.advance(60 * 60_000);
  const services = await openServices(testEnv(sandbox, port, folder, { DATABASE_URL: `file:${file}` }));
  const app = composeApp(services, {
    mode: "development",
    loadBuild: () => Promise.resolve(ENDPOINTS_ALONE),
    staticFiles: (_request, _response, next) => next(),
  });
  try {
    await app.start();
    const db = services.database.kysely;
    await until(async () => {
      const effect = db.selectFrom("outbox").select(["key", "type"]).where("completed_at", "is", null);
      const open = await effect.where("dead_at", "is", null).where("type", "<>", "remindToPay").execute();
      expect(open).toEqual([]);
      const waiting = await db.selectFrom("inbox").select("id").where("completed_at", "is", null).execute();
      expect(waiting).toEqual([]);
      // The end of its hold finds what no delivery has told.
      expect((await getBooking(db, UNHEARD)).context.payments).toHaveLength(1);
    });
    expect((await getBooking(db, IN_FLIGHT)).state).toBe("REFUNDED");
    expect((await getBooking(db, IN_FLIGHT)).context.refunds).toHaveLength(1);
    const dead = await listDeadEffects(db, { limit: 1_000 });
    expect(dead.map(({ bookingId, effect }) => [bookingId, effect?.type])).toEqual([[DEAD, "requestRefund"]]);
  } finally {
    await app.stop();
    await sandbox.close();
  }
}, 60_000);
