import { expect, test } from "vitest";
import { NO_WEBHOOK_ANSWER, type WebhookAnswer } from "../../forms/webhook-answer.ts";
import { render } from "../test-render.tsx";
import { WebhooksView, type WebhooksPage } from "./webhooks-view.tsx";

const EMPTY: WebhooksPage = {
  endpoints: [],
  next: null,
  isFirst: true,
  question: null,
  open: null,
  done: null,
};
const endpointOf = (n: number): WebhooksPage["endpoints"][number] => ({
  object: "webhook_endpoint",
  id: `whe_${String(n).padStart(26, "0")}`,
  url: `https://hooks.example/${n}`,
  eventTypes: ["booking.confirmed"],
  builderId: null,
  status: "active",
  failingSince: null,
  switchedOffAt: null,
  switchedOffBecause: null,
  formerSecretUntil: null,
  createdAt: "2026-03-02T10:00:00.000Z",
});

const view = (
  page: Partial<WebhooksPage> = {},
  answer: Partial<WebhookAnswer> = {},
  role: "builder" | "operator" = "builder",
) =>
  render(
    <WebhooksView role={role} page={{ ...EMPTY, ...page }} answer={{ ...NO_WEBHOOK_ANSWER, ...answer }} />,
  );

test("whoever has none is told so, and can add the first", () => {
  const page = view();
  expect(page.text).toContain("No endpoints yet.");
  expect(page.all("button").map(({ text }) => text)).toEqual(["Add endpoint"]);
});

test("an operator reads that theirs are told of everybody's bookings, and of each whose they are", () => {
  const page = view({ endpoints: [endpointOf(1)] }, {}, "operator");
  expect(page.text).toContain("the bookings of all builders and clients");
  expect(page.text).toContain("All bookings");
  expect(view({ endpoints: [endpointOf(1)] }).text).not.toContain("All bookings");
});

test("the endpoint that is asked about asks, and no other", () => {
  const question = { asks: "remove", endpointId: endpointOf(2).id } as const;
  const page = view({ endpoints: [endpointOf(1), endpointOf(2)], question });
  expect(page.all("h3").map(({ text }) => text)).toEqual([
    "https://hooks.example/1",
    "https://hooks.example/2",
  ]);
  expect(page.text.match(/This cannot be undone/g)).toHaveLength(1);
});

test("a secret that was made is shown this once, in place of what was done before", () => {
  const made = { url: "https://hooks.example/1", secret: "whsec_AbCd" };
  expect(view({ done: "switched" }, { made }).text).toContain("whsec_AbCd");
  expect(view({ done: "switched" }, { made }).text).not.toContain("The list shows");
  expect(view({ done: "removed" }).withRole("alert")[0]?.text).toContain("The endpoint is removed.");
});

test("the deliveries that are looked at stand below the endpoints, and more endpoints are a link away", () => {
  const open = { endpoint: endpointOf(1), deliveries: [], next: null, isFirst: true };
  const page = view({ endpoints: [endpointOf(1)], open, next: "abc" });
  expect(page.text).toContain("Deliveries to https://hooks.example/1");
  expect(page.all("a").map((link) => link.get("href"))).toContain("/builder/webhooks?more=abc");
});

test("what is no field's fault is announced above the form", () => {
  expect(view({}, { errors: { form: "You have too many." } }).withRole("alert")[0]?.text).toContain(
    "You have too many.",
  );
});
