import { readTarget } from "./smoke-target.ts";
import { runSmoke } from "./run-smoke.ts";

// `npm run smoke -- https://book.company.dev`: walks a running installation from outside, up to an open checkout, and takes all of it back. What it needs
// stands in `docs/operations/smoke.md`. Ends with 0 when every step is well.

const read = readTarget(process.argv.slice(2), process.env);
if (!read.ok) {
  console.error(read.problems.join("\n"));
  process.exit(2);
}
process.exitCode = (await runSmoke(read.target, (line) => process.stdout.write(`${line}\n`))) ? 0 : 1;
