import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

// Tells many scenarios twice, in order and disturbed, and compares how they end: `npm run convergence -- --scenarios 1000`.
// A failure prints the seed and the path with which `--seed` and `--path` tell the same scenarios again.

const ROOT = fileURLToPath(new URL("..", import.meta.url));

const { values } = parseArgs({
  options: {
    scenarios: { type: "string", default: "1000" },
    seed: { type: "string" },
    path: { type: "string" },
  },
});

const child = spawn(path.join(ROOT, "node_modules/.bin/vitest"), ["run", "e2e/convergence"], {
  cwd: ROOT,
  stdio: "inherit",
  env: {
    ...process.env,
    CONVERGENCE_STORIES: values.scenarios,
    ...(values.seed === undefined ? {} : { CONVERGENCE_SEED: values.seed }),
    ...(values.path === undefined ? {} : { CONVERGENCE_PATH: values.path }),
  },
  shell: process.platform === "win32",
});
child.on("exit", (code) => {
  process.exitCode = code ?? 1;
});
