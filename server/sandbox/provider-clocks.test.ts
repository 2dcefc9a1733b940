import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { type Receiver, startReceiver } from "./kernel/start-receiver.ts";
import { type Sandbox, startSandbox } from "./start-sandbox.ts";

/** Answers are dated to the second, and a machine may be busy for a moment. */
const NEAR_MS = 5_000;

let sandbox: Sandbox;
let receiver: Receiver;

beforeEach(async () => {
  sandbox = await startSandbox();
  receiver = await startReceiver();
});
afterEach(async () => {
  await sandbox.close();
  await receiver.close();
});

const setApart = (provider: string, body: unknown) =>
  fetch(`${sandbox.urls.control}/clock/${provider}`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

/** How far the date of an answer is ahead of the sandbox's clock. */
async function aheadOf(api: "calendlyApi" | "stripeApi", path: string): Promise<number> {
  const response = await fetch(`${sandbox.urls[api]}${path}`);
  return Date.parse(response.headers.get("date") ?? "") - sandbox.kernel.clock.now().getTime();
}

function expectNear(milliseconds: number, expected: number) {
  expect(Math.abs(milliseconds - expected)).toBeLessThan(NEAR_MS);
}

test("every answer of a provider, a refusal and a page too, is dated by the sandbox's clock, wherever it was moved", async () => {
  await sandbox.kernel.clock.advance(40 * 86_400_000);
  expectNear(await aheadOf("calendlyApi", "/users/me"), 0);
  expectNear(await aheadOf("calendlyApi", "/ada-okafor"), 0);
  expectNear(await aheadOf("stripeApi", "/v1/refunds"), 0);
  expectNear(await aheadOf("stripeApi", "/v1/nothing"), 0);
});

test.each([120, -120])(
  "a provider's clock set apart by %i s dates its answers, and no other's",
  async (s) => {
    expect(await (await setApart("calendly", { aheadSeconds: s })).json()).toEqual({
      provider: "calendly",
      aheadSeconds: s,
    });
    expectNear(await aheadOf("calendlyApi", "/users/me"), s * 1_000);
    expectNear(await aheadOf("stripeApi", "/v1/refunds"), 0);
    await setApart("calendly", { aheadSeconds: 0 });
    expectNear(await aheadOf("calendlyApi", "/users/me"), 0);
  },
);

test("a provider refuses by its own clock: what is in the future here may be past there", async () => {
  const ada = { headers: { authorization: "Bearer sandbox-pat-ada" } };
  const [eventType] = sandbox.calendly.ledger.eventTypes();
  const ask = () => {
    const nowMs = sandbox.kernel.clock.now().getTime();
    const query = new URLSearchParams({
      event_type: eventType?.uri ?? "",
      start_time: new Date(nowMs + 60_000).toISOString(),
      end_time: new Date(nowMs + 86_400_000).toISOString(),
    });
    return fetch(`${sandbox.urls.calendlyApi}/event_type_available_times?${query.toString()}`, ada);
  };
  expect((await ask()).status).toBe(200);
  await setApart("calendly", { aheadSeconds: 120 });
  expect((await ask()).status).toBe(400);
});

test("webhooks are signed at the provider's own time", async () => {
  await setApart("stripe", { aheadSeconds: 600 });
  await fetch(`${sandbox.urls.control}/stripe/webhook_endpoints`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ url: receiver.url, secret: "whsec_apart" }),
  });
  await fetch(`${sandbox.urls.control}/stripe/thin_events`, {
    method: "POST",
    body: JSON.stringify({ type: "v1.billing.meter.no_meter_found" }),
  });
  await vi.waitFor(() => expect(receiver.headers).toHaveLength(1));
  const signedAt = /t=(\d+)/.exec(receiver.headers[0]?.["stripe-signature"] ?? "")?.[1];
  expectNear(Number(signedAt) * 1_000 - sandbox.kernel.clock.now().getTime(), 600_000);
});

test("only Calendly and Stripe have clocks of their own, a day apart at most", async () => {
  for (const [provider, body] of [
    ["mail", { aheadSeconds: 1 }],
    ["nobody", { aheadSeconds: 1 }],
    ["stripe", { aheadSeconds: 86_401 }],
    ["stripe", {}],
  ] as const) {
    expect((await setApart(provider, body)).status).toBe(400);
  }
});
