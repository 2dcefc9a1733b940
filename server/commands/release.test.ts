import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { beforeEach, describe, expect, inject, test } from "vitest";
import { startSqlite } from "../../db/core/test-databases.ts";
import { openDatabase, type Database } from "../../db/core/open-database.ts";
import {
  finishReconciliation,
  insertReconciliation,
  NO_PROGRESS,
  type ReconciliationId,
} from "../../db/operations/reconciliations.ts";
import {
  findHeldRestoration,
  insertRestoration,
  releaseRestorations,
} from "../../db/operations/restorations.ts";
import { instant } from "../domain/values/instant.ts";
import { childEnv } from "../env.ts";

/** 4 min: processes that each load a part of the app, on a machine that does much else. */
const TOOL_MS_MAX = 240_000;
const RESTORED_AT = instant("2026-03-03T08:00:00.000Z");
const COMPARED_AT = instant("2026-03-03T09:00:00.000Z");
const LAST_STEP = "· Letting everything go on";

let url: string;

/** Runs the command as a person does. `stopAt`: a line after which it is told to end. */
function release(stopAt?: string): Promise<{ code: number | null; output: string }> {
  const env = childEnv({
    APP_ENV: "test",
    APP_URL: "http://localhost:3000",
    DATABASE_URL: url,
    AUTH_SECRET: "a-secret-of-tests-with-32-characters",
    ENCRYPTION_KEYS: `test:${Buffer.alloc(32, "test-key").toString("base64")}`,
    STRIPE_SECRET_KEY: "sk_test_sandbox",
    STRIPE_WEBHOOK_SECRETS: "whsec_test_secret",
    // Nobody listens there.
    SMTP_URL: "smtp://127.0.0.1:9",
  });
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--import", "tsx", "server/commands/release.ts"], { env });
    const lines: string[] = [];
    const heard = (line: string) => {
      lines.push(line);
      if (line === stopAt) child.kill("SIGTERM");
    };
    createInterface({ input: child.stdout }).on("line", heard);
    createInterface({ input: child.stderr }).on("line", heard);
    child.once("close", (code) => resolve({ code, output: lines.join("\n") }));
  });
}

async function withDatabase<Answer>(work: (database: Database) => Promise<Answer>): Promise<Answer> {
  const database = openDatabase(url);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

const isHeld = () => withDatabase(async ({ kysely }) => (await findHeldRestoration(kysely)) !== null);

/** A restored database of which everything has been compared. */
function restoreAndCompare(): Promise<void> {
  return withDatabase(async (database) => {
    const db = database.kysely;
    const times = { takenAt: RESTORED_AT, stoppedAt: RESTORED_AT, restoredAt: RESTORED_AT };
    await insertRestoration(db, { id: "rst_of_a_test", ...times });
    const id: ReconciliationId = "rec_of_a_test";
    await insertReconciliation(database, {
      id,
      cause: "operator",
      startedAt: COMPARED_AT,
      heartbeatAt: COMPARED_AT,
    });
    await finishReconciliation(db, id, { at: COMPARED_AT, progress: NO_PROGRESS, failedBecause: null });
  });
}

/** As another program does it, until `work` is done. */
function whileLocked<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  return withDatabase(async (database) => {
    let answer: Answer | null = null;
    const takenBack = new Error("Taken back.");
    await database
      .transact(async (tx) => {
        await releaseRestorations(tx, COMPARED_AT);
        answer = await work();
        throw takenBack;
      })
      .catch((error: unknown) => {
        if (error !== takenBack) throw error;
      });
    return answer as Answer;
  });
}

describe.each(["sqlite", "postgres"] as const)("on %s", (dialect) => {
  beforeEach(async () => {
    if (dialect === "sqlite") {
      const source = await startSqlite();
      url = await source.copy();
      return () => source.remove();
    }
    const copies = `${inject("sharedServicesUrl")}/postgres-copies`;
    url = JSON.parse(await (await fetch(copies, { method: "POST" })).text()) as string;
    return async () => {
      await fetch(copies, { method: "DELETE", body: JSON.stringify(url) });
    };
  });

  test(
    "a release says what it is at, and one that is told to end while the database is locked says that nothing was released",
    async () => {
      const unheld = await release();
      expect(unheld.output).toContain("✗ Nothing was released: nothing is held in the database of ins_");
      expect(unheld.code).toBe(1);

      await restoreAndCompare();
      const stopped = await whileLocked(() => release(LAST_STEP));
      expect(stopped.output).toContain("· Settling the refunds that wait");
      expect(stopped.output).toContain("✗ Not released: ended by SIGTERM while letting everything go on");
      expect(stopped.code).toBe(1);
      expect(await isHeld()).toBe(true);

      const released = await release();
      expect(released.output).toContain("✓ Released");
      expect(released.code).toBe(0);
      expect(await isHeld()).toBe(false);
    },
    TOOL_MS_MAX,
  );

  test(
    "a database that stays locked, or is not there, is named in a sentence, and nothing was released",
    async () => {
      await restoreAndCompare();
      if (dialect === "sqlite") {
        const locked = await whileLocked(() => release());
        expect(locked.output).toContain("✗ Not released: another program keeps the database locked");
        expect(locked.output).not.toContain("    at ");
        expect(locked.code).toBe(1);
        expect(await isHeld()).toBe(true);
      } else {
        const there = url;
        // Nobody listens there.
        url = "postgres://booking@localhost:9/booking";
        const away = await release();
        expect(away.output).toContain("✗ Not released: the database cannot be reached (ECONNREFUSED)");
        expect(away.output).not.toContain("    at ");
        expect(away.code).toBe(1);
        url = there;
      }
    },
    TOOL_MS_MAX,
  );
});
