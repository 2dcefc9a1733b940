import { expect, test } from "vitest";
import { render } from "../components/test-render.tsx";
import { useProviderPages } from "./use-provider-pages.ts";

function Pages() {
  return JSON.stringify(useProviderPages());
}

const none = JSON.stringify({ stripe: null, calendly: null });

test("an operator’s pages know where the providers show their objects", () => {
  const providerPages = { stripe: "https://dashboard.stripe.com/test", calendly: "https://calendly.com" };
  const route = { id: "routes/operator", data: { mayEnter: true, zone: null, providerPages } };
  expect(render(<Pages />, { route }).text).toBe(JSON.stringify(providerPages));
});

test("no other page does", () => {
  expect(render(<Pages />).text).toBe(none);
});
