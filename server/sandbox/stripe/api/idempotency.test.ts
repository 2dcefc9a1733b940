import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { checkoutParameters, refusalOf, startStripeBench } from "../stripe-bench.ts";
import type { StripeBench } from "../stripe-bench.ts";
import type { RequestFault } from "../../kernel/kernel.ts";

describe("idempotency keys", () => {
  let bench: StripeBench;
  beforeEach(async () => {
    bench = await startStripeBench();
  });
  afterEach(() => bench.close());

  const open = (idempotencyKey: string, changes = {}) =>
    bench.sdk.checkout.sessions.create(checkoutParameters(changes), { idempotencyKey });
  const next = (fault: RequestFault, remaining = 1) =>
    bench.kernel.faults.add({ provider: "stripe", on: "request", fault, method: "POST", remaining });
  // The SDK tries a broken connection once more, even when told to retry nothing.
  const ATTEMPTS_OF_SDK = 2;

  it("the same request under the same key makes one session and gets the first answer again", async () => {
    const first = await open("k1");
    const second = await open("k1");
    expect(second.id).toBe(first.id);
    expect(first.lastResponse.headers["idempotent-replayed"]).toBeUndefined();
    expect(second.lastResponse.headers["idempotent-replayed"]).toBe("true");
    expect(second.lastResponse.headers["original-request"]).toBe(first.lastResponse.requestId);
    expect(second.lastResponse.requestId).toBe(first.lastResponse.requestId);
    expect(second.lastResponse.headers["stripe-version"]).toBe("2026-10-28.endive");
    expect(bench.sandbox.ledger.sessions()).toHaveLength(1);
    expect((await open("k2")).id).not.toBe(first.id);
  });

  it("other parameters under the same key are refused", async () => {
    await open("k1");
    const error = await refusalOf(open("k1", { client_reference_id: "other" }));
    expect(error).toMatchObject({
      statusCode: 400,
      type: "StripeIdempotencyError",
      message:
        "Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than 'k1' if you meant to execute a different request.",
    });
    expect(bench.sandbox.ledger.sessions()).toHaveLength(1);
  });

  it("a second request while the first is being answered is a conflict, and a replay afterwards", async () => {
    next({ kind: "delay", delayMs: 400 });
    const slow = open("k1");
    await vi.waitFor(() => expect(bench.sandbox.ledger.sessions()).toHaveLength(1));
    expect(await refusalOf(open("k1"))).toMatchObject({ statusCode: 409, code: "idempotency_key_in_use" });
    const { id } = await slow;
    expect((await open("k1")).id).toBe(id);
    expect(bench.sandbox.ledger.sessions()).toHaveLength(1);
  });

  it("a lost answer is found again under its key", async () => {
    next({ kind: "lose_response" }, ATTEMPTS_OF_SDK);
    expect(await refusalOf(open("k1"))).toMatchObject({ type: "StripeConnectionError" });
    expect((await open("k1")).lastResponse.headers["idempotent-replayed"]).toBe("true");
    expect(bench.sandbox.ledger.sessions()).toHaveLength(1);
  });

  it("while an answer is held, the same key already gets it", async () => {
    next({ kind: "hold_response" });
    const held = open("k1");
    await vi.waitFor(() => expect(bench.kernel.faults.heldCount("stripe")).toBe(1));
    const again = await open("k1");
    bench.kernel.faults.releaseHeld("stripe");
    expect((await held).id).toBe(again.id);
    expect(bench.sandbox.ledger.sessions()).toHaveLength(1);
  });

  it("a 500 is kept for a day: the key replays it, a new key or the next day works", async () => {
    next({ kind: "status", status: 500 });
    expect(await refusalOf(open("k1"))).toMatchObject({ statusCode: 500, type: "StripeAPIError" });
    const again = await refusalOf(open("k1"));
    expect(again).toMatchObject({ statusCode: 500 });
    expect(again.headers?.["idempotent-replayed"]).toBe("true");
    expect(bench.sandbox.ledger.sessions()).toHaveLength(0);
    await open("k2");
    await bench.kernel.clock.advance(24 * 60 * 60 * 1000);
    expect((await open("k1")).status).toBe("open");
    expect(bench.sandbox.ledger.sessions()).toHaveLength(2);
  });

  it.each([429, 409])("a %i is not kept", async (status) => {
    next({ kind: "status", status });
    expect(await refusalOf(open("k1"))).toMatchObject({ statusCode: status });
    expect((await open("k1")).status).toBe("open");
  });

  it("refused parameters are not kept", async () => {
    await refusalOf(open("k1", { success_url: "nowhere" }));
    expect((await open("k1")).status).toBe("open");
  });

  it("a request that never arrived leaves its key unused", async () => {
    next({ kind: "down" }, ATTEMPTS_OF_SDK);
    expect(await refusalOf(open("k1"))).toMatchObject({ type: "StripeConnectionError" });
    expect(bench.sandbox.ledger.sessions()).toHaveLength(0);
    expect((await open("k1")).lastResponse.headers["idempotent-replayed"]).toBeUndefined();
  });

  it("an expiry that is refused once is refused again under its key", async () => {
    const { id } = await open("k1");
    await bench.sdk.checkout.sessions.expire(id);
    await refusalOf(bench.sdk.checkout.sessions.expire(id, {}, { idempotencyKey: "e1" }));
    const again = await refusalOf(bench.sdk.checkout.sessions.expire(id, {}, { idempotencyKey: "e1" }));
    expect(again.headers?.["idempotent-replayed"]).toBe("true");
  });
});
