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
  return { caller: { booking } } as unknown as AppLoadContext;
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
  const confirmed = bookingOnPage("CONFIRMED");
  const context = contextWith({
    get: () => Promise.resolve(bookingOnPage("PAYMENT_PENDING")),
    confirmPayment: (input) => {
      asked.push(input);
      return Promise.resolve({ ok: true, value: confirmed });
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

test("an address that is no booking's is a 404 and asks nothing", async () => {
  const thrown = await thrownBy(() =>
    loader({ context: contextWith({}), params: { bookingId: "bkg_1" }, request: new Request(PAGE) }),
  );
  expect((thrown as Response).status).toBe(404);
});

test("who is not signed in comes back to this booking afterwards", async () => {
  const context = contextWith({ get: () => Promise.reject(new TRPCError({ code: "UNAUTHORIZED" })) });
  const thrown = await thrownBy(() => loader({ context, params, request: new Request(PAGE) }));
  expect((thrown as Response).headers.get("location")).toBe(`/sign-in?next=%2Fbookings%2F${BOOKING_ID}`);
});

test("paying leads to Stripe's page", async () => {
  const checkoutUrl = "https://checkout.stripe.com/c/pay/cs_1";
  const context = contextWith({ openCheckout: () => Promise.resolve({ ok: true, value: { checkoutUrl } }) });
  const answer = (await action({ context, params, request: post({ intent: "pay" }) })) as unknown as Response;
  expect([answer.status, answer.headers.get("location")]).toEqual([303, checkoutUrl]);
});

test.each([null, "javascript:alert(1)"])(
  "without a payment page yet, the booking's own page waits for it: %j",
  async (url) => {
    const context = contextWith({
      openCheckout: () => Promise.resolve({ ok: true, value: { checkoutUrl: url } }),
    });
    const answer = (await action({
      context,
      params,
      request: post({ intent: "pay" }),
    })) as unknown as Response;
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
    expect((thrown as Response).status).toBe(400);
  },
);
