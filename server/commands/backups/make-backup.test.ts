import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { insertBooking } from "../../../db/bookings/write-booking.ts";
import { insertTestOffer, testBooking } from "../../../db/bookings/test-bookings.ts";
import { startSqlite } from "../../../db/core/test-databases.ts";
import { openDatabase, type Database } from "../../../db/core/open-database.ts";
import type { DatabaseSource } from "../../../db/core/test-postgres.ts";
import { newBackupKey } from "../../adapters/backups/seal-stream.ts";
import { addMinutes, instant, type Instant } from "../../domain/values/instant.ts";
import type { Env } from "../../env.ts";
import { testEnv } from "../../test-app.ts";
import { checkBackupFile } from "./check-backup-file.ts";
import { makeBackup, type MadeBackup } from "./make-backup.ts";
import { restoreBackup } from "./restore-backup.ts";

const DAY_MINUTES = 24 * 60;
const NOWHERE = {
  urls: {
    control: "http://127.0.0.1:9",
    stripeApi: "http://127.0.0.1:9",
    calendlyApi: "http://127.0.0.1:9",
    calendlyAuth: "http://127.0.0.1:9",
    calendlySite: "http://127.0.0.1:9",
    smtp: "smtp://127.0.0.1:9",
    mailbox: "http://127.0.0.1:9",
    clock: "http://127.0.0.1:9",
  },
} as unknown as Parameters<typeof testEnv>[0];

let source: DatabaseSource;
let folder: string;
let env: Env;
let database: Database;
let now: Instant;

beforeEach(async () => {
  source = await startSqlite();
  folder = mkdtempSync(path.join(tmpdir(), "booking-backup-"));
  now = instant("2026-03-02T10:15:30.000Z");
  const { identity, recipient } = await newBackupKey();
  writeFileSync(path.join(folder, "identity"), `${identity}\n`);
  env = testEnv(NOWHERE, 1, folder, {
    DATABASE_URL: await source.copy(),
    BACKUP_DIR: path.join(folder, "backups"),
    BACKUP_RECIPIENTS: recipient,
    BACKUP_IDENTITY_FILE: path.join(folder, "identity"),
    BACKUP_KEEP_DAILY: "2",
    BACKUP_KEEP_WEEKLY: "1",
  });
  database = openDatabase(env.DATABASE_URL);
  await insertTestOffer(database.kysely);
  await insertBooking(database.kysely, testBooking());
});
afterEach(async () => {
  await database.close();
  await source.remove();
  rmSync(folder, { recursive: true, force: true });
});

const clock = { now: () => now };
const make = (): Promise<MadeBackup> => makeBackup({ env, database, clock, installationId: "ins_test" });
const fileOf = ({ folder: where, manifest }: MadeBackup) => path.join(where, manifest.file);

test("a backup that was made while the database is in use is whole, says what it is of, and names nobody", async () => {
  const made = await make();
  const { counts, manifest } = await checkBackupFile(env, fileOf(made));
  expect(manifest).toMatchObject({ installationId: "ins_test", encryption: "age", takenAt: now });
  expect(counts.booking).toBe(1);
  expect(readFileSync(fileOf(made)).includes(testBooking().clientEmail)).toBe(false);
  expect(readdirSync(made.folder).sort()).toEqual([manifest.file, `${manifest.file}.json`].sort());
});

test("a backup that was cut off, changed, or lies under another name is refused, and nothing is restored", async () => {
  const made = await make();
  const file = fileOf(made);
  const whole = readFileSync(file);
  const restore = () =>
    restoreBackup(
      { env: { ...env, DATABASE_URL: `file:${path.join(folder, "new.sqlite")}` }, clock },
      { file, stoppedAt: null, replace: false, erasureFolder: made.folder },
    );
  truncateSync(file, whole.length - 100);
  await expect(restore()).rejects.toThrow("it was cut off or changed");
  const changed = Buffer.from(whole);
  changed[5_000] = (changed[5_000] ?? 0) ^ 1;
  writeFileSync(file, changed);
  await expect(restore()).rejects.toThrow("it was cut off or changed");
  // Whoever changes the manifest too does not get past the encryption.
  const manifest = JSON.parse(readFileSync(`${file}.json`, "utf8")) as Record<string, unknown>;
  const sha256 = createHash("sha256").update(changed).digest("hex");
  writeFileSync(`${file}.json`, JSON.stringify({ ...manifest, sha256 }));
  await expect(restore()).rejects.toThrow();
  const cut = whole.subarray(0, whole.length - 65_552);
  writeFileSync(file, cut);
  const cutSha256 = createHash("sha256").update(cut).digest("hex");
  writeFileSync(`${file}.json`, JSON.stringify({ ...manifest, bytes: cut.length, sha256: cutSha256 }));
  await expect(restore()).rejects.toThrow();
  expect(readdirSync(folder).filter((name) => name.startsWith("new.sqlite"))).toEqual([]);
});

test("a database that is in use is not replaced, and one that is not is put aside", async () => {
  const made = await make();
  const wish = { file: fileOf(made), stoppedAt: null, replace: true, erasureFolder: made.folder };
  await expect(restoreBackup({ env, clock }, wish)).rejects.toThrow("stop the app first");
  await expect(restoreBackup({ env, clock }, { ...wish, replace: false })).rejects.toThrow("there already");
  await database.close();
  const { aside } = await restoreBackup({ env, clock }, wish);
  expect(aside !== null && existsSync(aside)).toBe(true);
});

test("of each of the last days and weeks the last backup is kept, and a backup of another installation is left alone", async () => {
  const first = await make();
  const others = `${first.folder}/other.json`;
  writeFileSync(
    others,
    JSON.stringify({ ...first.manifest, file: "other", installationId: "ins_other", takenAt: now }),
  );
  const names: string[] = [];
  for (const days of [0.1, 1, 2]) {
    now = addMinutes(instant("2026-03-02T10:15:30.000Z"), days * DAY_MINUTES);
    names.push((await make()).manifest.file);
  }
  const kept = readdirSync(first.folder).filter((name) => name.endsWith(".age"));
  expect(kept.sort()).toEqual(names.slice(1).sort());
  expect(existsSync(others)).toBe(true);
});

test("a copy of a backup that somebody keeps under a name of their own takes no backup along, and stays", async () => {
  const made = await make();
  const copy = path.join(made.folder, "before-the-move.sqlite.age");
  cpSync(fileOf(made), copy);
  cpSync(`${fileOf(made)}.json`, `${copy}.json`);
  now = addMinutes(now, 1);
  await make();
  now = addMinutes(now, DAY_MINUTES);
  const { removed } = await make();
  expect(removed).toEqual([]);
  const left = readdirSync(made.folder).filter((name) => name.endsWith(".age"));
  expect(left).toHaveLength(3);
  expect(existsSync(copy)).toBe(true);
});

test("no manifest, whatever it says, makes a backup take away anything but backups beside it", async () => {
  const made = await make();
  const precious = path.join(folder, "precious");
  writeFileSync(precious, "precious");
  const old = { ...made.manifest, takenAt: addMinutes(now, -300 * DAY_MINUTES) };
  writeFileSync(
    path.join(made.folder, "old.json"),
    JSON.stringify({ ...old, file: path.join("..", "precious") }),
  );
  writeFileSync(`${precious}.json`, JSON.stringify(made.manifest));
  await make();
  expect(existsSync(precious)).toBe(true);
  expect(existsSync(`${precious}.json`)).toBe(true);
});

test("without the program of the database's own, a backup of PostgreSQL fails with what to install, and leaves nothing", async () => {
  const postgres = {
    ...env,
    DATABASE_URL: "postgres://booking:booking@127.0.0.1:9/booking",
    POSTGRES_PROGRAMS: folder,
  };
  await expect(makeBackup({ env: postgres, database, clock, installationId: "ins_test" })).rejects.toThrow(
    "pg_dump was not found",
  );
  expect(readdirSync(path.join(folder, "backups"))).toEqual([]);
});
