import { expect, test } from "vitest";
import { pageAtProvider, type ProviderPages } from "./provider-pages.ts";

const PAGES: ProviderPages = {
  stripe: "https://dashboard.stripe.com/test",
  calendly: "https://calendly.com",
};

test.each([
  ["pi_3Abc", "payments/pi_3Abc"],
  ["ch_3Abc", "payments/ch_3Abc"],
  ["re_3Abc", "refunds/re_3Abc"],
  ["pyr_1Abc", "refunds/pyr_1Abc"],
  ["dp_1Abc", "disputes/dp_1Abc"],
  ["du_1Abc", "disputes/du_1Abc"],
  ["cs_test_a1B2", "checkout/sessions/cs_test_a1B2"],
  ["evt_1Abc", "events/evt_1Abc"],
])("Stripe’s %s is found in its dashboard", (id, path) => {
  expect(pageAtProvider({ provider: "stripe", id }, PAGES)).toBe(`https://dashboard.stripe.com/test/${path}`);
});

test.each(["", "cus_1", "pi_", "pi_a/../b", "pi_a?b", "constructor_1", "a".repeat(300)])(
  "what is none of Stripe’s ids is led to no page: %s",
  (id) => {
    expect(pageAtProvider({ provider: "stripe", id }, PAGES)).toBeNull();
  },
);

test("a scheduled event is found at Calendly by its id, and by nothing that could leave its place", () => {
  const pageOf = (id: string) => pageAtProvider({ provider: "calendly", id }, PAGES);
  expect(pageOf("0e3bcbdf-0b8f")).toBe("https://calendly.com/app/scheduled_events/0e3bcbdf-0b8f");
  expect(pageOf("../users")).toBeNull();
});

test("where a provider has no pages for people nothing leads there", () => {
  const none: ProviderPages = { stripe: null, calendly: null };
  expect(pageAtProvider({ provider: "stripe", id: "pi_1" }, none)).toBeNull();
  expect(pageAtProvider({ provider: "calendly", id: "abc" }, none)).toBeNull();
});
