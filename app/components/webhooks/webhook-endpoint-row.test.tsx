import { expect, test } from "vitest";
import type { WebhookEndpointOnPage } from "../../page-data.ts";
import { sentBy } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { WebhookEndpointRow, type WebhookQuestion } from "./webhook-endpoint-row.tsx";

const ID = "whe_00000000000000000000000001";
const ENDPOINT: WebhookEndpointOnPage = {
  object: "webhook_endpoint",
  id: ID,
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

const row = (changes: Partial<WebhookEndpointOnPage> = {}, asks: WebhookQuestion | null = null) =>
  render(
    <ul>
      <WebhookEndpointRow
        endpoint={{ ...ENDPOINT, ...changes }}
        page="/operator/webhooks"
        asks={asks}
        saysWhose
      />
    </ul>,
  );

test("an endpoint says how it stands, what it is told of, and since when it is there", () => {
  const { text } = row();
  for (const part of [
    "https://hooks.example/in",
    "Active",
    "All bookings",
    "A booking is confirmed",
    "Monday, 2 March 2026, 10:00, UTC",
  ])
    expect(text).toContain(part);
  const since = row({ status: "failing", failingSince: "2026-03-03T10:00:00.000Z" }).text;
  expect(since).toContain("nothing has been accepted since Tuesday, 3 March 2026");
});

test("one that runs can be switched off, and one that is switched off says why and can be switched on", () => {
  const on = row().one("form");
  expect(sentBy(on, on.one("button"))).toEqual({ intent: "switch-off", endpoint: ID });
  const dead = row({
    status: "switched_off",
    switchedOffBecause: "dead",
    switchedOffAt: "2026-03-06T10:00:00.000Z",
  });
  expect(dead.text).toContain("nothing was accepted for three days");
  const off = dead.one("form");
  expect(sentBy(off, off.one("button"))).toEqual({ intent: "switch-on", endpoint: ID });
});

test("its links say to a screen reader which endpoint they are about", () => {
  const links = row()
    .all("a")
    .map((link) => [link.text, link.get("href")]);
  expect(links).toEqual([
    ["Deliveries to https://hooks.example/in", `/operator/webhooks?of=${ID}#deliveries`],
    ["New secret for https://hooks.example/in", `/operator/webhooks?rotate=${ID}#${ID}`],
    ["Remove https://hooks.example/in", `/operator/webhooks?remove=${ID}#${ID}`],
  ]);
});

test.each([
  ["remove", "This cannot be undone."],
  ["rotate", "for 24 hours with the current one as well"],
] as const)(
  "asked to %s it, one reads what follows, with a way back and a form without scripts",
  (asks, words) => {
    const page = row({}, asks);
    expect(page.text).toContain(words);
    expect(page.one("a").get("href")).toBe("/operator/webhooks");
    const form = page.one("form", { method: "post", action: "/operator/webhooks" });
    expect(sentBy(form, form.one("button"))).toEqual({ intent: asks, endpoint: ID });
  },
);
