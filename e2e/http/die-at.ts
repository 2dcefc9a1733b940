import { expect } from "vitest";
import type { ProviderName, RequestFault } from "../../server/sandbox/kernel/kernel.ts";
import type { BuiltApp } from "../kit/built-app.ts";
import { until } from "../../server/test-until.ts";

/** A lease lasts a minute: past it, what a dead process had leased is anybody's. */
const LEASE_MINUTES = 2;

/** Where the process dies: with nothing done at the provider yet, or with it done and nothing recorded. */
export type Fatal = Extract<RequestFault["kind"], "time_out" | "hold_response">;

/**
 * Lets the app die at its next call of this kind: in the middle of `act`, whose own failure is of no interest. Then starts it again, and
 * lets the lease of what it had run out.
 */
export async function dieAt(
  app: BuiltApp,
  call: {
    readonly provider: ProviderName;
    readonly method: string;
    readonly pattern: string;
    readonly moment: Fatal;
  },
  act: () => Promise<unknown>,
): Promise<void> {
  const { provider, method, pattern, moment } = call;
  const met = async () => {
    const requests = await app.sandbox.listRequests(provider);
    const marked = requests.filter(({ fault }) => fault === moment).length;
    return moment === "hold_response" ? app.sandbox.countHeldAnswers(provider) : marked;
  };
  const metBefore = await met();
  // The SDK asks once more when a connection breaks; it must meet the same end.
  await app.sandbox.addFault({ provider, on: "request", method, pattern, fault: { kind: moment } });
  const acted = act().catch(() => null);
  await until(async () => expect(await met()).toBeGreaterThan(metBefore));
  await app.demo.killApp("SIGKILL");
  await acted;
  await app.sandbox.clearFaults();
  await app.sandbox.releaseAnswers();
  await app.demo.startApp();
  await app.sandbox.advance({ minutes: LEASE_MINUTES });
}
