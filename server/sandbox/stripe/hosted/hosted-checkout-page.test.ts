import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { checkoutParameters, startStripeBench } from "../stripe-bench.ts";
import type { StripeBench } from "../stripe-bench.ts";

describe("the hosted checkout page", () => {
  let bench: StripeBench;
  let id: string;
  let page: string;
  beforeAll(async () => {
    bench = await startStripeBench();
  });
  afterAll(() => bench.close());
  beforeEach(async () => {
    const session = await bench.sdk.checkout.sessions.create(
      checkoutParameters({
        customer_email: "ada@example.com",
        branding_settings: { display_name: "Ada & Sons" },
      }),
    );
    id = session.id;
    page = session.url ?? "";
  });

  const submit = (url: string, fields: Record<string, string>) =>
    fetch(url, { method: "POST", redirect: "manual", body: new URLSearchParams(fields) });
  const pay = (cardNumber: string, changes: Record<string, string> = {}) =>
    submit(page, {
      email: "ada@example.com",
      cardNumber,
      cardExpiry: "12 / 40",
      cardCvc: "123",
      billingName: "Ada Lovelace",
      ...changes,
    });
  const session = () => bench.sdk.checkout.sessions.retrieve(id, { expand: ["payment_intent"] });

  it("shows who is paid, for what and how much, with a labelled form and a way back", async () => {
    const response = await fetch(page);
    const html = await response.text();
    expect(response.status).toBe(200);
    for (const text of ["Ada &amp; Sons", "Architecture review", "60 minutes by video", "$20.00"]) {
      expect(html).toContain(text);
    }
    expect(html).toContain('href="https://shop.example/back"');
    for (const name of ["email", "cardNumber", "cardExpiry", "cardCvc", "billingName"]) {
      expect(html).toContain(`<label for="${name}"`);
      expect(html).toContain(`id="${name}"`);
    }
    expect(html).toContain('value="ada@example.com"');
    expect(html).toMatch(/You have \d+ (minutes|hours) to pay/);
  });

  it("runs no script but its own, which comes from its own origin", async () => {
    const response = await fetch(page);
    const html = await response.text();
    expect(html.match(/<script[^>]*>/g)).toEqual(['<script src="/c/checkout.js" defer>']);
    expect(response.headers.get("content-security-policy")).toContain("script-src 'self';");
    const script = await fetch(new URL("/c/checkout.js", page));
    expect([script.status, script.headers.get("content-type")]).toEqual([
      200,
      "text/javascript; charset=utf-8",
    ]);
  });

  it("keeps the payer's country, and takes none that is not of the list", async () => {
    await pay("4242424242424242", { billingCountry: "PT" });
    expect((await session()).customer_details?.address).toMatchObject({ country: "PT", city: null });
    const [charge] = (await bench.sdk.charges.list({ limit: 1 })).data;
    expect(charge?.billing_details.address).toMatchObject({ country: "PT" });

    const other = await bench.sdk.checkout.sessions.create(checkoutParameters());
    id = other.id;
    page = other.url ?? "";
    await pay("4242424242424242", { billingCountry: '"><b>' });
    expect((await session()).customer_details?.address).toMatchObject({ country: "US" });
  });

  it("a good card pays and leads to success_url with the id filled in", async () => {
    const response = await pay("4242 4242 4242 4242");
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe(`https://shop.example/done?session=${id}`);
    expect(await session()).toMatchObject({
      status: "complete",
      payment_status: "paid",
      customer_details: { email: "ada@example.com", name: "Ada Lovelace" },
    });
  });

  it.each([
    ["4000000000000002", "card_declined", "generic_decline", "Your card was declined."],
    ["4000000000009995", "card_declined", "insufficient_funds", "Your card has insufficient funds."],
    ["4000000000000069", "expired_card", "expired_card", "Your card has expired."],
  ])(
    "card %s is declined, the session stays open and another card pays",
    async (card, code, declineCode, message) => {
      const response = await pay(card);
      expect(response.status).toBe(402);
      expect(await response.text()).toContain(message.replaceAll("'", "&#39;"));
      expect(await session()).toMatchObject({
        status: "open",
        payment_status: "unpaid",
        payment_intent: null,
      });
      const [intent] = (await bench.sdk.paymentIntents.list({ limit: 1 })).data;
      expect(intent).toMatchObject({
        status: "requires_payment_method",
        last_payment_error: { code, decline_code: declineCode, message, type: "card_error" },
      });
      const failed = await bench.sdk.events.list({ type: "payment_intent.payment_failed", limit: 1 });
      expect(failed.data[0]?.data.object).toMatchObject({ id: intent?.id, last_payment_error: { code } });

      expect((await pay("4242424242424242")).status).toBe(303);
      expect(await session()).toMatchObject({ payment_intent: { id: intent?.id, last_payment_error: null } });
    },
  );

  it.each([
    [{ cardNumber: "4242424242424241" }, "Your card number is invalid."],
    [{ cardNumber: "" }, "Your card number is incomplete."],
    [{ cardExpiry: "01 / 20" }, "expiration date is in the past."],
    [{ cardExpiry: "13 / 40" }, "expiration date is incomplete."],
    [{ cardCvc: "1" }, "security code is incomplete."],
    [{ email: "ada" }, "Your email is incomplete."],
    [{ billingName: " " }, "Your name is incomplete."],
  ])("a mistake %j is said at its field and charges nothing", async (changes, message) => {
    const intents = bench.sandbox.ledger.paymentIntents().length;
    const response = await pay("4242424242424242", changes);
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(html).toContain(message);
    expect(html).toContain('aria-invalid="true"');
    // The field that is to be mended has the focus, without a script.
    expect(html.match(/aria-invalid="true" aria-describedby="\w+-mistake" autofocus/g)).toHaveLength(1);
    expect(bench.sandbox.ledger.paymentIntents()).toHaveLength(intents);
    expect((await session()).status).toBe("open");
  });

  it("of several mistakes the first on the page has the focus", async () => {
    const html = await (await pay("", { cardCvc: "", billingName: "" })).text();
    expect(html.match(/aria-describedby="(\w+)-mistake"\s+autofocus/)?.[1]).toBe("cardNumber");
    expect(html.match(/autofocus/g)).toHaveLength(1);
  });

  it.each(["4000000000003220", "4000002500003155"])(
    "card %s is paid once its holder authenticates",
    async (card) => {
      const response = await pay(card);
      expect(response.headers.get("location")).toBe(`/c/pay/${id}/challenge`);
      const challenge = `${page}/challenge`;
      expect(await (await fetch(challenge)).text()).toContain("$20.00");
      expect((await session()).payment_status).toBe("unpaid");
      const done = await submit(challenge, { decision: "complete" });
      expect(done.status).toBe(303);
      expect(done.headers.get("location")).toBe(`https://shop.example/done?session=${id}`);
      expect((await session()).payment_status).toBe("paid");
      const [charge] = (await bench.sdk.charges.list({ limit: 1 })).data;
      expect(charge?.payment_method_details?.card?.three_d_secure).toMatchObject({ result: "authenticated" });
    },
  );

  it("a failed authentication leads back to the page with the reason, and charges nothing", async () => {
    await pay("4000000000003220");
    const charges = bench.sandbox.ledger.charges().length;
    const failed = await submit(`${page}/challenge`, { decision: "fail" });
    expect(failed.headers.get("location")).toBe(`/c/pay/${id}?declined=1`);
    expect(await (await fetch(`${page}?declined=1`)).text()).toContain("We are unable to authenticate");
    expect(bench.sandbox.ledger.charges()).toHaveLength(charges);
    const [intent] = (await bench.sdk.paymentIntents.list({ limit: 1 })).data;
    expect(intent?.last_payment_error?.code).toBe("payment_intent_authentication_failure");
    expect((await pay("4242424242424242")).status).toBe(303);
  });

  it("a challenge answered after the session has expired charges nothing", async () => {
    await pay("4000000000003220");
    await bench.sdk.checkout.sessions.expire(id);
    expect((await submit(`${page}/challenge`, { decision: "complete" })).status).toBe(410);
    expect(await session()).toMatchObject({ status: "expired", payment_status: "unpaid" });
    const [intent] = (await bench.sdk.paymentIntents.list({ limit: 1 })).data;
    expect(intent).toMatchObject({ status: "canceled", amount_received: 0 });
  });

  it("a paid session says so and cannot be paid twice", async () => {
    await pay("4242424242424242");
    const again = await pay("4242424242424242");
    expect(again.status).toBe(200);
    expect(await again.text()).toContain("already paid");
    expect(await (await fetch(page)).text()).toContain("already paid");
    const intents = bench.sandbox.ledger.charges().filter((charge) => charge.paid);
    const { payment_intent: intent } = await bench.sdk.checkout.sessions.retrieve(id);
    expect(intents.filter((charge) => charge.payment_intent === intent)).toHaveLength(1);
  });

  it("an expired session says so, takes no payment and links back", async () => {
    await bench.sdk.checkout.sessions.expire(id);
    const response = await pay("4242424242424242");
    expect(response.status).toBe(410);
    const html = await response.text();
    expect(html).toContain("expired");
    expect(html).toContain('href="https://shop.example/back"');
    expect((await session()).payment_status).toBe("unpaid");
  });

  it("an unknown session is not found", async () => {
    expect((await fetch(`${bench.url}/c/pay/cs_test_none`)).status).toBe(404);
  });

  it("what the merchant sends is shown as text", async () => {
    const hostile = await bench.sdk.checkout.sessions.create(
      checkoutParameters({
        line_items: [
          {
            quantity: 1,
            price_data: {
              currency: "eur",
              unit_amount: 500,
              product_data: { name: "<script>alert(1)</script>" },
            },
          },
        ],
      }),
    );
    const html = await (await fetch(hostile.url ?? "")).text();
    expect(html).toContain("&lt;script&gt;");
    expect(html).not.toContain("<script>");
  });
});
