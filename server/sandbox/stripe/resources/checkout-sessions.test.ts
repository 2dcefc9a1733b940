import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { checkoutParameters, refusalOf, startStripeBench } from "../stripe-bench.ts";
import type { StripeBench } from "../stripe-bench.ts";

const MINUTE = 60;

describe("checkout sessions", () => {
  let bench: StripeBench;
  beforeAll(async () => {
    bench = await startStripeBench();
  });
  afterAll(() => bench.close());

  const open = (changes = {}) => bench.sdk.checkout.sessions.create(checkoutParameters(changes));
  const pay = (id: string, card = "4242424242424242") =>
    bench.control<{ outcome: string; redirect: string | null }>("POST", `/checkout/${id}/pay`, { card });

  it("a new session is open, unpaid and payable at its url", async () => {
    const session = await open({
      client_reference_id: "bkg_1",
      customer_email: "ada@example.com",
      metadata: { booking: "bkg_1" },
      adaptive_pricing: { enabled: false },
      excluded_payment_method_types: ["sepa_debit"],
    });
    expect(session).toMatchObject({
      object: "checkout.session",
      status: "open",
      payment_status: "unpaid",
      payment_intent: null,
      amount_total: 2000,
      currency: "usd",
      client_reference_id: "bkg_1",
      customer_email: "ada@example.com",
      metadata: { booking: "bkg_1" },
      adaptive_pricing: { enabled: false },
      excluded_payment_method_types: ["sepa_debit"],
      ui_mode: "hosted_page",
      livemode: false,
      url: `${bench.url}/c/pay/${session.id}`,
    });
    expect(session.id).toMatch(/^cs_test_\w+$/);
    expect(session.expires_at - session.created).toBe(24 * 60 * MINUTE);
    expect(session.lastResponse.headers["stripe-version"]).toBe("2026-10-28.endive");
    expect(session.lastResponse.requestId).toMatch(/^req_/);
    expect(session.line_items).toBeUndefined();
    expect(await bench.sdk.checkout.sessions.retrieve(session.id)).toMatchObject({ id: session.id });
  });

  it("a paid session shows its intent, its charge and its line items when they are expanded", async () => {
    const { id } = await open({
      payment_intent_data: {
        metadata: { booking: "bkg_2" },
        description: "Review",
        receipt_email: "r@example.com",
      },
    });
    const { redirect } = await pay(id);
    expect(redirect).toBe(`https://shop.example/done?session=${id}`);

    const plain = await bench.sdk.checkout.sessions.retrieve(id);
    expect(plain).toMatchObject({ status: "complete", payment_status: "paid", url: null });
    expect(plain.payment_intent).toMatch(/^pi_/);
    const expanded = await bench.sdk.checkout.sessions.retrieve(id, {
      expand: ["payment_intent.latest_charge", "line_items"],
    });
    expect(expanded.payment_intent).toMatchObject({
      id: plain.payment_intent,
      amount_received: 2000,
      status: "succeeded",
      description: "Review",
      receipt_email: "r@example.com",
      metadata: { booking: "bkg_2" },
      latest_charge: { object: "charge", paid: true, amount: 2000, metadata: { booking: "bkg_2" } },
    });
    const items = await bench.sdk.checkout.sessions.listLineItems(id);
    expect(items.data).toMatchObject([
      { description: "Architecture review", amount_total: 2000, quantity: 1 },
    ]);
    expect(expanded.line_items?.data.map((item) => item.id)).toEqual(items.data.map((item) => item.id));
    expect(items.data[0]?.price?.unit_amount_decimal?.toString()).toBe("2000");
  });

  it("what is no reference cannot be expanded", async () => {
    const { id } = await open();
    const error = await refusalOf(bench.sdk.checkout.sessions.retrieve(id, { expand: ["status.color"] }));
    expect(error).toMatchObject({ statusCode: 400, type: "StripeInvalidRequestError" });
    expect(error.message).toContain("This property cannot be expanded (status.color).");
  });

  it.each([
    [29 * MINUTE, "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation."],
    [
      25 * 60 * MINUTE,
      "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.",
    ],
  ])("a session may not end in %i seconds", async (seconds, message) => {
    const error = await refusalOf(open({ expires_at: bench.kernel.clock.unixSeconds() + seconds }));
    expect(error).toMatchObject({ statusCode: 400, param: "expires_at", message });
  });

  it("payment_method_types are refused by their own code", async () => {
    const error = await refusalOf(open({ payment_method_types: ["card"] }));
    expect(error).toMatchObject({ statusCode: 400, code: "payment_method_types_no_longer_supported" });
  });

  it.each([
    ["usd", 49],
    ["gbp", 29],
    ["czk", 1499],
    ["jpy", 49],
  ])("an amount below the smallest charge in %s is refused", async (currency, amount) => {
    const item = (unit_amount: number) => [
      { quantity: 1, price_data: { currency, unit_amount, product_data: { name: "Call" } } },
    ];
    const error = await refusalOf(open({ line_items: item(amount) }));
    expect(error).toMatchObject({ statusCode: 400, code: "amount_too_small" });
    expect(await open({ line_items: item(amount + 1) })).toMatchObject({ amount_total: amount + 1 });
  });

  it.each([
    [
      { invoice: "x" },
      { code: "parameter_unknown", param: "invoice", message: "Received unknown parameter: invoice" },
    ],
    [
      { payment_intent_data: { nope: "1" } },
      {
        code: "parameter_unknown",
        param: "payment_intent_data[nope]",
        message: "Received unknown parameter: payment_intent_data[nope]",
      },
    ],
    [{ expires_at: "soon" }, { code: "parameter_invalid_integer", message: "Invalid integer: soon" }],
    [{ mode: "gift" }, { message: "Invalid mode: must be one of payment, setup, or subscription" }],
    [{ mode: undefined }, { code: "parameter_missing", param: "mode" }],
    [{ success_url: "nowhere" }, { code: "url_invalid", param: "success_url", message: "Not a valid URL" }],
    [{ success_url: undefined }, { code: "parameter_missing", param: "success_url" }],
    [{ customer_email: "ada" }, { code: "email_invalid", param: "customer_email" }],
    [{ customer_email: "" }, { code: "parameter_invalid_empty", param: "customer_email" }],
    [{ client_reference_id: "x".repeat(201) }, { param: "client_reference_id" }],
    [{ line_items: [{ quantity: 1 }] }, { code: "parameter_missing", param: "line_items[0][price_data]" }],
    [{ metadata: { ["k".repeat(41)]: "v" } }, { param: "metadata" }],
    [{ metadata: { k: "v".repeat(501) } }, { param: "metadata" }],
    [{ customer: "cus_1" }, { param: "customer" }],
  ])("parameters %j are refused", async (changes, expected) => {
    const error = await refusalOf(open(changes));
    expect(error).toMatchObject({ statusCode: 400, type: "StripeInvalidRequestError", ...expected });
    expect(error.raw).toHaveProperty("request_log_url");
  });

  it("expiring an open session closes it for good and cannot be repeated", async () => {
    const { id } = await open();
    expect(await bench.sdk.checkout.sessions.expire(id)).toMatchObject({ status: "expired", url: null });
    const error = await refusalOf(bench.sdk.checkout.sessions.expire(id));
    expect(error).toMatchObject({
      statusCode: 400,
      message:
        'Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of `expired`.',
    });
    expect(await pay(id)).toMatchObject({ outcome: "expired" });
    expect((await bench.sdk.checkout.sessions.retrieve(id)).payment_status).toBe("unpaid");
  });

  it("a paid session cannot be expired", async () => {
    const { id } = await open();
    await pay(id);
    expect((await refusalOf(bench.sdk.checkout.sessions.expire(id))).message).toContain(
      "a status of `complete`",
    );
    expect(await pay(id)).toMatchObject({ outcome: "already_paid", redirect: null });
    expect(bench.sandbox.ledger.charges().filter(({ payment_intent: intent }) => intent === null)).toEqual(
      [],
    );
  });

  it("of an expiry and payments at the same moment exactly one wins", async () => {
    for (let round = 0; round < 10; round += 1) {
      const { id } = await open();
      const [expired, ...paid] = await Promise.all([
        bench.sdk.checkout.sessions.expire(id).then(
          () => true,
          () => false,
        ),
        pay(id).then(({ outcome }) => outcome === "paid"),
        pay(id).then(({ outcome }) => outcome === "paid"),
      ]);
      expect([expired, ...paid].filter(Boolean)).toHaveLength(1);
      const session = await bench.sdk.checkout.sessions.retrieve(id);
      expect(session.status).toBe(expired ? "expired" : "complete");
      expect(session.payment_status).toBe(expired ? "unpaid" : "paid");
    }
  });

  it("a session expires by itself when the sandbox's time comes", async () => {
    const { id } = await open({ expires_at: bench.kernel.clock.unixSeconds() + 31 * MINUTE });
    await bench.kernel.clock.advance(30 * MINUTE * 1000);
    expect((await bench.sdk.checkout.sessions.retrieve(id)).status).toBe("open");
    await bench.kernel.clock.advance(2 * MINUTE * 1000);
    expect(await bench.sdk.checkout.sessions.retrieve(id)).toMatchObject({ status: "expired", url: null });
    const told = await bench.sdk.events.list({ type: "checkout.session.expired" });
    expect(told.data[0]?.data.object).toMatchObject({ id, status: "expired" });
    expect(told.data[0]?.request).toEqual({ id: null, idempotency_key: null });
  });

  it("lists are newest first, in pages that do not overlap", async () => {
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) ids.unshift((await open()).id);
    const first = await bench.sdk.checkout.sessions.list({ limit: 3 });
    expect(first.data.map(({ id }) => id)).toEqual(ids.slice(0, 3));
    expect(first.has_more).toBe(true);
    const next = await bench.sdk.checkout.sessions.list({ limit: 2, starting_after: ids[2] ?? "" });
    expect(next.data.map(({ id }) => id)).toEqual(ids.slice(3, 5));
    const back = await bench.sdk.checkout.sessions.list({ limit: 2, ending_before: ids[3] ?? "" });
    expect(back.data.map(({ id }) => id)).toEqual(ids.slice(1, 3));
    const all = await bench.sdk.checkout.sessions.list({ limit: 2 }).autoPagingToArray({ limit: 5 });
    expect(all.map(({ id }) => id)).toEqual(ids);
    const opened = await bench.sdk.checkout.sessions.list({ status: "expired" });
    expect(opened.data.every(({ status }) => status === "expired")).toBe(true);
  });

  it("cursors are checked", async () => {
    const { id } = await open();
    const both = await refusalOf(bench.sdk.checkout.sessions.list({ starting_after: id, ending_before: id }));
    expect(both.message).toBe(
      "Received both starting_after and ending_before parameters. Please pass in only one.",
    );
    const missing = await refusalOf(bench.sdk.checkout.sessions.list({ starting_after: "cs_aaa" }));
    expect(missing).toMatchObject({
      statusCode: 400,
      code: "resource_missing",
      param: "starting_after",
      message: "No such checkout.session: 'cs_aaa'",
    });
  });

  it("a free session needs no card and makes no payment", async () => {
    const { id, payment_status: status } = await open({
      line_items: [
        { quantity: 1, price_data: { currency: "usd", unit_amount: 0, product_data: { name: "Intro" } } },
      ],
    });
    expect(status).toBe("no_payment_required");
    expect(await pay(id, "")).toMatchObject({ outcome: "paid" });
    expect(await bench.sdk.checkout.sessions.retrieve(id)).toMatchObject({
      status: "complete",
      payment_status: "no_payment_required",
      payment_intent: null,
    });
  });
});
