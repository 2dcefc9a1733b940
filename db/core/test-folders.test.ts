import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeTestFolder, removeLeftFolders } from "./test-folders.ts";

test("folders of processes that are no more are removed, and those of living ones stay", () => {
  const { pid } = spawnSync(process.execPath, ["--version"]);
  const left = mkdtempSync(join(tmpdir(), `booking-test-left-${pid}-`));
  const own = makeTestFolder("own");
  removeLeftFolders();
  expect([existsSync(left), existsSync(own)]).toEqual([false, true]);
  rmSync(own, { recursive: true });
});
