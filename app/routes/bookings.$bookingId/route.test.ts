import type { AppLoadContext } from "@remix-run/node";
import { TRPCError } from "@trpc/server";
import { expect, test } from "vitest";
import type { BookingOnPage } from "../../page-data.ts";
import { bookingOnPage, BOOKING_ID, CHECKOUT_ID } from "./page-under-test.ts";
import { action, loader } from "./route.tsx";

const PAGE = `http://ours.example/bookings/${BOOKING_ID}`;
const params = { bookingId: BOOKING_ID };

/** The procedures that a test needs; calling any other fails. */
function contextWith(booking: Record<string, (input: unknown) => Promise<unknown>>): AppLoadContext {
  // The cast stands for what is missing: a route that reaches for more of the context than the test gives it is to fail.
  return { caller: { booking }, actor: { kind: "nobody" } } as unknown as AppLoadContext;
}

function responseOf(answer: unknown): Response {
  if (!(answer instanceof Response)) throw new Error("The route answered with data, not with a response.");
  return answer;
}

function post(values: Record<string, string>): Request {
  return new Request(PAGE, { method: "POST", body: new URLSearchParams(values) });
}

async function thrownBy(run: () => unknown): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    return error;
  }
}

test("coming back from Stripe asks Stripe, and shows what it says", async () => {
  const asked: unknown[] = [];
  let booking = bookingOnPage("PAYMENT_PENDING");
  const context = contextWith({
    get: () => Promise.resolve(booking),
    confirmPayment: (input) => {
      asked.push(input);
      booking = bookingOnPage("CONFIRMED");
      return Promise.resolve({ ok: true, value: booking });
    },
  });
  const data = await loader({ context, params, request: new Request(`${PAGE}?checkout=${CHECKOUT_ID}`) });
  expect(asked).toEqual([{ bookingId: BOOKING_ID, checkoutId: CHECKOUT_ID }]);
  expect(data.booking.state).toBe("CONFIRMED");
});

test.each(["nonsense", "cs_1/../../x", ""])("no checkout, no question: %j", async (text) => {
  const context = contextWith({ get: () => Promise.resolve(bookingOnPage("PAYMENT_PENDING")) });
  const request = new Request(`${PAGE}?checkout=${encodeURIComponent(text)}`);
  expect((await loader({ context, params, request })).isBackFromCheckout).toBe(false);
});

test("another booking's checkout is not waited for", async () => {
  const context = contextWith({
    get: () => Promise.resolve(bookingOnPage("PAYMENT_PENDING")),
    confirmPayment: () => Promise.resolve({ ok: false, refusal: { code: "checkout_not_recognised" } }),
  });
  const data = await loader({ context, params, request: new Request(`${PAGE}?checkout=${CHECKOUT_ID}`) });
  expect(data.isBackFromCheckout).toBe(false);
});

test("a builder who opens the client's return address asks Stripe nothing", async () => {
  const seen: BookingOnPage = bookingOnPage("PAYMENT_PENDING", { viewerIsClient: false });
  const context = contextWith({ get: () => Promise.resolve(seen) });
  const data = await loader({ context, params, request: new Request(`${PAGE}?checkout=${CHECKOUT_ID}`) });
  expect(data.isBackFromCheckout).toBe(false);
});

test("a passkey is offered to whoever is booked and has just signed in, if their account says so, and to no operator", async () => {
  const offered = async (
    state: BookingOnPage["state"],
    kind: string,
    isFresh: boolean,
    isOffered: boolean,
  ) => {
    const caller = {
      booking: { get: () => Promise.resolve(bookingOnPage(state)) },
      myPasskeys: { get: () => Promise.resolve({ isOffered }) },
    };
    // As above: what the loader must not reach for is missing.
    const context = { caller, actor: { kind, signIn: { isFresh } } } as unknown as AppLoadContext;
    return (await loader({ context, params, request: new Request(PAGE) })).offersPasskey;
  };
  expect(await offered("CONFIRMED", "client", true, true)).toBe(true);
  expect(await offered("CONFIRMED", "builder", true, true)).toBe(true);
  expect(await offered("CONFIRMED", "client", true, false)).toBe(false);
  expect(await offered("CONFIRMED", "client", false, true)).toBe(false);
  expect(await offered("CONFIRMED", "operator_unconfirmed", true, true)).toBe(false);
  expect(await offered("SCHEDULED", "client", true, true)).toBe(false);
});

test("an address that is no booking's is a 404 and asks nothing", async () => {
  const thrown = await thrownBy(() =>
    loader({ context: contextWith({}), params: { bookingId: "bkg_1" }, request: new Request(PAGE) }),
  );
  expect(responseOf(thrown).status).toBe(404);
});

test("who is not signed in comes back to this booking afterwards", async () => {
  const context = contextWith({ get: () => Promise.reject(new TRPCError({ code: "UNAUTHORIZED" })) });
  const thrown = await thrownBy(() => loader({ context, params, request: new Request(PAGE) }));
  expect(responseOf(thrown).headers.get("location")).toBe(`/sign-in?next=%2Fbookings%2F${BOOKING_ID}`);
});

test("paying leads to Stripe's page", async () => {
  const checkoutUrl = "https://checkout.stripe.com/c/pay/cs_1";
  const context = contextWith({ openCheckout: () => Promise.resolve({ ok: true, value: { checkoutUrl } }) });
  const answer = responseOf(await action({ context, params, request: post({ intent: "pay" }) }));
  expect([answer.status, answer.headers.get("location")]).toEqual([303, checkoutUrl]);
});

test.each([null, "javascript:alert(1)"])(
  "without a payment page yet, the booking's own page waits for it: %j",
  async (url) => {
    const context = contextWith({
      openCheckout: () => Promise.resolve({ ok: true, value: { checkoutUrl: url } }),
    });
    const answer = responseOf(await action({ context, params, request: post({ intent: "pay" }) }));
    expect(answer.headers.get("location")).toBe(`/bookings/${BOOKING_ID}`);
  },
);

test("a refusal comes back to the page as it is", async () => {
  const refusal = { code: "hold_ended" };
  const context = contextWith({ openCheckout: () => Promise.resolve({ ok: false, refusal }) });
  expect(await action({ context, params, request: post({ intent: "pay" }) })).toEqual({ refusal });
});

test.each([{ intent: "set-state" }, {}, { intent: "change-time-zone", timeZone: "Mars/Olympus" }])(
  "a form that is not ours is a 400: %j",
  async (values) => {
    const thrown = await thrownBy(() => action({ context: contextWith({}), params, request: post(values) }));
    expect(responseOf(thrown).status).toBe(400);
  },
);

test("a cancellation takes the quote and the reason along, and a second press of the button changes nothing", async () => {
  const canceled: unknown[] = [];
  const outcomes = [
    { ok: true },
    { ok: false, refusal: { code: "not_in_this_state", state: "CANCELED", since: "" } },
  ];
  const context = contextWith({
    cancel: (input) => {
      canceled.push(input);
      return Promise.resolve(outcomes[canceled.length - 1]);
    },
  });
  const press = () =>
    action({ context, params, request: post({ intent: "cancel", quote: "signed", note: "I am ill." }) });
  expect(responseOf(await press()).headers.get("location")).toBe(`/bookings/${BOOKING_ID}`);
  expect(responseOf(await press()).headers.get("location")).toBe(`/bookings/${BOOKING_ID}`);
  expect(canceled).toEqual(Array(2).fill({ bookingId: BOOKING_ID, quote: "signed", note: "I am ill." }));
});

test("an outdated quote comes back as a refusal with the reason that was typed, and one that was never given leads to it", async () => {
  const refusing = (code: string) =>
    contextWith({ cancel: () => Promise.resolve({ ok: false, refusal: { code } }) });
  const request = post({ intent: "cancel", quote: "old", note: "I am ill." });
  expect(await action({ context: refusing("quote_outdated"), params, request })).toEqual({
    refusal: { code: "quote_outdated" },
    typedReason: { note: "I am ill.", error: null },
  });
  const asked = await action({
    context: refusing("quote_needed"),
    params,
    request: post({ intent: "cancel" }),
  });
  expect(responseOf(asked).headers.get("location")).toBe(`/bookings/${BOOKING_ID}?cancel=1`);
});

test("who comes back from Stripe to a payment that is not known yet waits from now on, by the address", async () => {
  const pending = bookingOnPage("PAYMENT_PENDING");
  const context = contextWith({
    get: () => Promise.resolve(pending),
    confirmPayment: () => Promise.resolve({ ok: true, value: pending }),
  });
  const request = new Request(`${PAGE}?checkout=${CHECKOUT_ID}`);
  const thrown = await thrownBy(() => loader({ context, params, request }));
  const location = new URL(responseOf(thrown).headers.get("location") ?? "", PAGE);
  expect(location.searchParams.get("since")).toBe(pending.now);
  const waiting = await loader({ context, params, request: new Request(location) });
  expect(waiting.waitingSince).toBe(pending.now);
});

test("the address of a move says which time is to be moved", async () => {
  const movable = bookingOnPage("CONFIRMED", { rescheduleUrl: "https://calendly.com/reschedulings/I" });
  const context = contextWith({ get: () => Promise.resolve(movable) });
  const thrown = await thrownBy(() => loader({ context, params, request: new Request(`${PAGE}?move=1`) }));
  expect(responseOf(thrown).headers.get("location")).toBe(
    `/bookings/${BOOKING_ID}?move=2026-03-03T14%3A00%3A00.000Z`,
  );
});

test("signing in comes back to the step that was asked for", async () => {
  const context = contextWith({ get: () => Promise.reject(new TRPCError({ code: "UNAUTHORIZED" })) });
  const thrown = await thrownBy(() => loader({ context, params, request: new Request(`${PAGE}?cancel=1`) }));
  expect(responseOf(thrown).headers.get("location")).toBe(
    `/sign-in?next=${encodeURIComponent(`/bookings/${BOOKING_ID}?cancel=1`)}`,
  );
});

test.each([
  ["2026-03-03T14:00:00.000Z", "2026-03-03T14:00:00.000Z"],
  ["2026-02-01T14:00:00.000Z", null],
  ["nonsense", null],
  ["", null],
])("a time that was pressed before is a wish only: at=%s", async (at, wished) => {
  const context = contextWith({ get: () => Promise.resolve(bookingOnPage("SCHEDULED")) });
  const request = new Request(`${PAGE}?at=${encodeURIComponent(at)}`);
  expect((await loader({ context, params, request })).wishedTime).toBe(wished);
});
