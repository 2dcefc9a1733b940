import { expect, test } from "vitest";
import { instant } from "../../../../server/domain/values/instant.ts";
import { bookingOnPage, CHECKOUT_ID } from "../page-under-test.ts";
import {
  beginsToWait,
  isOverdue,
  paceOf,
  refreshSecondsWithoutScripts,
  waitOf,
  type PageState,
} from "./waiting-for.ts";

function page(booking: PageState["booking"], more: Partial<PageState> = {}): PageState {
  return {
    booking,
    isBackFromCheckout: false,
    isLookingForTime: false,
    waitingSince: null,
    asked: null,
    ...more,
  };
}

const afterHold = { now: instant("2026-03-01T10:30:00Z") };

test("while the next move is the visitor's, nothing is waited for and the page without scripts stands still", () => {
  for (const booking of [
    bookingOnPage("SCHEDULED"),
    bookingOnPage("PAYMENT_PENDING"),
    bookingOnPage("CONFIRMED"),
  ]) {
    expect(waitOf(page(booking))).toBeNull();
    expect(refreshSecondsWithoutScripts(page(booking))).toBeNull();
    expect(paceOf(page(booking))).toBe("slow");
  }
});

test("every wait for a provider ends by itself, with scripts and without", () => {
  const waits = [
    page(bookingOnPage("INITIATED", { waitingFor: "scheduling_link" }, { time: null, holdEndsAt: null })),
    page(bookingOnPage("INITIATED", {}, { time: null, holdEndsAt: null }), { isLookingForTime: true }),
    page(bookingOnPage("PAYMENT_PENDING", { waitingFor: "checkout" })),
    page(bookingOnPage("PAYMENT_PENDING"), { isBackFromCheckout: true }),
    page(bookingOnPage("SCHEDULED", afterHold)),
  ];
  expect(waits.map(waitOf)).toEqual(["scheduling_link", "time", "checkout", "payment", "hold_end"]);
  for (const wait of waits) {
    expect(refreshSecondsWithoutScripts(wait)).toBe(3);
    expect(paceOf(wait)).toBe("quick");
  }
});

test("a wait that takes too long ends: the page says so, and is looked at slowly or not at all", () => {
  const later = { now: instant("2026-03-01T10:01:01Z") };
  const longAfterHold = { now: instant("2026-03-01T10:31:01Z") };
  const since = { waitingSince: instant("2026-03-01T10:00:00Z") };
  for (const wait of [
    page(
      bookingOnPage(
        "INITIATED",
        { waitingFor: "scheduling_link", ...later },
        { time: null, holdEndsAt: null },
      ),
    ),
    page(bookingOnPage("INITIATED", later, { time: null, holdEndsAt: null }), {
      isLookingForTime: true,
      ...since,
    }),
    page(bookingOnPage("PAYMENT_PENDING", { waitingFor: "checkout", ...later })),
    page(bookingOnPage("PAYMENT_PENDING", later), { isBackFromCheckout: true, ...since }),
    page(bookingOnPage("SCHEDULED", longAfterHold)),
  ]) {
    expect(waitOf(wait)).not.toBeNull();
    expect(isOverdue(wait)).toBe(true);
    expect(refreshSecondsWithoutScripts(wait)).toBeNull();
    expect(paceOf(wait)).toBe("slow");
  }
});

test("who was long on Stripe's page is not told that we are slow when they come back", () => {
  const back = page(bookingOnPage("PAYMENT_PENDING", { now: instant("2026-03-01T10:20:00Z") }), {
    isBackFromCheckout: true,
  });
  expect(beginsToWait(back)).toBe(true);
  expect(isOverdue(back)).toBe(false);
});

test("a payment that the bank is moving is nobody's to wait for in front of the page", () => {
  const checkouts = [{ checkoutId: CHECKOUT_ID, status: "complete" }] as const;
  const processing = page(bookingOnPage("PAYMENT_PENDING", {}, { checkouts }), { isBackFromCheckout: true });
  expect(waitOf(processing)).toBe("delayed_payment");
  expect(refreshSecondsWithoutScripts(processing)).toBeNull();
  expect(paceOf(processing)).toBe("slow");
});

test("while another time is being picked in the page, it looks for it often", () => {
  expect(paceOf(page(bookingOnPage("CONFIRMED"), { asked: "move" }))).toBe("watchful");
});

test("a declined card is an answer, not a wait, even for who comes back from the payment page", () => {
  expect(waitOf(page(bookingOnPage("PAYMENT_FAILED"), { isBackFromCheckout: true }))).toBeNull();
});

test("the payment that just came is asked for even when the hold is over", () => {
  expect(waitOf(page(bookingOnPage("PAYMENT_PENDING", afterHold), { isBackFromCheckout: true }))).toBe(
    "payment",
  );
});

test("money on its way back is looked after slowly", () => {
  const booking = bookingOnPage("CANCELED", { refundRequested: true });
  expect(waitOf(page(booking))).toBe("refund");
  expect(paceOf(page(booking))).toBe("slow");
  expect(refreshSecondsWithoutScripts(page(booking))).toBeNull();
});

test("a closed booking asks for nothing any more", () => {
  expect(paceOf(page(bookingOnPage("ABANDONED")))).toBeNull();
});

test("who only looks at somebody else's booking waits for nothing", () => {
  const booking = bookingOnPage("PAYMENT_PENDING", { viewerIsClient: false, waitingFor: "checkout" });
  expect(waitOf(page(booking))).toBeNull();
  expect(paceOf(page(booking))).toBeNull();
});
