import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { ProviderId } from "./provider-id.tsx";

const PAYMENT = { provider: "stripe", id: "pi_3Abc" } as const;

function rendered(providerPages: { readonly stripe: string | null; readonly calendly: string | null }) {
  const route = { id: "routes/operator", data: { mayEnter: true, zone: null, providerPages } };
  return render(<ProviderId object={PAYMENT} />, { route });
}

test("an id leads to the provider’s own page, and says whose", () => {
  const html = rendered({ stripe: "https://dashboard.stripe.com/test", calendly: null });
  const link = html.one("a");
  expect(link.get("href")).toBe("https://dashboard.stripe.com/test/payments/pi_3Abc");
  expect(link.get("aria-label")).toBe("pi_3Abc, at Stripe");
  expect(link.text).toBe("pi_3Abc");
});

test("where the provider has no such page, the id is text", () => {
  const html = rendered({ stripe: null, calendly: null });
  expect(html.all("a")).toEqual([]);
  expect(html.text).toBe("pi_3Abc");
});
