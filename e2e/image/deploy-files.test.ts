import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { DRAIN_MS_EXTRA } from "../../server/http/drain.ts";
import { CADDY, provideProgram } from "../kit/provide-program.ts";
import { parseDockerfile, type Instruction } from "./parse-dockerfile.ts";

const FOLDER = "docs/operations/deploy";
/** As `run-until-signal.ts` has it. */
const STOP_SECONDS_MAX = 25;

const read = (file: string) => readFileSync(file, "utf8");
const caddy = provideProgram(CADDY);

function drainSeconds(): number {
  const instructions: readonly Instruction[] =
    parseDockerfile(read("Dockerfile")).stages.at(-1)?.instructions ?? [];
  const set = instructions.flatMap((one) => (one.kind === "env" ? Object.entries(one.values) : []));
  return Number(Object.fromEntries(set)["DRAIN_SECONDS"]);
}

test
  .skipIf(caddy === null)
  .each([
    { SITE_ADDRESS: "book.example.com" },
    { SITE_ADDRESS: "book.example.com", APP_UPSTREAMS: "127.0.0.1:3001 127.0.0.1:3002" },
  ])("Caddy takes its file with %o", (settings) => {
  const home = mkdtempSync(path.join(tmpdir(), "booking-caddy-"));
  const { status, stderr } = spawnSync(
    caddy ?? "",
    ["validate", "--config", `${FOLDER}/Caddyfile`, "--adapter", "caddyfile"],
    {
      encoding: "utf8",
      env: { ...process.env, HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home, ...settings },
    },
  );
  rmSync(home, { recursive: true });
  expect([status, stderr]).toEqual([0, expect.stringMatching(/^(?!.*not formatted)/s)]);
});

test("whatever looks after a process waits until it has drained and stopped by itself", () => {
  const longest = drainSeconds() + DRAIN_MS_EXTRA / 1000 + STOP_SECONDS_MAX;
  expect(drainSeconds()).toBeGreaterThan(0);
  expect(read("server/run-until-signal.ts")).toContain(`const STOP_MS_MAX = ${STOP_SECONDS_MAX}_000;`);
  expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(read(`${FOLDER}/booking@.service`))?.[1])).toBeGreaterThan(
    longest,
  );
  const [, grace] = /app:.*?stop_grace_period: (\d+)s/s.exec(read(`${FOLDER}/compose.yaml`)) ?? [];
  expect(Number(grace)).toBeGreaterThan(longest);
});

test("the service starts the app with what `npm start` gives it", () => {
  const { command } = parseDockerfile(read("Dockerfile"));
  expect(read(`${FOLDER}/booking@.service`)).toContain(`ExecStart=/usr/bin/${command.join(" ")}\n`);
});

const hasSystemd = spawnSync("systemd-analyze", ["--version"]).status === 0;
if (!hasSystemd)
  process.stdout.write("Skipped: there is no systemd-analyze here to look at the service with.\n");

test.skipIf(!hasSystemd)("systemd understands every line of the service", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "booking-service-"));
  const file = path.join(folder, "booking@3000.service");
  writeFileSync(
    file,
    read(`${FOLDER}/booking@.service`)
      .replace("=/opt/booking", `=${folder}`)
      .replace("/usr/bin/node", process.execPath)
      .replaceAll("=booking\n", "=root\n"),
  );
  const { status, stderr } = spawnSync("systemd-analyze", ["verify", file], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  const aboutIt = stderr.split("\n").filter((line) => line.includes("booking@"));
  expect([status, aboutIt]).toEqual([0, []]);
});
