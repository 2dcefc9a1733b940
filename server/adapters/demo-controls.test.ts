import { createTransport } from "nodemailer";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startSandbox, type Sandbox } from "../sandbox/start-sandbox.ts";
import { createDemoControls } from "./demo-controls.ts";

const SOMEBODY = { name: "Casey", email: "casey@example.com", password: "known to everybody" };

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.close());

function controls() {
  const { control: controlUrl, inbox: inboxUrl } = sandbox.urls;
  const accounts = { client: SOMEBODY, builder: SOMEBODY, operator: SOMEBODY };
  return createDemoControls({ controlUrl, inboxUrl, accounts });
}

test("a mail counts as unread until somebody opens it in the inbox", async () => {
  await createTransport(sandbox.urls.smtp).sendMail({
    from: "a@example.com",
    to: "b@example.com",
    subject: "Hello",
    text: "Hello",
  });
  expect((await controls().read())?.unread).toBe(1);
  const [mail] = sandbox.mailbox.ledger.list();
  await fetch(`${sandbox.urls.inbox}/messages/${mail?.id ?? ""}`);
  expect((await controls().read())?.unread).toBe(0);
});

test("the clock moves by the step that was pressed", async () => {
  const before = sandbox.kernel.clock.now().getTime();
  expect(await controls().moveClock("week")).toBe(true);
  const moved = Date.parse((await controls().read())?.now ?? "") - before;
  expect(moved).toBeGreaterThanOrEqual(7 * 86_400_000);
  expect(moved).toBeLessThan(7 * 86_400_000 + 60_000);
});

test("a provider has one trouble at a time, the other keeps its own, and mending takes away all of it", async () => {
  const { breakProvider, mend, read } = controls();
  await breakProvider("stripe", "down");
  await breakProvider("calendly", "lost_webhooks");
  await breakProvider("stripe", "slow");
  expect((await read())?.troubles).toEqual({ stripe: "slow", calendly: "lost_webhooks" });
  expect(sandbox.kernel.faults.list()).toHaveLength(2);
  await mend("stripe");
  expect((await read())?.troubles).toEqual({ stripe: null, calendly: "lost_webhooks" });
});

test("a fault that was ordered on the control panel is seen, and mended as well", async () => {
  const fault = { kind: "lose_response" } as const;
  sandbox.kernel.faults.add({ provider: "stripe", on: "request", fault, remaining: null });
  expect((await controls().read())?.troubles.stripe).toBe("other");
  expect(await controls().mend("stripe")).toBe(true);
  expect((await controls().read())?.troubles.stripe).toBeNull();
});

test("a sandbox that is away is said to be, and nothing rejects", async () => {
  const { read, moveClock, breakProvider, mend } = controls();
  await sandbox.close();
  expect(await read()).toBeNull();
  expect(await moveClock("day")).toBe(false);
  expect(await breakProvider("stripe", "down")).toBe(false);
  expect(await mend("stripe")).toBe(false);
});
