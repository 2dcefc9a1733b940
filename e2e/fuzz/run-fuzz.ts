import { parseArgs } from "node:util";
import { fuzz } from "./fuzz.ts";
import { printFuzzReport, troublesOf } from "./fuzz-report.ts";

// `npm run fuzz -- --requests 20000 --seed 7`: generated requests to every address, procedure and operation of the built app, from their own schemas and
// beyond them, by people and programs who may and who may not. Fails when an answer, the log or somebody else's rows are what they must not be, and when
// too few requests reach a procedure.

const { values } = parseArgs({
  options: { requests: { type: "string", default: "20000" }, seed: { type: "string" } },
});

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
say(`· Seed ${seed}`);
const report = await fuzz({ requests: Number(values.requests), seed, onStep: (step) => say(`· ${step}`) });
say(`\n${printFuzzReport(report)}`);
const isWell = troublesOf(report).length === 0;
say(isWell ? `✓ Nothing was found. Seed ${seed}.` : `✗ Seed ${seed}.`);
process.exitCode = isWell ? 0 : 1;
