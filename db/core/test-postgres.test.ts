import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

test("a process that failed ends as failed, also where a PostgreSQL of its own could be started", () => {
  const module = JSON.stringify(fileURLToPath(new URL("test-postgres.ts", import.meta.url)));
  const fails = `import(${module}).then(() => { process.exitCode = 3; })`;
  const { status } = spawnSync(process.execPath, ["--import", "tsx", "--eval", fails]);
  expect(status).toBe(3);
});
