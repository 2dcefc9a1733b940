import { startPostgres } from "../../db/core/test-postgres.ts";
import { BUILT_APP_ARGUMENTS } from "../../server/commands/demo-environment.ts";
import { formatTable } from "./format-table.ts";
import { startLoadGenerator } from "./load-generator.ts";
import { medianOf } from "./median.ts";
import { findFreePort, startServer, type ServerProcess } from "./server-process.ts";

const PROCESSES = [1, 2] as const;
/** Of a round, spread evenly over the processes. */
const REQUESTS = 2_000;

/**
 * What a second process buys: rounds of the same deliveries against one process of the built app and against two on one PostgreSQL server, in turns,
 * each process with its share of the connections, as behind a proxy that goes round. Its commits are synced. Returns a table.
 */
export async function measureProcesses(
  env: Readonly<Record<string, string>>,
  load: { readonly connections: number; readonly rounds: number; readonly path: string },
): Promise<string> {
  const server = await startPostgres("synced");
  const apps: ServerProcess[] = [];
  const generators = PROCESSES.map(() => startLoadGenerator());
  try {
    const databaseUrl = await server.copy();
    for (const _ of PROCESSES) {
      const port = await findFreePort();
      const settings = { ...env, PORT: String(port), DATABASE_URL: databaseUrl };
      const app = startServer({ args: BUILT_APP_ARGUMENTS, env: settings, port });
      apps.push(app);
      await app.firstAnswerMs("/readyz");
    }

    /** Of all processes together, by the slowest. */
    async function rateOf(processes: number, round: string): Promise<number> {
      const startedMs = performance.now();
      const shares = apps.slice(0, processes).map(async (app, index) => {
        await generators[index]?.send({
          origin: app.origin,
          path: load.path,
          connections: load.connections / processes,
          requests: REQUESTS / processes,
          events: {
            prefix: `${processes}x${index}r${round}`,
            secret: env["STRIPE_WEBHOOK_SECRETS"] ?? "",
            checkouts: null,
          },
          cookie: null,
        });
      });
      await Promise.all(shares);
      return REQUESTS / ((performance.now() - startedMs) / 1000);
    }

    for (const processes of PROCESSES) await rateOf(processes, "w");
    const rates: { one: number; two: number }[] = [];
    for (let round = 0; round < load.rounds; round += 1) {
      const measured = { one: 0, two: 0 };
      for (const processes of round % 2 === 0 ? PROCESSES : PROCESSES.toReversed()) {
        measured[processes === 1 ? "one" : "two"] = await rateOf(processes, String(round));
      }
      rates.push(measured);
    }
    const gains = rates.map(({ one, two }) => two / one);
    const perSecond = (who: "one" | "two") => `${medianOf(rates.map((pair) => pair[who])).toFixed(0)} req/s`;
    const spread = `${Math.min(...gains).toFixed(2)}–${Math.max(...gains).toFixed(2)}`;
    return formatTable([
      ["PostgreSQL", "one process", "two", "two / one"],
      [
        "durable webhook intake",
        perSecond("one"),
        perSecond("two"),
        `${medianOf(gains).toFixed(2)} (${spread})`,
      ],
    ]);
  } finally {
    for (const generator of generators) generator.stop();
    for (const app of apps) await app.stop();
    await server.remove();
  }
}
