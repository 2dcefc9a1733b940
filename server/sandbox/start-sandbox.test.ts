import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { createTransport } from "nodemailer";
import { expect, test } from "vitest";

import { type SandboxUrls, startSandbox } from "./start-sandbox.ts";

test("every server answers at its address, and none after closing", async () => {
  const sandbox = await startSandbox();
  const { control, clock, calendlyApi, stripeApi, inbox, smtp } = sandbox.urls;
  const pages = [control, clock, inbox, `${control}/calendly`, `${control}/stripe`];
  for (const url of pages) expect((await fetch(url)).status).toBe(200);
  expect((await fetch(`${calendlyApi}/users/me`)).status).toBe(401);
  expect((await fetch(`${stripeApi}/v1/refunds`)).status).toBe(401);
  await createTransport(smtp).sendMail({ from: "a@example.com", to: "b@example.com", text: "hello" });
  expect(sandbox.mailbox.ledger.list({ to: "b@example.com" })).toHaveLength(1);
  await sandbox.close();
  await sandbox.close();
  for (const url of [control, calendlyApi, stripeApi, inbox]) await expect(fetch(url)).rejects.toThrow();
});

test("two sandboxes in one process share nothing", async () => {
  const [one, other] = await Promise.all([startSandbox(), startSandbox()]);
  await one.kernel.clock.advance(60_000);
  expect(other.kernel.clock.offsetMs).toBe(0);
  await Promise.all([one.close(), other.close()]);
});

test("a port in use stops the start and leaves nothing running", async () => {
  const first = await startSandbox();
  const takenPort = Number(new URL(first.urls.control).port);
  await expect(startSandbox({ controlPort: takenPort })).rejects.toThrow("EADDRINUSE");
  await first.close();
  const second = await startSandbox({ controlPort: takenPort });
  expect(second.urls.control).toBe(first.urls.control);
  await second.close();
});

test("as a process it says where it is in one line of JSON, and ends on SIGTERM", async () => {
  const ports = ["control", "calendly", "stripe", "smtp", "inbox"].map((name) => `--${name}-port=0`);
  const child = spawn(process.execPath, ["--import", "tsx", "server/sandbox/main.ts", "--json", ...ports], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const [line] = (await once(createInterface(child.stdout), "line")) as [string];
  const urls = JSON.parse(line) as SandboxUrls;
  expect(await (await fetch(urls.clock)).json()).toMatchObject({ revision: 0 });
  child.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
});
