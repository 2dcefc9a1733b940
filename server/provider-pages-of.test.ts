import { expect, test } from "vitest";
import { providerPagesOf } from "./provider-pages-of.ts";

const stripeItself = { STRIPE_API_URL: undefined, CALENDLY_SITE_URL: "https://calendly.com" };

test.each([
  ["sk_test_1", "https://dashboard.stripe.com/test"],
  ["rk_test_1", "https://dashboard.stripe.com/test"],
  ["sk_live_1", "https://dashboard.stripe.com"],
  ["rk_live_1", "https://dashboard.stripe.com"],
])("with %s… ids lead to %s", (STRIPE_SECRET_KEY, stripe) => {
  expect(providerPagesOf({ ...stripeItself, STRIPE_SECRET_KEY })).toEqual({
    stripe,
    calendly: "https://calendly.com",
  });
});

test("with the sandbox ids lead nowhere", () => {
  const sandbox = {
    STRIPE_API_URL: "http://127.0.0.1:4102",
    CALENDLY_SITE_URL: "http://127.0.0.1:4101",
    STRIPE_SECRET_KEY: "sk_test_sandbox",
  };
  expect(providerPagesOf(sandbox)).toEqual({ stripe: null, calendly: null });
});
