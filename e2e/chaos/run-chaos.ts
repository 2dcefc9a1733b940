import { parseArgs } from "node:util";
import type { Dialect } from "./installation.ts";
import { liveThroughChaos } from "./live-through-chaos.ts";
import { printReport } from "./print-report.ts";

// `npm run chaos -- --bookings 200 --seed 7`: many people book and pay while everything that can fail does, and the app is killed again and
// again. `--database postgres --processes 2`: two processes of it on one PostgreSQL server, of which one is killed at a time; with `--restart-database` the server as well. Fails when
// anything is lost, charged or returned twice, or left over. The same seed lets the same people do the same things in the same fault injector; at
// which moment a process dies is a matter of real time, and no seed repeats that.

const DIALECTS: readonly Dialect[] = ["sqlite", "postgres"];

const { values } = parseArgs({
  options: {
    bookings: { type: "string", default: "200" },
    seed: { type: "string" },
    database: { type: "string", default: "sqlite" },
    processes: { type: "string", default: "1" },
    "restart-database": { type: "boolean", default: false },
  },
});

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const bookings = Number(values.bookings);
const processes = Number(values.processes);
const dialect = DIALECTS.find((one) => one === values.database);
if (dialect === undefined) throw new Error(`--database is ${DIALECTS.join(" or ")}.`);
if (!(processes === 1 || (processes > 1 && dialect === "postgres")))
  throw new Error("--processes is 1, or more with --database postgres.");
const restartsDatabase = values["restart-database"];
if (restartsDatabase && dialect !== "postgres")
  throw new Error("--restart-database goes with --database postgres.");
const onStep = (step: string) => say(`· ${step}`);
const report = await liveThroughChaos({ bookings, seed, dialect, processes, restartsDatabase, onStep });
say(`\n${printReport(report)}`);
const isWell = report.audit.violations.length === 0;
say(
  isWell
    ? `✓ Nothing is lost, nothing is twice. Seed ${seed}.`
    : `✗ Seed ${seed}; when it died, no seed repeats.`,
);
process.exitCode = isWell ? 0 : 1;
