import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openDatabase } from "../../db/core/open-database.ts";
import { startPostgres } from "../../db/core/test-postgres.ts";
import { startDemo } from "../../server/commands/demo-environment.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { freePort } from "../../server/test-app.ts";
import { sharedServices } from "../kit/shared-services.ts";
import { prepareAskers } from "./askers.ts";
import { startCaddy } from "./caddy.ts";
import { startTraffic, type TrafficFigures } from "./traffic.ts";

export interface RestartPlan {
  readonly database: "sqlite" | "postgres";
  /** SQLite, a file, takes one. Several are restarted one after the other. */
  readonly processes: number;
  /** Caddy's path; null: everybody asks the processes themselves. */
  readonly caddy: string | null;
  /** How often every process is restarted. */
  readonly restarts: number;
  readonly onStep?: (step: string) => void;
}

export interface RestartReport extends TrafficFigures {
  /** What somebody was told is done and is not, in words. */
  readonly lost: readonly string[];
}

/** As in production, but for limits: everybody asks from one computer. */
const SETTINGS = {
  INSTALLATION_ID: "restarts-installation",
  SIGN_INS_PER_TEN_MINUTES_MAX: "100000",
  REQUESTS_PER_MINUTE_MAX: "1000000",
  BOOKINGS_PER_DAY_MAX: "10000",
  RECONCILE_EVERY_MINUTES: "0",
  LOG_LEVEL: "error",
};

/** 40: every asker has asked some times more between two restarts. */
const ANSWERS_BETWEEN = 40;

/**
 * Restarts every process of the built app, one after the other and again and again, while people, providers and programs read and write. A
 * process is ended by SIGTERM and started when it has ended. Leaves nothing running when it rejects.
 */
export async function restartUnderLoad(plan: RestartPlan): Promise<RestartReport> {
  const { processes, caddy, restarts, onStep = () => undefined } = plan;
  invariant(processes === 1 || plan.database === "postgres", "several processes share a server, not a file");
  const folder = await mkdtemp(path.join(tmpdir(), "booking-restarts-"));
  /** Undone from the last to the first. */
  const undo: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })];
  try {
    const server = plan.database === "postgres" ? await startPostgres() : null;
    if (server !== null) undo.push(() => server.remove());
    const siteUrl = caddy === null ? null : `http://localhost:${await freePort()}`;
    const shared = sharedServices();
    const demo = await startDemo({
      ...(shared === null ? {} : { shared }),
      ...(siteUrl === null ? {} : { publicUrl: siteUrl }),
      port: 0,
      sandboxPorts: "any",
      databaseFile: path.join(folder, "restarts.sqlite"),
      app: "built",
      output: "inherit",
      settings: {
        ...SETTINGS,
        // Caddy turns away within a second; without it nobody asks.
        ...(siteUrl === null ? {} : { DRAIN_SECONDS: "3", TRUSTED_PROXY_HOPS: "1" }),
        ...(server === null ? {} : { DATABASE_URL: await server.copy() }),
      },
    });
    undo.push(() => demo.stop());
    const all = [demo.app];
    while (all.length < processes) all.push(await demo.startAnotherApp());
    const appUrls = all.map(({ url }) => url);
    if (caddy !== null && siteUrl !== null) {
      const proxy = await startCaddy(caddy, siteUrl, appUrls);
      undo.push(() => proxy.stop());
    }
    const database = openDatabase(demo.env["DATABASE_URL"] ?? "");
    undo.push(() => database.close());

    const people = await prepareAskers(demo.appUrl, demo.env["STRIPE_WEBHOOK_SECRETS"] ?? "");
    const traffic = startTraffic(siteUrl === null ? appUrls : [siteUrl], people.askers);
    undo.push(async () => {
      await traffic.end();
    });
    await traffic.untilAnswered(ANSWERS_BETWEEN);
    for (let restart = 1; restart <= restarts; restart++) {
      onStep(`restart ${restart} of ${restarts}`);
      for (const one of all) {
        const code = await one.kill("SIGTERM");
        invariant(code === 0, "a process that is asked to stop ends well");
        await one.start();
        await traffic.untilAnswered(ANSWERS_BETWEEN);
      }
    }
    const figures = await traffic.end();
    return { ...figures, lost: await people.listLost(database.kysely) };
  } finally {
    for (const step of undo.reverse()) await step();
  }
}
