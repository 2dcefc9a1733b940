import { parseArgs } from "node:util";
import { CADDY, provideProgram } from "../kit/provide-program.ts";
import { formatTable } from "../load/format-table.ts";
import { restartUnderLoad, type RestartPlan, type RestartReport } from "./restart-under-load.ts";

// `npm run restarts -- --restarts 10`: the app is restarted again and again under load, through the shipped Caddy configuration and without it. Fails when
// a request through Caddy fails, or when anything is gone that somebody was told is done.

const { values } = parseArgs({ options: { restarts: { type: "string", default: "10" } } });
const restarts = Number(values.restarts);

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

const caddy = provideProgram(CADDY);
const bare: readonly RestartPlan[] = [
  { database: "sqlite", processes: 1, caddy: null, restarts },
  { database: "postgres", processes: 2, caddy: null, restarts },
];
const plans = caddy === null ? bare : bare.flatMap((plan) => [{ ...plan, caddy }, plan]);

function nameOf({ database, processes, caddy: proxy }: RestartPlan): string {
  const under = database === "sqlite" ? "SQLite, one process" : `PostgreSQL, ${processes} processes`;
  return `${under}, ${proxy === null ? "bare port" : "through Caddy"}`;
}

function rowsOf({ kinds }: RestartReport): string[][] {
  return [...kinds].map(([kind, { requests, failed, slowestMs }]) => [
    kind,
    String(requests),
    String(failed),
    `${(slowestMs / 1000).toFixed(1)} s`,
  ]);
}

let isWell = true;
for (const plan of plans) {
  const name = nameOf(plan);
  say(`\n${name}: every process restarted ${restarts} times\n`);
  const report = await restartUnderLoad(plan);
  const all = [...report.kinds.values()];
  const requests = all.reduce((sum, kind) => sum + kind.requests, 0);
  const failed = all.reduce((sum, kind) => sum + kind.failed, 0);
  const slowest = Math.max(...all.map(({ slowestMs }) => slowestMs));
  say(
    formatTable([
      ["asked for", "requests", "failed", "slowest"],
      ...rowsOf(report),
      ["all", String(requests), String(failed), `${(slowest / 1000).toFixed(1)} s`],
    ]),
  );
  for (const [failure, count] of report.failures) say(`  ${count} × ${failure}`);
  for (const lost of report.lost) say(`  Lost: ${lost}`);
  if (report.lost.length > 0 || (plan.caddy !== null && failed > 0)) isWell = false;
}
say(isWell ? "\nNothing failed through Caddy, and nothing was lost." : "\nThis must not be.");
process.exitCode = isWell ? 0 : 1;
