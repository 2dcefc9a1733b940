import { Hono } from "hono";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { createKernel } from "./create-kernel.ts";
import type { Kernel, RequestFault } from "./kernel.ts";
import { requestFaults } from "./request-faults.ts";
import { type RunningServer, serve } from "./serve.ts";

let kernel: Kernel;
let server: RunningServer;
let workDone: number;

beforeEach(async () => {
  kernel = createKernel();
  workDone = 0;
  const app = new Hono();
  app.use(
    "/v1/*",
    requestFaults(kernel, "stripe", (_context, status) => Response.json({ error: { status } }, { status })),
  );
  app.post("/v1/things", (context) => {
    workDone += 1;
    return context.json({ ok: true }, 201);
  });
  app.post("/v1/broken", () => {
    throw new Error("a bug");
  });
  app.onError((_error, context) => context.json({ error: "bug" }, 500));
  server = await serve(app, 0);
});
afterEach(async () => {
  await kernel.close();
  await server.close();
});

const call = (init: RequestInit = {}, path = "/v1/things?secret=1") =>
  fetch(`${server.url}${path}`, { method: "POST", body: "{}", ...init });

function fault(requestFault: RequestFault, more: { method?: string; pattern?: string } = {}): void {
  kernel.faults.add({ provider: "stripe", on: "request", fault: requestFault, remaining: 1, ...more });
}

test("without a fault the request goes through and is logged without its query", async () => {
  const response = await call({ headers: { "idempotency-key": "key-1" } });
  expect(response.status).toBe(201);
  expect(kernel.requests.list("stripe")).toEqual([
    expect.objectContaining({
      method: "POST",
      path: "/v1/things",
      status: 201,
      fault: null,
      idempotencyKey: "key-1",
    }),
  ]);
  expect(kernel.requests.list("calendly")).toEqual([]);
});

test("a handler that throws is logged with the status it was answered with", async () => {
  await call({}, "/v1/broken");
  expect(kernel.requests.list()).toEqual([expect.objectContaining({ status: 500 })]);
});

test("status answers in the provider's shape, does nothing, and only as often as said", async () => {
  fault({ kind: "status", status: 429 });
  const refused = await call();
  expect(refused.status).toBe(429);
  expect(await refused.json()).toEqual({ error: { status: 429 } });
  expect(workDone).toBe(0);
  expect((await call()).status).toBe(201);
});

test("a rule fits only its method and path", async () => {
  fault({ kind: "status", status: 500 }, { method: "GET" });
  fault({ kind: "status", status: 500 }, { pattern: "^/v1/others" });
  expect((await call()).status).toBe(201);
  expect(kernel.faults.list()).toHaveLength(2);
});

test("down breaks the connection before anything is done", async () => {
  fault({ kind: "down" });
  await expect(call()).rejects.toThrow();
  expect(workDone).toBe(0);
  expect((await call()).status).toBe(201);
});

test("time_out answers nothing until the caller gives up, and nothing is done", async () => {
  fault({ kind: "time_out" });
  const caller = new AbortController();
  const answer = call({ signal: caller.signal });
  await vi.waitFor(() =>
    expect(kernel.requests.list()).toEqual([expect.objectContaining({ fault: "time_out", status: null })]),
  );
  caller.abort();
  await expect(answer).rejects.toThrow();
  expect(workDone).toBe(0);
});

test("time_out ends when the sandbox is closed", async () => {
  fault({ kind: "time_out" });
  const answer = expect(call()).rejects.toThrow();
  await vi.waitFor(() => expect(kernel.requests.list()).toHaveLength(1));
  await kernel.close();
  await answer;
});

test("delay answers after the work is done", async () => {
  fault({ kind: "delay", delayMs: 20 });
  expect((await call()).status).toBe(201);
  expect(workDone).toBe(1);
});

test("lose_response keeps the work and breaks the connection", async () => {
  fault({ kind: "lose_response" });
  await expect(call()).rejects.toThrow();
  expect(workDone).toBe(1);
  expect(kernel.requests.list()).toEqual([expect.objectContaining({ fault: "lose_response", status: null })]);
});

test("hold_response keeps the work and answers when released", async () => {
  fault({ kind: "hold_response" });
  const answer = call();
  await vi.waitFor(() => expect(kernel.faults.heldCount("stripe")).toBe(1));
  expect(workDone).toBe(1);
  expect(kernel.faults.releaseHeld("calendly")).toBe(0);
  expect(kernel.faults.releaseHeld("stripe")).toBe(1);
  expect((await answer).status).toBe(201);
  expect(kernel.faults.heldCount()).toBe(0);
});

test("a pattern that is no regular expression is refused when the rule is added", () => {
  expect(() => fault({ kind: "down" }, { pattern: "(" })).toThrow(SyntaxError);
});

test("a port in use is an error at once", async () => {
  await expect(serve(new Hono(), server.port)).rejects.toThrow("EADDRINUSE");
});
