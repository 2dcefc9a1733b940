import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { listTransitions } from "../../db/history/booking-history.ts";
import { notifyRefusedCheckouts } from "../../server/refused-checkouts/notify-refused-checkouts.ts";
import { checkoutIdOf } from "../kit/offers.ts";
import { until } from "../../server/test-until.ts";
import { type AppFixture, startApp } from "../kit/app.ts";
import { PRICE_MINOR } from "../kit/bookings.ts";
import type { Booked } from "../kit/test-booking.ts";
import { DAY_MINUTES } from "../kit/clock.ts";

const OPERATOR = "operator@example.com";
const ADA = "ada@builders.example";
const REFUSED = { ok: false, refusal: { code: "checkout_refused" } };
/** The schedule looks every minute. */
const PAST_THE_NEXT_LOOK_MINUTES = 2;

let app: AppFixture;

beforeAll(async () => {
  app = await startApp();
});
afterEach(async () => {
  await setAccount({});
  await press(await app.bookTime());
  await app.untilQuiet();
});
afterAll(() => app.stop());

function setAccount(account: { charges?: "enabled" | "disabled"; currenciesOff?: string[] }) {
  return app.control("stripe", "PUT", "/account", account);
}

const press = ({ client, bookingId }: Booked) => client.api.booking.openCheckout({ bookingId });

async function waiting() {
  const { refusedCheckouts } = await app.operator.operations.overview();
  const { refusedCheckouts: ofAda } = await (await app.ofBuilder("ada-okafor")).myBuilder.overview();
  return { operator: refusedCheckouts, ada: ofAda };
}

const told = (to: string) =>
  app.mailsTo({ email: to }).filter(({ subject }) => /^(Critical: )?Nobody can pay/.test(subject));

describe("an account that Stripe has restricted", () => {
  test("the operator reads that nobody can pay, with Stripe's own words, the builder too, and the client that it is not about them", async () => {
    await setAccount({ charges: "disabled" });
    const booked = await app.bookTime();
    expect(await press(booked)).toEqual(REFUSED);
    expect((await app.read(booked.bookingId)).state).toBe("SCHEDULED");
    const { operator, ada } = await waiting();
    expect(operator).toMatchObject([{ currency: "USD", refusals: 1, builders: ["Ada Okafor"] }]);
    expect(operator[0]?.reason).toMatch(/^Your account cannot currently make live charges\./);
    expect(ada).toEqual([{ currency: "USD", sessionTypeName: null }]);
    expect(app.moneyOf(booked)).toEqual({ checkouts: [], charged: [], refunds: [] });
  });

  test("operators and the builder get one mail each, however many clients are refused, and whatever is restarted; the builder one more the next day", async () => {
    // The refusal before this one is of the same cause and the same day: if the schedule has looked since, it was mailed then.
    await setAccount({ charges: "disabled" });
    for (let client = 0; client < 3; client++) expect(await press(await app.bookTime())).toEqual(REFUSED);
    await app.advance(PAST_THE_NEXT_LOOK_MINUTES);
    await until(() => expect(told(OPERATOR).length + told(ADA).length).toBeGreaterThan(0));
    // Another process that has just started looks as well.
    const { services, deps } = app;
    await notifyRefusedCheckouts({
      ...deps,
      mailer: services.mailer,
    });
    await until(() => {
      expect(told(OPERATOR)).toHaveLength(1);
      expect(told(ADA)).toHaveLength(1);
    });
    expect(told(OPERATOR).at(-1)?.text).toContain("cannot currently make live charges");
    await app.advance(DAY_MINUTES + PAST_THE_NEXT_LOOK_MINUTES);
    expect(await press(await app.bookTime())).toEqual(REFUSED);
    await app.advance(PAST_THE_NEXT_LOOK_MINUTES);
    await until(() => expect(told(ADA)).toHaveLength(2));
    // The alert is open until a payment page opens again.
    expect(told(OPERATOR)).toHaveLength(1);
  });

  test("nothing waits for anybody any more as soon as a checkout opens again", async () => {
    await setAccount({ charges: "disabled" });
    const booked = await app.bookTime();
    expect(await press(booked)).toEqual(REFUSED);
    expect((await waiting()).operator).toHaveLength(1);
    await setAccount({});
    const opened = await press(booked);
    expect(opened.ok).toBe(true);
    expect(await waiting()).toEqual({ operator: [], ada: [] });
  });
});

test("a key that Stripe does not take: told likewise, while the effect goes on being tried", async () => {
  const booked = await app.bookTime();
  await app.sandbox.addFault({
    provider: "stripe",
    on: "request",
    method: "POST",
    pattern: "^/v1/checkout/sessions$",
    fault: { kind: "status", status: 401 },
  });
  expect(await press(booked)).toEqual({ ok: true, value: { checkoutUrl: null } });
  expect((await waiting()).operator).toMatchObject([{ currency: "USD" }]);
  await app.clearFaults();
});

test("a currency that is not enabled is its own trouble: others are paid, and it stays until it is enabled", async () => {
  await setAccount({ currenciesOff: ["usd"] });
  expect(await press(await app.bookTime())).toEqual(REFUSED);
  const { operator } = await waiting();
  expect(operator).toMatchObject([{ currency: "USD" }]);
  expect(operator[0]?.reason).toMatch(/^No valid payment method types/);
  const yen = "kenji-mori/code-clinic";
  expect((await press(await app.bookTime(yen))).ok).toBe(true);
  expect((await waiting()).operator).toHaveLength(1);
});

describe("an address that Stripe does not take", () => {
  test.each(["renée@example.com", "casey@localhost"])(
    "%s: the checkout is asked for once more without it, and the payment page asks for one",
    async (address) => {
      const booked = await app.bookTime();
      const { client, bookingId } = booked;
      await app.db
        .updateTable("booking")
        .set({ client_email: address })
        .where("id", "=", bookingId)
        .execute();
      const opened = await press(booked);
      const checkoutId = checkoutIdOf(opened.ok ? opened.value.checkoutUrl : null);
      const [session] = (await app.sandbox.stripeLedger()).sessions.filter(({ id }) => id === checkoutId);
      expect(session?.customer_email).toBeNull();
      expect((await waiting()).operator).toEqual([]);
      expect(await app.openCheckout({ client, bookingId })).toBe(checkoutId);
      await app.sandbox.pay(checkoutId);
      await app.untilSettled({ bookingId }, "CONFIRMED");
      expect(app.moneyOf({ bookingId })).toEqual({
        checkouts: ["complete"],
        charged: [PRICE_MINOR],
        refunds: [],
      });
    },
  );

  test("with the second answer lost: the one checkout is found again", async () => {
    const booked = await app.bookTime();
    const { client, bookingId } = booked;
    await app.db
      .updateTable("booking")
      .set({ client_email: "ü@example.com" })
      .where("id", "=", bookingId)
      .execute();
    await app.sandbox.addFault({
      provider: "stripe",
      on: "request",
      method: "POST",
      pattern: "^/v1/checkout/sessions$",
      fault: { kind: "lose_response" },
      remaining: 4,
    });
    await press(booked);
    await app.clearFaults();
    await app.advance(PAST_THE_NEXT_LOOK_MINUTES);
    await app.untilQuiet();
    const events = (await listTransitions(app.db, bookingId)).map(({ event }) => event.type);
    expect(events).not.toContain("CHECKOUT_NOT_OPENED");
    expect(await app.openCheckout({ client, bookingId })).not.toBeNull();
    expect(app.moneyOf({ bookingId }).checkouts).toEqual(["open"]);
  });
});
