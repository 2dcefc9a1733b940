import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { startStripeBench } from "../stripe-bench.ts";
import type { StripeBench } from "../stripe-bench.ts";

describe("the account, by hand", () => {
  let bench: StripeBench;
  beforeAll(async () => {
    bench = await startStripeBench();
  });
  afterAll(() => bench.close());

  const page = async () => (await bench.sandbox.control.request("/")).text();
  const press = (charges: string) =>
    bench.sandbox.control.request("/account", { method: "POST", body: new URLSearchParams({ charges }) });
  const openCheckout = (currency: string) =>
    bench.sdk.checkout.sessions.create({
      mode: "payment",
      success_url: "https://app.example/paid",
      line_items: [
        { quantity: 1, price_data: { currency, unit_amount: 2000, product_data: { name: "Review" } } },
      ],
    });

  it("is restricted by a button, refuses payment pages until the button lets it open them again, and keeps what else was ordered", async () => {
    await bench.control("PUT", "/account", { currenciesOff: ["eur"] });
    expect(await page()).toContain("Restrict the account");

    const answer = await press("disabled");
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/stripe"]);
    await expect(openCheckout("usd")).rejects.toThrow("cannot currently make live charges");
    expect(await page()).toContain("Let it open payment pages again");

    await press("enabled");
    await expect(openCheckout("usd")).resolves.toMatchObject({ status: "open" });
    await expect(openCheckout("eur")).rejects.toThrow();
  });
});
