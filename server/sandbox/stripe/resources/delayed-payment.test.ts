import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { idOf } from "../state/object-ids.ts";
import { checkoutParameters, refusalOf, startStripeBench } from "../stripe-bench.ts";
import type { StripeBench } from "../stripe-bench.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const REFUSING_IBAN = "AT861904300235473202";

describe("a delayed debit", () => {
  let bench: StripeBench;
  let id: string;
  beforeEach(async () => {
    bench = await startStripeBench();
    await bench.sdk.webhookEndpoints.create({ url: `${bench.receiverUrl}/hook`, enabled_events: ["*"] });
    id = (await bench.sdk.checkout.sessions.create(checkoutParameters())).id;
  });
  afterEach(() => bench.close());

  const debit = (iban?: string) =>
    bench.control<{ outcome: string; redirect: string | null }>("POST", `/checkout/${id}/pay`, {
      method: "sepa_debit",
      ...(iban === undefined ? {} : { iban }),
    });
  const settle = (outcome: string) => bench.control("POST", `/checkout/${id}/settle`, { outcome });
  const session = () =>
    bench.sdk.checkout.sessions.retrieve(id, { expand: ["payment_intent.latest_charge"] });
  const toldSince = async (count: number) => (await bench.receivedTypes()).slice(count);

  it("leaves the session complete and unpaid and its intent processing, until the bank answers", async () => {
    expect(await debit()).toMatchObject({
      outcome: "processing",
      redirect: `https://shop.example/done?session=${id}`,
    });
    expect(await session()).toMatchObject({
      status: "complete",
      payment_status: "unpaid",
      url: null,
      payment_intent: {
        status: "processing",
        amount_received: 0,
        latest_charge: { status: "pending", paid: false, payment_method_details: { type: "sepa_debit" } },
      },
    });
    expect(await bench.receivedTypes()).toEqual([
      "charge.pending",
      "payment_intent.created",
      "payment_intent.processing",
      "checkout.session.completed",
    ]);
    expect((await bench.sdk.balance.retrieve()).pending).toEqual([]);
    expect((await refusalOf(bench.sdk.checkout.sessions.expire(id))).message).toContain("`complete`");
  });

  it("that succeeds pays the session and tells so", async () => {
    await debit();
    const before = (await bench.receivedTypes()).length;
    await settle("succeeded");
    expect(await session()).toMatchObject({
      status: "complete",
      payment_status: "paid",
      payment_intent: { status: "succeeded", amount_received: 2000, latest_charge: { paid: true } },
    });
    expect(await toldSince(before)).toEqual([
      "charge.succeeded",
      "payment_intent.succeeded",
      "checkout.session.async_payment_succeeded",
    ]);
    expect((await bench.sdk.balance.retrieve()).pending).toMatchObject([{ amount: 2000 }]);
    expect(await settle("failed")).toHaveProperty("error");
  });

  it("that fails leaves the session complete and unpaid, with the reason on the intent", async () => {
    await debit();
    const before = (await bench.receivedTypes()).length;
    await settle("failed");
    expect(await session()).toMatchObject({
      status: "complete",
      payment_status: "unpaid",
      payment_intent: {
        status: "requires_payment_method",
        last_payment_error: { code: "payment_intent_payment_attempt_failed" },
        latest_charge: { status: "failed", paid: false, amount_captured: 0 },
      },
    });
    expect(await toldSince(before)).toEqual([
      "charge.failed",
      "payment_intent.payment_failed",
      "checkout.session.async_payment_failed",
    ]);
    expect((await bench.sdk.balance.retrieve()).pending).toEqual([]);
  });

  it.each([
    ["AT611904300234573201", "paid", "checkout.session.async_payment_succeeded"],
    [REFUSING_IBAN, "unpaid", "checkout.session.async_payment_failed"],
  ])("of %s is answered by the bank after three days: %s", async (iban, paymentStatus, told) => {
    await debit(iban);
    await bench.kernel.clock.advance(3 * DAY_MS - 60_000);
    expect((await session()).payment_intent).toMatchObject({ status: "processing" });
    await bench.kernel.clock.advance(120_000);
    expect((await session()).payment_status).toBe(paymentStatus);
    expect((await bench.receivedTypes()).filter((type) => type === told)).toHaveLength(1);
  });

  it("can be refunded once paid, not before", async () => {
    await debit();
    const { payment_intent: intent } = await bench.sdk.checkout.sessions.retrieve(id);
    const refund = () => bench.sdk.refunds.create({ payment_intent: idOf(intent) ?? "" });
    expect((await refusalOf(refund())).message).toContain("does not have a successful charge to refund");
    await settle("succeeded");
    expect(await refund()).toMatchObject({ status: "succeeded", amount: 2000 });
  });

  it("is offered neither on the page nor by the control route where it is excluded", async () => {
    const excluding = await bench.sdk.checkout.sessions.create(
      checkoutParameters({ excluded_payment_method_types: ["sepa_debit", "us_bank_account"] }),
    );
    id = excluding.id;
    expect(excluding.payment_method_types).toEqual(["card"]);
    const response = await bench.sandbox.control.request(`/checkout/${id}/pay`, {
      method: "POST",
      body: JSON.stringify({ method: "sepa_debit" }),
    });
    expect(response.status).toBe(400);
    expect(await (await fetch(excluding.url ?? "")).text()).not.toContain("Bank debit");
    const posted = await fetch(excluding.url ?? "", {
      method: "POST",
      body: new URLSearchParams({
        method: "sepa_debit",
        email: "a@example.com",
        iban: REFUSING_IBAN,
        billingName: "Ada",
      }),
    });
    expect(posted.status).toBe(400);
    expect((await session()).status).toBe("open");
  });

  it("cannot be excluded under a name that Stripe does not have", async () => {
    const parameters = checkoutParameters({ excluded_payment_method_types: ["cowrie_shells"] });
    expect(await refusalOf(bench.sdk.checkout.sessions.create(parameters))).toMatchObject({
      statusCode: 400,
      param: "excluded_payment_method_types[0]",
    });
  });

  it("is chosen on the hosted page, where mistakes are said at their field", async () => {
    const page = `${bench.url}/c/pay/${id}`;
    expect(await (await fetch(page)).text()).toContain(`href="/c/pay/${id}?method=sepa_debit"`);
    const html = await (await fetch(`${page}?method=sepa_debit`)).text();
    expect(html).toContain('<label for="iban"');
    expect(html).not.toContain("cardNumber");
    const submit = (iban: string) =>
      fetch(page, {
        method: "POST",
        redirect: "manual",
        body: new URLSearchParams({
          method: "sepa_debit",
          email: "ada@example.com",
          iban,
          billingName: "Ada",
        }),
      });
    const wrong = await submit("DE00");
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain("Your IBAN is invalid.");
    const done = await submit("at61 1904 3002 3457 3201");
    expect(done.headers.get("location")).toBe(`https://shop.example/done?session=${id}`);
    expect((await session()).payment_intent).toMatchObject({ status: "processing" });
    expect(await (await fetch(page)).text()).toContain("Your bank has been asked");
  });
});
