import type Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getBooking } from "../../db/bookings/bookings.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { addMinutes, epochMsOf } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { bookAndPay, signInAs, untilClockReaches, untilState, type Visitor } from "../kit/visitors.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { until } from "../../server/test-until.ts";

const PRICED = "ada-okafor/architecture-review";
const PRICE_MINOR = 15_000;
/** Of the policy of the priced session: less than a day's notice is half of it. */
const ALL_NOTICE_MINUTES = 24 * 60;

let app: BuiltApp;
let ada: Visitor;

beforeAll(async () => {
  app = await startBuiltApp();
  ada = await signInAs(app, "ada@builders.example");
});
afterAll(() => app.stop());

interface Paid {
  readonly client: Visitor;
  readonly bookingId: BookingId;
}

/** What a page says, without its tags. */
async function textOf(visitor: Visitor, path: string): Promise<string> {
  return wordsIn(await (await visitor.get(path)).text());
}

function wordsIn(html: string): string {
  return html
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, " ")
    .replaceAll(/<!--.*?-->/g, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ");
}

function quoteIn(html: string): string {
  const [, quote] = /name="quote" value="([^"]+)"/.exec(html) ?? [];
  invariant(quote !== undefined, "the page has a quote");
  return quote;
}

async function advanceToNotice({ client, bookingId }: Paid, noticeMinutes: number): Promise<void> {
  const { time } = (await getBooking(app.db, bookingId)).context;
  invariant(time !== null, "a time is booked");
  const at = addMinutes(time.startsAt, -noticeMinutes);
  await app.sandbox.advance({ ms: epochMsOf(at) - epochMsOf(await app.sandbox.now()) });
  await untilClockReaches(client, bookingId, at);
}

/** What people do at Stripe. */
async function atStripe<Answer>(route: string, body: unknown = {}): Promise<Answer> {
  const response = await fetch(`${app.demo.sandboxUrls.control}/stripe${route}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  invariant(response.ok, `the sandbox answered ${response.status} to ${route}`);
  return (await response.json()) as Answer;
}

async function intentOf(bookingId: BookingId): Promise<string> {
  const [payment] = (await getBooking(app.db, bookingId)).context.payments;
  invariant(payment !== undefined, "the booking is paid");
  return payment.paymentIntentId;
}

async function refundsOf(bookingId: BookingId): Promise<readonly Stripe.Refund[]> {
  const intent = await intentOf(bookingId);
  const { refunds } = await app.sandbox.stripeLedger();
  return refunds.filter(({ payment_intent: of }) => of === intent);
}

async function returnedMinor(bookingId: BookingId): Promise<number[]> {
  return (await refundsOf(bookingId)).map(({ amount }) => amount);
}

describe("the question before a session is canceled", () => {
  test("says what Stripe then returns, and its plain form cancels at that", async () => {
    const paid = await bookAndPay(app, PRICED);
    await advanceToNotice(paid, ALL_NOTICE_MINUTES - 60);
    const page = `/bookings/${paid.bookingId}`;
    const html = await (await paid.client.get(`${page}?cancel=1`)).text();
    expect(wordsIn(html)).toMatch(/Cancel now: \$75\.00/);
    const answer = await paid.client.post(`${page}?cancel=1`, { intent: "cancel", quote: quoteIn(html) });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, page]);
    await app.untilQuiet();
    expect(await returnedMinor(paid.bookingId)).toEqual([PRICE_MINOR / 2]);
    expect(await textOf(paid.client, page)).toMatch(/\$75\.00 has gone back/);
  });

  test("left open into the next tier, cancels nothing: it says what has changed and what comes back now", async () => {
    const paid = await bookAndPay(app, PRICED);
    await advanceToNotice(paid, ALL_NOTICE_MINUTES + 5);
    const page = `/bookings/${paid.bookingId}`;
    const before = await (await paid.client.get(`${page}?cancel=1`)).text();
    expect(wordsIn(before)).toMatch(/Cancel now: \$150\.00/);
    await advanceToNotice(paid, ALL_NOTICE_MINUTES - 15);
    const refused = await paid.client.post(`${page}?cancel=1`, { intent: "cancel", quote: quoteIn(before) });
    const html = await refused.text();
    expect(wordsIn(html)).toMatch(/Your refund changed .* nothing was canceled/);
    expect(wordsIn(html)).toMatch(/Cancel now: \$75\.00/);
    expect(await returnedMinor(paid.bookingId)).toEqual([]);
    await paid.client.post(`${page}?cancel=1`, { intent: "cancel", quote: quoteIn(html) });
    await untilState(app, paid.bookingId, "CANCELED");
    await app.untilQuiet();
    expect(await returnedMinor(paid.bookingId)).toEqual([PRICE_MINOR / 2]);
  });
});

describe("a refund on its way", () => {
  async function cancelWithRefundPending() {
    const paid = await bookAndPay(app, PRICED);
    await atStripe("/refunds/next", { statuses: ["pending"] });
    const { client, bookingId } = paid;
    const { cancellationQuote } = await client.api.booking.get.query({ bookingId });
    await client.api.booking.cancel.mutate({ bookingId, quote: cancellationQuote.token });
    await app.untilQuiet();
    const [refund] = await refundsOf(bookingId);
    invariant(refund !== undefined, "Stripe has the refund");
    return { ...paid, refundId: refund.id };
  }

  test("is never called returned on page and lists before it has arrived, and then it is", async () => {
    const { client, bookingId, refundId } = await cancelWithRefundPending();
    const page = await textOf(client, `/bookings/${bookingId}`);
    const list = await textOf(client, "/bookings");
    expect(page).toMatch(/\$150\.00 is on its way back to you/);
    expect(list).toContain("Canceled: refund requested, not arrived yet");
    for (const text of [page, list]) expect(text).not.toMatch(/has gone back|[Mm]oney returned|refunded/);

    await atStripe(`/refunds/${refundId}/succeed`);
    await untilState(app, bookingId, "REFUNDED");
    expect(await textOf(client, `/bookings/${bookingId}`)).toMatch(/\$150\.00 has gone back/);
    expect(await textOf(client, "/bookings")).toContain("Money returned");
  });

  test("that fails is shown as still owed, on page and lists, to client and builder", async () => {
    const { client, bookingId, refundId } = await cancelWithRefundPending();
    await atStripe(`/refunds/${refundId}/fail`);
    await until(async () => {
      const { context } = await getBooking(app.db, bookingId);
      expect(context.refundObligations.map(({ status }) => status)).toEqual(["failed"]);
    });
    expect(await textOf(client, `/bookings/${bookingId}`)).toMatch(/\$150\.00 .* still owed to you/);
    expect(await textOf(client, "/bookings")).toContain("refund could not be made");
    expect(await textOf(ada, `/builder/bookings/${bookingId}`)).toMatch(
      /A refund of \$150\.00 did not arrive/,
    );
  });
});

test.each([
  ["open", /Your bank decides/, /has asked their bank for \$150\.00 back/],
  ["won", /\$150\.00: the payment stands/, /The bank has decided for you: \$150\.00 is yours again/],
  [
    "lost",
    /Your bank has given \$150\.00 back to you/,
    /\$150\.00 has gone back to them, and nothing is refunded on top/,
  ],
] as const)("a dispute that is %s is shown to client and builder", async (status, toClient, toBuilder) => {
  const { client, bookingId } = await bookAndPay(app, PRICED);
  const intent = await intentOf(bookingId);
  const charge = (await app.sandbox.stripeLedger()).charges.find(({ payment_intent: of }) => of === intent);
  const { id } = await atStripe<Stripe.Dispute>(`/charges/${charge?.id ?? "none"}/dispute`);
  if (status !== "open") await atStripe(`/disputes/${id}/close`, { status });
  await until(async () => {
    const { disputes } = (await getBooking(app.db, bookingId)).context;
    expect(disputes.map((dispute) => dispute.status)).toEqual([status]);
  });
  expect(await textOf(client, `/bookings/${bookingId}`)).toMatch(toClient);
  expect(await textOf(ada, `/builder/bookings/${bookingId}`)).toMatch(toBuilder);
});

test("the whole price returned in Stripe's dashboard asks the builder on the booking's page, until they answer", async () => {
  const { bookingId } = await bookAndPay(app, PRICED);
  await atStripe("/refunds", { payment_intent: await intentOf(bookingId) });
  await until(async () => expect((await getBooking(app.db, bookingId)).context.refunds).toHaveLength(1));
  const page = `/builder/bookings/${bookingId}`;
  expect(await textOf(ada, page)).toContain("Is this session still on?");
  expect((await ada.post(page, { intent: "keep" })).status).toBe(303);
  expect((await getBooking(app.db, bookingId)).state).toBe("CONFIRMED");
  expect(await textOf(ada, page)).not.toContain("Is this session still on?");
});
