import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { CADDY, provideProgram } from "./provide-program.ts";

test("a program in PATH is the one that runs", () => {
  const node = provideProgram({ name: "node", debianPackage: "nodejs" });
  expect(spawnSync(node ?? "", ["--version"], { encoding: "utf8" }).stdout).toMatch(/^v\d+/);
});

const caddy = provideProgram(CADDY);

test.skipIf(caddy === null)("what a package brings runs without being installed", () => {
  expect(spawnSync(caddy ?? "", ["version"], { encoding: "utf8" }).stdout).toMatch(/\d+\.\d+\.\d+/);
});
