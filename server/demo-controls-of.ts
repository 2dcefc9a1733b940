import { DEMO_ACCOUNTS } from "../db/seed/demo-data.ts";
import { createDemoControls } from "./adapters/demo-controls.ts";
import type { DemoRole, KnownAccount } from "./domain/demo/demo-state.ts";
import { invariant } from "./domain/values/invariant.ts";
import type { Env } from "./env.ts";
import type { DemoControls } from "./ports.ts";

/** What the demo's bar can do; null where there is none. The settings allow it nowhere but in a demo whose sandbox is on this machine. */
export function demoControlsOf(
  env: Pick<Env, "APP_ENV" | "DEMO_CONTROL_URL" | "MAILBOX_URL">,
): DemoControls | null {
  const { DEMO_CONTROL_URL: controlUrl, MAILBOX_URL: inboxUrl } = env;
  if (env.APP_ENV !== "demo" || controlUrl === undefined || inboxUrl === undefined) return null;
  return createDemoControls({
    controlUrl,
    inboxUrl,
    accounts: { client: firstOf("client"), builder: firstOf("builder"), operator: firstOf("operator") },
  });
}

function firstOf(role: DemoRole): KnownAccount {
  const account = DEMO_ACCOUNTS.find((one) => one.role === role);
  invariant(account !== undefined, `the demo has no ${role}`);
  return account;
}
