import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { checkoutParameters, refusalOf, sdkFor, startStripeBench } from "../stripe-bench.ts";
import type { StripeBench } from "../stripe-bench.ts";

describe("the API", () => {
  let bench: StripeBench;
  beforeAll(async () => {
    bench = await startStripeBench();
  });
  afterAll(() => bench.close());

  const call = (path: string, init: RequestInit = {}) => fetch(bench.url + path, init);
  const port = () => Number(new URL(bench.url).port);
  const bearer = { authorization: "Bearer sk_test_sandbox" };

  it.each([null, ["rak_checkout_session_read", "rak_charge_write"]])(
    "a key that was given out is let in: its permissions are %j",
    async (permissions) => {
      const { key } = await bench.control<{ key: string }>("POST", "/keys", { permissions });
      expect(key).toMatch(permissions === null ? /^sk_test_/ : /^rk_test_/);
      expect((await sdkFor(port(), key).checkout.sessions.list()).object).toBe("list");
      const basic = { authorization: `Basic ${Buffer.from(`${key}:`).toString("base64")}` };
      expect((await call("/v1/refunds", { headers: basic })).status).toBe(200);
    },
  );

  it("a restricted key is refused what it has no permission for, by the permission's name", async () => {
    const { key } = await bench.control<{ key: string }>("POST", "/keys", {
      permissions: ["rak_checkout_session_read"],
    });
    for (const [asked, permission] of [
      [sdkFor(port(), key).webhookEndpoints.list(), "rak_webhook_read"],
      [sdkFor(port(), key).checkout.sessions.create(checkoutParameters()), "rak_checkout_session_write"],
    ] as const) {
      const error = await refusalOf(asked);
      expect(error).toMatchObject({ statusCode: 403, type: "StripePermissionError" });
      expect(error.message).toContain(`Having the '${permission}' permission`);
      expect(error.message).not.toContain(key);
    }
  });

  it("a rolled key is good for as long as was said, and expired after that", async () => {
    const roll = (key: string, overlapHours: number) =>
      bench.control<{ key: string }>("POST", "/keys/roll", { key, overlapHours });
    const { key: first } = await bench.control<{ key: string }>("POST", "/keys", {});
    const { key: second } = await roll(first, 1);
    for (const key of [first, second]) await sdkFor(port(), key).refunds.list();
    await bench.kernel.clock.advance(61 * 60 * 1000);
    const error = await refusalOf(sdkFor(port(), first).refunds.list());
    expect(error).toMatchObject({ statusCode: 401, code: "api_key_expired" });
    expect(error.message).toMatch(/^Expired API Key provided: sk_test_\*+\w{4}$/);
    const { key: third } = await roll(second, 0);
    await refusalOf(sdkFor(port(), second).refunds.list());
    await sdkFor(port(), third).refunds.list();
  });

  it("a key of another account sees nothing of this one, and does nothing in it", async () => {
    const { id } = await bench.sdk.checkout.sessions.create(checkoutParameters());
    const { key } = await bench.control<{ key: string }>("POST", "/keys", { account: "elsewhere" });
    const theirs = sdkFor(port(), key);
    expect((await theirs.checkout.sessions.list()).data).toEqual([]);
    expect(await refusalOf(theirs.checkout.sessions.retrieve(id))).toMatchObject({
      statusCode: 404,
      code: "resource_missing",
    });
    const made = await theirs.checkout.sessions.create(checkoutParameters());
    expect((await theirs.checkout.sessions.retrieve(made.id)).id).toBe(made.id);
    await refusalOf(bench.sdk.checkout.sessions.retrieve(made.id));
  });

  it.each(["sk_live_x", "sk_test_nobody_has_it", "rk_test_x", "pk_test_x", "nonsense"])(
    "the key %s is turned away",
    async (key) => {
      const error = await refusalOf(sdkFor(port(), key).checkout.sessions.list());
      expect(error).toMatchObject({ statusCode: 401, type: "StripeAuthenticationError" });
      expect(error.message).toContain("Invalid API Key provided");
      expect(error.requestId).toMatch(/^req_/);
    },
  );

  it("without a key nobody is let in", async () => {
    const response = await call("/v1/refunds");
    expect(response.status).toBe(401);
    expect(response.headers.get("stripe-version")).not.toBeNull();
    expect(await response.json()).toMatchObject({ error: { type: "invalid_request_error" } });
  });

  it("the version is given back when it is known and refused when it is not", async () => {
    const known = await call("/v1/refunds", {
      headers: { ...bearer, "stripe-version": "2026-08-26.dahlia" },
    });
    expect(known.headers.get("stripe-version")).toBe("2026-08-26.dahlia");
    const unknown = await call("/v1/refunds", {
      headers: { ...bearer, "stripe-version": "not-a-real-version" },
    });
    expect(unknown.status).toBe(400);
    expect(await unknown.json()).toMatchObject({
      error: { message: "Invalid Stripe API version: not-a-real-version", type: "invalid_request_error" },
    });
  });

  it.each([
    ["GET", "/v1/nothing"],
    ["DELETE", "/v1/refunds"],
    ["GET", "/v2/core/accounts"],
  ])("%s %s is no request URL", async (method, path) => {
    const response = await call(path, { method, headers: bearer });
    expect(response.status).toBe(404);
    const { error } = (await response.json()) as { error: { message: string } };
    expect(error.message).toContain(`Unrecognized request URL (${method}: ${path}).`);
  });

  it("a bad integer and an unknown parameter of a list are refused", async () => {
    const bad = await call("/v1/refunds?limit=abc", { headers: bearer });
    expect(await bad.json()).toMatchObject({
      error: { code: "parameter_invalid_integer", param: "limit", message: "Invalid integer: abc" },
    });
    const unknown = await call("/v1/refunds?color=red&size=1", { headers: bearer });
    expect(await unknown.json()).toMatchObject({
      error: {
        code: "parameter_unknown",
        message: "Received unknown parameters: color, size",
        doc_url: "https://stripe.com/docs/error-codes/parameter-unknown",
      },
    });
  });

  it.each([
    ["/v1/checkout/sessions/cs_x", "No such checkout.session: 'cs_x'"],
    ["/v1/payment_intents/pi_x", "No such payment_intent: 'pi_x'"],
    ["/v1/charges/ch_x", "No such charge: 'ch_x'"],
    ["/v1/refunds/re_x", "No such refund: 're_x'"],
    ["/v1/events/evt_x", "No such event: 'evt_x'"],
  ])("%s does not exist", async (path, message) => {
    const response = await call(path, { headers: bearer });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: "resource_missing", message } });
  });

  it("a fault answers in Stripe's own shape and does nothing", async () => {
    bench.kernel.faults.add({
      provider: "stripe",
      on: "request",
      fault: { kind: "status", status: 429 },
      remaining: 1,
    });
    const before = bench.sandbox.ledger.sessions().length;
    const error = await refusalOf(bench.sdk.checkout.sessions.create(checkoutParameters()));
    expect(error).toMatchObject({ statusCode: 429, type: "StripeRateLimitError", code: "rate_limit" });
    expect(bench.sandbox.ledger.sessions()).toHaveLength(before);
    expect(bench.kernel.requests.list("stripe").at(-1)).toMatchObject({
      path: "/v1/checkout/sessions",
      status: 429,
    });
  });

  it("the ledger and the overview show what there is", async () => {
    const { id } = await bench.sdk.checkout.sessions.create(checkoutParameters());
    const ledger = await bench.control<{ sessions: { id: string }[] }>("GET", "/ledger");
    expect(ledger.sessions.at(-1)?.id).toBe(id);
    const html = await (await bench.sandbox.control.request("/")).text();
    expect(html).toContain(`/c/pay/${id}`);
  });

  it("control says what is wrong with a request", async () => {
    const { id } = await bench.sdk.checkout.sessions.create(checkoutParameters());
    expect(await bench.control("POST", `/checkout/${id}/pay`, { color: "red" })).toHaveProperty("error");
    expect(await bench.control("POST", "/checkout/cs_none/pay", {})).toMatchObject({
      outcome: "unknown_session",
    });
    expect(
      await bench.control("POST", `/checkout/${id}/pay`, {
        card: "4000000000003220",
        authenticate: "complete",
      }),
    ).toMatchObject({ outcome: "paid" });
  });
});
