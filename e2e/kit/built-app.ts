import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { nextInboxAttemptAt } from "../../db/queue/inbox.ts";
import { openDatabase, type Queryable } from "../../db/core/open-database.ts";
import {
  startDemo,
  type AppOutput,
  type Demo,
  type DemoOptions,
} from "../../server/commands/demo-environment.ts";
import { createSandboxControl, type SandboxControl } from "./sandbox.ts";
import { sharedServices } from "./shared-services.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { until } from "../../server/test-until.ts";
import { makeTestFolder } from "../../db/core/test-folders.ts";

/** The built app among the sandbox's providers, and the ways to look at both from outside. */
export interface BuiltApp {
  readonly demo: Demo;
  readonly sandbox: SandboxControl;
  /** Its SQLite file; another database may stand in its place. */
  readonly databaseFile: string;
  /** The app's own database through a connection of the test's. */
  readonly db: Queryable;
  /** Resolves when no delivery is under way and the worker has nothing left to do: what did not happen by then does not happen. */
  untilQuiet(): Promise<void>;
  stop(): Promise<void>;
}

/** Tests sign up and book far more often than a person does, and say themselves when everything is compared. */
const PATIENT = {
  SIGN_INS_PER_TEN_MINUTES_MAX: "100000",
  REQUESTS_PER_MINUTE_MAX: "1000000",
  BOOKINGS_PER_DAY_MAX: "10000",
  RECONCILE_EVERY_MINUTES: "0",
  FREE_TIMES_EVERY_MINUTES: "0",
};

/**
 * Starts an environment of the test file's own.
 * @param settings of the app, over the demo's; a `DATABASE_URL` takes the place of the SQLite file.
 * @param output what the app prints: shown, given line by line, or only with a failure to start.
 * @param planted what else than a demo without a past is there, and from when on.
 */
export async function startBuiltApp(
  settings: Readonly<Record<string, string>> = {},
  output?: AppOutput,
  planted: Pick<DemoOptions, "startsAt" | "withBar" | "withReviews"> = {},
): Promise<BuiltApp> {
  if (!existsSync("build/server/main.js"))
    throw new Error("There is no built app: run `npm run build` first.");
  const folder = makeTestFolder("built-app");
  const databaseFile = path.join(folder, "booking.sqlite");
  const shared = sharedServices();
  const demo = await startDemo({
    ...(shared === null ? {} : { shared }),
    port: 0,
    sandboxPorts: "any",
    databaseFile,
    app: "built",
    ...(output === undefined ? {} : { output }),
    ...planted,
    settings: { ...PATIENT, ...settings },
  });
  const database = openDatabase(demo.env["DATABASE_URL"] ?? "");
  const db = database.kysely;
  const sandbox = createSandboxControl(demo.sandboxUrls);

  async function expectNothingOpen(): Promise<void> {
    invariant((await nextInboxAttemptAt(db)) === null, "a delivery is not worked on");
    // A reminder waits for its time, however quiet everything else is.
    const effects = await db
      .selectFrom("outbox")
      .select(["key", "type"])
      .where("completed_at", "is", null)
      .where("dead_at", "is", null)
      .where("type", "<>", "remindToPay")
      .execute();
    invariant(effects.length === 0, `not carried out: ${JSON.stringify(effects)}`);
  }

  return {
    demo,
    sandbox,
    databaseFile,
    db,
    untilQuiet: () =>
      until(async () => {
        await expectNothingOpen();
        await sandbox.untilPostIsIdle();
        await expectNothingOpen();
      }),
    async stop() {
      await database.close();
      await demo.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
