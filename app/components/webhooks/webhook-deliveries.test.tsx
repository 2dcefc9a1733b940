import { expect, test } from "vitest";
import { WEBHOOK_FAILURES } from "../../../server/domain/providers/webhook-answer.ts";
import type { WebhookDeliveryOnPage, WebhookEndpointOnPage } from "../../page-data.ts";
import { sentBy } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { WebhookDeliveries } from "./webhook-deliveries.tsx";

const ENDPOINT: WebhookEndpointOnPage = {
  object: "webhook_endpoint",
  id: "whe_00000000000000000000000001",
  url: "https://hooks.example/in",
  eventTypes: ["booking.confirmed"],
  builderId: null,
  status: "active",
  failingSince: null,
  switchedOffAt: null,
  switchedOffBecause: null,
  formerSecretUntil: null,
  createdAt: "2026-03-02T10:00:00.000Z",
};
const TRIED = { number: 1, at: "2026-03-02T10:00:01.000Z", durationMs: 120 };
const DELIVERY: WebhookDeliveryOnPage = {
  object: "webhook_delivery",
  id: "whd_00000000000000000000000001",
  endpointId: ENDPOINT.id,
  event: {
    id: "evt_00000000000000000000000001",
    type: "booking.confirmed",
    bookingId: "bkg_00000000000000000000000001",
    sequence: 3,
    occurredAt: "2026-03-02T10:00:00.000Z",
    isErased: false,
  },
  status: "pending",
  nextAttemptAt: "2026-03-02T10:01:00.000Z",
  deliveredAt: null,
  attempts: [{ ...TRIED, status: 500, error: null, answer: "<b>broken</b>" }],
};

const list = (
  delivery: Partial<WebhookDeliveryOnPage> = {},
  props: Partial<Parameters<typeof WebhookDeliveries>[0]> = {},
) =>
  render(
    <WebhookDeliveries
      endpoint={ENDPOINT}
      deliveries={[{ ...DELIVERY, ...delivery }]}
      page="/builder/webhooks"
      next={null}
      isFirst
      {...props}
    />,
  );

test("a delivery says which event it is, how it stands, and of each try what was answered", () => {
  const { text } = list();
  for (const part of [
    "booking.confirmed",
    "Event 3 of booking bkg_00000000000000000000000001",
    "Waiting: next try Monday, 2 March 2026, 10:01, UTC",
    "1 try",
    "HTTP 500, 120 ms",
    "<b>broken</b>",
  ])
    expect(text).toContain(part);
  expect(list({ status: "given_up" }).text).toContain("Not sent any more");
  const delivered = list({ status: "delivered", deliveredAt: "2026-03-02T10:00:02.000Z" });
  expect(delivered.text).toContain("Delivered Monday, 2 March 2026");
});

test.each([...WEBHOOK_FAILURES, "erased", "unreadable"])(
  "a try that ended with %s says so in words",
  (error) => {
    const { text } = list({ attempts: [{ ...TRIED, status: null, error, answer: null }] });
    expect(text).not.toContain(`: ${error},`);
    expect(text).not.toContain("no answer was kept");
  },
);

test("what waits for an endpoint that is switched off says so", () => {
  expect(list({}, { endpoint: { ...ENDPOINT, status: "switched_off" } }).text).toContain(
    "Waiting until the endpoint is switched on",
  );
});

test("an event is sent again by a form without scripts, unless its content is erased", () => {
  const form = list().one("form", { method: "post", action: "/builder/webhooks" });
  expect(sentBy(form, form.one("button"))).toEqual({
    intent: "resend",
    endpoint: ENDPOINT.id,
    delivery: DELIVERY.id,
  });
  expect(list({ event: { ...DELIVERY.event, isErased: true } }).has("form")).toBe(false);
});

test("nothing sent yet is said, and older ones are a link away", () => {
  expect(list({}, { deliveries: [] }).text).toContain("Nothing has been sent yet.");
  const links = list({}, { next: "abc", isFirst: false }).all("a");
  expect(links.map((link) => link.get("href"))).toEqual([
    "/builder/webhooks",
    `/builder/webhooks?of=${ENDPOINT.id}&after=abc#deliveries`,
    `/builder/webhooks?of=${ENDPOINT.id}#deliveries`,
  ]);
});
