import { Hono } from "hono";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { createKernel } from "../kernel/create-kernel.ts";
import type { Delivery, FaultRule, Kernel } from "../kernel/kernel.ts";
import { type RunningServer, serve } from "../kernel/serve.ts";
import { type Receiver, startReceiver } from "../kernel/start-receiver.ts";
import { createControlPanel } from "./create-control-panel.ts";

let kernel: Kernel;
let panel: RunningServer;
let receiver: Receiver;

beforeEach(async () => {
  kernel = createKernel();
  receiver = await startReceiver();
  const calendly = new Hono();
  calendly.get("/people", (context) => context.text("people"));
  panel = await serve(
    createControlPanel(kernel, {
      extra: [{ title: "Inbox", href: "http://127.0.0.1:1/" }],
      mount: [{ path: "/calendly", app: calendly }],
    }),
    0,
  );
});
afterEach(async () => {
  await kernel.close();
  await panel.close();
  await receiver.close();
});

const get = async <Body>(path: string) => (await fetch(`${panel.url}${path}`)).json() as Promise<Body>;
const page = async (path = "/") => (await fetch(`${panel.url}${path}`)).text();
const post = (path: string, body: unknown = {}) =>
  fetch(`${panel.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
const submit = (path: string, fields: Record<string, string> = {}) =>
  fetch(`${panel.url}${path}`, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });

function sendWebhook(eventType = "invitee.created"): Delivery {
  return kernel.postOffice.send({
    provider: "calendly",
    endpointId: "sub_1",
    url: receiver.url,
    eventType,
    body: '{"who":"<b>Ada</b>"}',
    sign: () => ({}),
    giveUpAfterMs: 86_400_000,
  });
}

interface ClockAnswer {
  now: string;
  offsetMs: number;
  revision: number;
}

test("the clock moves by JSON and by form, and units add up", async () => {
  expect(await get<ClockAnswer>("/clock")).toMatchObject({ offsetMs: 0, revision: 0 });
  expect(await (await post("/clock/advance", { ms: 500, minutes: 1 })).json()).toMatchObject({
    offsetMs: 60_500,
  });
  const answer = await submit("/clock/advance", { days: "1" });
  expect(answer.status).toBe(303);
  const clock = await get<ClockAnswer>("/clock");
  expect(clock.offsetMs).toBe(86_460_500);
  expect(Date.parse(clock.now)).toBeGreaterThan(Date.now() + 86_000_000);
});

test("a poll waits for the next step of the clock, and an old revision is answered at once", async () => {
  const { revision } = await get<ClockAnswer>("/clock");
  const poll = get<ClockAnswer>(`/clock?after=${revision}`);
  let answered = false;
  void poll.then(() => (answered = true));
  await get("/faults");
  expect(answered).toBe(false);
  await post("/clock/advance", { hours: 1 });
  expect(await poll).toMatchObject({ offsetMs: 3_600_000, revision: revision + 1 });
  expect(await get<ClockAnswer>(`/clock?after=${revision}`)).toMatchObject({ revision: revision + 1 });
});

test("whoever follows the clock knows of a step before anything that is due then happens", async () => {
  let happened = false;
  kernel.clock.schedule(new Date(kernel.clock.now().getTime() + 3_600_000), () => {
    happened = true;
  });
  const { revision } = await get<ClockAnswer>("/clock");
  const poll = get<ClockAnswer>(`/clock?after=${revision}`);
  await get("/faults");
  const advance = post("/clock/advance", { hours: 1 });
  const told = await poll;
  expect(happened).toBe(false);
  const next = get<ClockAnswer>(`/clock?after=${told.revision}`);
  await advance;
  expect(happened).toBe(true);
  await kernel.close();
  await next;
});

test("a poll ends when the sandbox is closed", async () => {
  const poll = get<ClockAnswer>("/clock?after=0");
  await get("/faults");
  await kernel.close();
  expect(await poll).toMatchObject({ revision: 0 });
});

test("the clock is not moved back, nowhere, or by nonsense", async () => {
  for (const body of [{ ms: -1 }, {}, { ms: "soon" }, { days: 10_000 }, null]) {
    expect((await post("/clock/advance", body)).status).toBe(400);
  }
  expect(kernel.clock.offsetMs).toBe(0);
});

test("faults are added, listed and removed", async () => {
  const answer = await post("/faults", {
    provider: "stripe",
    on: "request",
    fault: { kind: "status", status: 500 },
    method: "post",
    pattern: "^/v1/refunds",
    remaining: 2,
  });
  expect(answer.status).toBe(201);
  const rule = (await answer.json()) as FaultRule;
  expect(await get("/faults")).toEqual([
    {
      id: rule.id,
      provider: "stripe",
      on: "request",
      fault: { kind: "status", status: 500 },
      method: "POST",
      pattern: "^/v1/refunds",
      remaining: 2,
    },
  ]);
  await fetch(`${panel.url}/faults/${rule.id}`, { method: "DELETE" });
  expect(await get("/faults")).toEqual([]);
  await post("/faults", { provider: "mail", on: "request", fault: { kind: "down" } });
  expect(await get("/faults")).toMatchObject([{ remaining: null }]);
  await fetch(`${panel.url}/faults`, { method: "DELETE" });
  expect(await get("/faults")).toEqual([]);
});

test("a fault that means nothing is refused with the reason", async () => {
  const wrong = [
    { provider: "paypal", on: "request", fault: { kind: "down" } },
    { provider: "stripe", on: "delivery", fault: { kind: "down" } },
    { provider: "stripe", on: "request", fault: { kind: "status", status: 200 } },
    { provider: "stripe", on: "request", fault: { kind: "down" }, pattern: "(" },
    { provider: "stripe", on: "request", fault: { kind: "down" }, remaining: 0 },
  ];
  for (const body of wrong) {
    const answer = await post("/faults", body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: "invalid" });
  }
  const notJson = await fetch(`${panel.url}/faults`, { method: "POST", body: "{" });
  expect(notJson.status).toBe(400);
  expect(kernel.faults.list()).toEqual([]);
});

test("the panel's form adds the same faults, and a wrong one is answered with a page", async () => {
  const fields = {
    provider: "calendly",
    status: "503",
    delaySeconds: "3",
    method: "",
    pattern: "",
    remaining: "",
  };
  await submit("/faults", { ...fields, fault: "request:status", method: "get", remaining: "1" });
  await submit("/faults", { ...fields, fault: "delivery:delay", pattern: "canceled" });
  expect(kernel.faults.list()).toMatchObject([
    { on: "request", fault: { kind: "status", status: 503 }, method: "GET", remaining: 1 },
    { on: "delivery", fault: { kind: "delay", delayMs: 3_000 }, pattern: "canceled", remaining: null },
  ]);
  const refused = await submit("/faults", { ...fields, fault: "request:nothing" });
  expect(refused.status).toBe(400);
  expect(refused.headers.get("content-type")).toContain("text/html");
  const id = kernel.faults.list()[0]?.id ?? "";
  await submit(`/faults/${id}/remove`);
  expect(kernel.faults.list()).toHaveLength(1);
});

test("held answers are counted per provider and released", async () => {
  let released = false;
  void kernel.faults.holdResponse("stripe").then(() => (released = true));
  expect(await get("/faults/held")).toEqual({ count: 1, byProvider: { calendly: 0, stripe: 1, mail: 0 } });
  expect(await (await post("/faults/release", { provider: "calendly" })).json()).toEqual({ released: 0 });
  expect(await (await post("/faults/release")).json()).toEqual({ released: 1 });
  await vi.waitFor(() => expect(released).toBe(true));
});

test("webhooks are listed by their state, released and resent", async () => {
  kernel.faults.add({ provider: "calendly", on: "delivery", fault: { kind: "hold" }, remaining: 1 });
  const { id } = sendWebhook();
  sendWebhook("invitee.canceled");
  expect(await get("/deliveries/idle")).toEqual({ idle: true });
  expect(await get("/deliveries?state=held")).toMatchObject([{ id, eventType: "invitee.created" }]);
  expect(await get("/deliveries?eventType=invitee.canceled")).toMatchObject([{ state: "delivered" }]);
  expect(await get("/deliveries?provider=stripe")).toEqual([]);
  expect((await fetch(`${panel.url}/deliveries?state=lost`)).status).toBe(400);
  expect(await (await post("/deliveries/release", { provider: "calendly" })).json()).toEqual({ released: 1 });
  expect(await (await post(`/deliveries/${id}/resend`)).json()).toMatchObject({
    state: "delivered",
    attempts: [{ status: 200 }, { status: 200 }],
  });
  expect(receiver.bodies).toHaveLength(3);
  expect((await post("/deliveries/dlv_none/resend")).status).toBe(404);
});

test("one held webhook is released or dropped by its id, and only while it is held", async () => {
  kernel.faults.add({ provider: "calendly", on: "delivery", fault: { kind: "hold" }, remaining: null });
  const [sent, dropped, left] = [sendWebhook(), sendWebhook(), sendWebhook()];
  expect(await (await post(`/deliveries/${sent.id}/release`)).json()).toMatchObject({
    id: sent.id,
    provider: "calendly",
    eventType: "invitee.created",
    state: "delivered",
  });
  expect(receiver.bodies).toHaveLength(1);
  expect(await (await post(`/deliveries/${dropped.id}/drop`)).json()).toMatchObject({ state: "dropped" });
  for (const path of [`/deliveries/${sent.id}/drop`, `/deliveries/${dropped.id}/release`]) {
    const refused = await post(path);
    expect([refused.status, await refused.json()]).toMatchObject([409, { error: "not_held" }]);
  }
  expect((await post("/deliveries/dlv_none/release")).status).toBe(404);
  expect((await post("/deliveries/dlv_none/drop")).status).toBe(404);
  expect(await get("/deliveries?state=held")).toMatchObject([{ id: left.id }]);
  expect((await submit(`/deliveries/${left.id}/release`)).status).toBe(303);
  expect(receiver.bodies).toHaveLength(2);
});

test("calls are listed per provider and forgotten on demand", async () => {
  kernel.requests.add({
    at: kernel.clock.now().toISOString(),
    provider: "stripe",
    method: "POST",
    path: "/v1/refunds",
    status: 200,
    fault: null,
    idempotencyKey: "k",
  });
  expect(await get("/requests?provider=stripe")).toMatchObject([{ path: "/v1/refunds" }]);
  expect(await get("/requests?provider=mail")).toEqual([]);
  await fetch(`${panel.url}/requests`, { method: "DELETE" });
  expect(await get("/requests")).toEqual([]);
});

test("the page shows clock, faults, webhooks with attempts and held answers, and escapes what it shows", async () => {
  kernel.faults.add({ provider: "stripe", on: "request", fault: { kind: "down" }, remaining: 3 });
  void kernel.faults.holdResponse("stripe");
  receiver.answers = [503];
  sendWebhook();
  await kernel.postOffice.idle();
  const shown = await page();
  for (const words of [
    "+24 hours",
    "A call is down",
    "3 more",
    "Release 1",
    "invitee.created",
    "failed, will retry",
    "HTTP 503",
    "Resend",
    'href="http://127.0.0.1:1/"',
  ]) {
    expect(shown).toContain(words);
  }
  expect(shown).not.toContain("<b>Ada");
  expect(shown).not.toContain("<script");
});

test("the page renews itself only when asked to", async () => {
  expect(await page()).not.toContain('http-equiv="refresh"');
  expect(await page("/?refresh=on")).toContain('http-equiv="refresh"');
});

test("a provider's own control routes are reachable under its path", async () => {
  expect(await page("/calendly/people")).toBe("people");
});
