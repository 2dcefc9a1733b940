import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { ALERT_KIND_NAMES } from "../../server/domain/health/alert-kinds.ts";
import { ENGLISH } from "../../server/domain/text/language.ts";
import { runbookInWords } from "../../server/domain/text/runbook-in-words.ts";
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

test("the app and its backups may write where the guide lays backups, and nowhere else outside their data", () => {
  const guide = read("docs/operations/one-small-server.md");
  const folder = /^BACKUP_DIR=(.+)$/m.exec(guide)?.[1];
  const writable = (unit: string) =>
    [...read(`${FOLDER}/${unit}`).matchAll(/^ReadWritePaths=(.+)$/gm)].map(([, paths]) => paths);
  expect(folder).toBeDefined();
  expect(writable("booking@.service")).toEqual([`-${folder ?? ""}`]);
  expect(writable("booking-backup.service")).toEqual([folder]);
});

test("every log that a runbook reads is of a service that there is", () => {
  const logs = ALERT_KIND_NAMES.flatMap((kind) =>
    runbookInWords(kind, ENGLISH).steps.flatMap(({ command }) =>
      [...(command ?? "").matchAll(/journalctl -u '?([^\s']+)/g)].map(([, unit]) => unit),
    ),
  );
  expect(new Set(logs)).toEqual(new Set(["booking@*", "booking-backup", "caddy"]));
  for (const unit of ["booking@.service", "booking-backup.service", "booking-backup.timer"])
    expect(read(`${FOLDER}/${unit}`)).toContain("[Unit]");
});

const hasSystemd = spawnSync("systemd-analyze", ["--version"]).status === 0;
if (!hasSystemd)
  process.stdout.write("Skipped: there is no systemd-analyze here to look at the service with.\n");

test.skipIf(!hasSystemd).each([
  { unit: "booking@.service", name: "booking@3000.service" },
  { unit: "booking-backup.service", name: "booking-backup.service" },
])("systemd understands every line of $unit", ({ unit, name }) => {
  const folder = mkdtempSync(path.join(tmpdir(), "booking-service-"));
  const file = path.join(folder, name);
  writeFileSync(
    file,
    read(`${FOLDER}/${unit}`)
      .replace("=/opt/booking", `=${folder}`)
      .replace("/usr/bin/node", process.execPath)
      .replaceAll("=booking\n", "=root\n"),
  );
  const { status, stderr } = spawnSync("systemd-analyze", ["verify", file], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  const aboutIt = stderr.split("\n").filter((line) => line.includes(name));
  expect([status, aboutIt]).toEqual([0, []]);
});
