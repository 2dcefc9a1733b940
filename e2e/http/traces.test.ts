import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  bookingLink,
  bookTime,
  openCheckout,
  openLink,
  signUp,
  untilState,
  type Visitor,
} from "../kit/visitors.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { startTraceCollector, type CollectedSpan } from "../kit/trace-collector.ts";
import { until } from "../../server/test-until.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";

const PRICED = "ada-okafor/architecture-review";
/** Longer than the worker's longest pause between two tries, and shorter than the hold. */
const PAST_ANY_PAUSE = { minutes: 16 };

let collector: Awaited<ReturnType<typeof startTraceCollector>>;
let app: BuiltApp;
const lines: string[] = [];
const strangersTrace = "0af7651916cd43dd8448eb211c80319c";

/** Who presses Pay while Stripe answers, and who does while it does not; their booking links. */
let client: Visitor;
let late: Visitor;
let paid: BookingId;
let delayed: BookingId;
let link: string;
let requestId: string | null;

beforeAll(async () => {
  collector = await startTraceCollector();
  app = await startBuiltApp(
    {
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_HEADERS: "x-collector-key=of%20tests",
      LOG_LEVEL: "info",
    },
    (line) => lines.push(line),
  );
  ({ client, bookingId: paid } = await bookTime(app, PRICED));
  link = await bookingLink(app, paid);
  await openLink(app, link);
  const pressed = await fetch(`${app.demo.appUrl}/bookings/${paid}`, {
    method: "POST",
    headers: { ...client.headers, traceparent: `00-${strangersTrace}-b7ad6b7169203331-01` },
    body: new URLSearchParams({ intent: "pay" }),
    redirect: "manual",
  });
  requestId = pressed.headers.get("x-request-id");
  await app.sandbox.pay(await openCheckout(client, paid));
  await untilState(app, paid, "CONFIRMED");
  await app.untilQuiet();

  ({ client: late, bookingId: delayed } = await bookTime(app, PRICED));
  await app.sandbox.addFault({ provider: "stripe", on: "request", fault: { kind: "down" } });
  expect((await late.post(`/bookings/${delayed}`, { intent: "pay" })).status).toBe(303);
  // The process that took the click is gone before Stripe answers again.
  expect(await app.demo.killApp("SIGTERM")).toBe(0);
  await app.sandbox.clearFaults();
  await app.demo.startApp();
  await app.sandbox.advance(PAST_ANY_PAUSE);
  await until(async () => {
    const { sessions } = await app.sandbox.stripeLedger();
    expect(sessions.some(({ metadata }) => metadata?.["booking_id"] === delayed)).toBe(true);
  });
  await app.untilQuiet();
  // What has not been sent yet is sent when the process stops.
  expect(await app.demo.killApp("SIGTERM")).toBe(0);
});
afterAll(async () => {
  await app.stop();
  await collector.close();
});

function spanBy(matches: (span: CollectedSpan) => boolean): CollectedSpan {
  const found = collector.spans.find(matches);
  invariant(found !== undefined, `the span is among ${collector.spans.map(({ name }) => name).join(", ")}`);
  return found;
}

/** The names from this span up to the first one of its trace, from the bottom. */
function wayUp(span: CollectedSpan): string[] {
  const above = collector.spans.find(
    ({ traceId, spanId }) => traceId === span.traceId && spanId === span.parentSpanId,
  );
  if (above === undefined) {
    expect(span.parentSpanId, `${span.name} is the first one`).toBeNull();
    return [span.name];
  }
  return [span.name, ...wayUp(above)];
}

/** Each try to open a checkout for this booking. */
const openingsOf = (bookingId: BookingId) =>
  collector.spans.filter(
    ({ name, attributes }) =>
      name === "effect openCheckout" && String(attributes["booking.effect_key"]).startsWith(`${bookingId}:`),
  );

describe("a trace", () => {
  test("leads from the click on Pay to Stripe: request, procedure, transition, effect, call", () => {
    const [effect] = openingsOf(paid);
    invariant(effect !== undefined, "the effect was traced");
    const call = spanBy(
      ({ traceId, name }) => traceId === effect.traceId && name === "stripe POST /v1/checkout/sessions",
    );
    expect(wayUp(call)).toEqual([
      "stripe POST /v1/checkout/sessions",
      "effect openCheckout",
      "procedure booking.openCheckout",
      "request /bookings/:bookingId",
    ]);
    expect(call.attributes).toMatchObject({ "peer.service": "stripe", "booking.outcome": "answered" });
    const transition = spanBy(
      ({ traceId, name }) => traceId === effect.traceId && name === "booking CHECKOUT_REQUESTED",
    );
    expect(wayUp(transition).slice(1)).toEqual(wayUp(effect).slice(1));
    const request = spanBy(
      ({ traceId, parentSpanId }) => traceId === effect.traceId && parentSpanId === null,
    );
    expect(request.attributes).toMatchObject({
      "booking.request_id": requestId,
      "booking.class": "page",
      "booking.by": "client",
    });
  });

  test("goes on in the process that carries the effect out later", () => {
    const tries = openingsOf(delayed);
    expect(tries.length).toBeGreaterThan(1);
    expect(new Set(tries.map(({ traceId }) => traceId)).size).toBe(1);
    const traceId = tries[0]?.traceId;
    const calls = collector.spans.filter(
      (span) => span.traceId === traceId && span.name === "stripe POST /v1/checkout/sessions",
    );
    expect(calls.map(({ attributes }) => attributes["booking.outcome"])).toEqual(
      expect.arrayContaining(["unavailable", "answered"]),
    );
    const answered = calls.find(({ attributes }) => attributes["booking.outcome"] === "answered");
    invariant(answered !== undefined, "Stripe answered");
    expect(wayUp(answered)).toEqual([
      "stripe POST /v1/checkout/sessions",
      "effect openCheckout",
      "request /bookings/:bookingId",
    ]);
  });

  test("leads from a provider's delivery through the worker to the mail", () => {
    const paidFor = spanBy(
      ({ name, attributes }) =>
        name === "booking CHECKOUT_PAID" && String(attributes["booking.states"]).includes("CONFIRMED"),
    );
    expect(wayUp(paidFor)).toEqual([
      "booking CHECKOUT_PAID",
      "delivery stripe checkout.session.completed",
      "request /api/webhooks/stripe",
    ]);
    const mail = spanBy(({ traceId, name }) => traceId === paidFor.traceId && name === "smtp send");
    expect(wayUp(mail)).toEqual(["smtp send", "effect tell", "request /api/webhooks/stripe"]);
  });

  test("is not begun by a stranger's", () => {
    expect(collector.spans.map(({ traceId }) => traceId)).not.toContain(strangersTrace);
  });

  test("holds no address, name, key of a link, token or cookie", () => {
    const text = collector.bodies.join("\n");
    const secrets = [client, late].flatMap(({ email, name, password, headers }) => [
      email,
      name,
      password,
      headers["cookie"]?.split("=")[1]?.slice(0, 24) ?? "",
    ]);
    for (const secret of [...secrets, link.split("key=")[1] ?? "", "sk_test_sandbox", "of tests"]) {
      expect(secret).not.toBe("");
      expect(text).not.toContain(secret);
    }
    expect(text).not.toMatch(/[^\s"@]+@[^\s"@]+\.[a-z]{2,}/i);
  });

  test("is named by the lines of the log, beside the request's id", () => {
    const line = lines
      .map((text): unknown => JSON.parse(text))
      .find((entry) => (entry as { requestId?: string }).requestId === requestId);
    expect(line).toMatchObject({ traceId: openingsOf(paid)[0]?.traceId, msg: "answered" });
  });

  test("is sent with the collector's own headers", () => {
    expect(collector.headers.every((headers) => headers["x-collector-key"] === "of tests")).toBe(true);
  });
});

test("nothing is sent and no line names a trace where no collector is set", async () => {
  const sent = collector.bodies.length;
  const plainLines: string[] = [];
  const plain = await startBuiltApp({ LOG_LEVEL: "info" }, (line) => plainLines.push(line));
  await signUp(plain);
  await plain.stop();
  expect(collector.bodies).toHaveLength(sent);
  expect(plainLines.join("\n")).toContain("answered");
  expect(plainLines.join("\n")).not.toContain("traceId");
});
