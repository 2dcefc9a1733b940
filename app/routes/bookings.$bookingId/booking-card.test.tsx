import { expect, test } from "vitest";
import { render } from "../../components/test-render.tsx";
import { PageActorProvider } from "./actor/page-actor.tsx";
import type { ServerPage } from "./actor/server-page.ts";
import { HELD, serverPage, TO_PICK } from "./actor/test-actor.ts";
import { BookingCard } from "./booking-card.tsx";
import { bookingOnPage, CHECKOUT_ID } from "./page-under-test.ts";
import { EVERY_STEP_VIEW } from "./steps/every-step-view.ts";
import { addStepViews } from "./steps/step-views.ts";

addStepViews(EVERY_STEP_VIEW);

type Props = Parameters<typeof BookingCard>[0];

/** The card as our server sends it. */
function card(page: ServerPage, more: Partial<Props> = {}) {
  return render(
    <PageActorProvider page={page}>
      <BookingCard
        hasLeftCheckout={false}
        wishedTime={null}
        hasLostPassword={false}
        earlier={null}
        timeZones={null}
        offersPasskey={false}
        refusal={null}
        ticked={null}
        typedReason={undefined}
        {...more}
      />
    </PageActorProvider>,
  );
}

const PAYING = bookingOnPage("PAYMENT_PENDING", { checkoutUrl: "https://checkout.stripe.com/c/pay/cs_1" });

test("each step says in its heading what is asked now, and the steps where one stands", () => {
  const shown = [
    TO_PICK,
    HELD,
    serverPage(PAYING),
    serverPage(PAYING, { checkoutId: CHECKOUT_ID }),
    serverPage(bookingOnPage("CONFIRMED")),
    serverPage(bookingOnPage("COMPLETED")),
  ].map((page) => {
    const sent = card(page);
    return [sent.one("h1").text, sent.all("li", { "aria-current": "step" }).map(({ text }) => text)];
  });
  expect(shown).toEqual([
    ["Pick a time with Ada", ["1Time"]],
    ["Check the time, then pay", ["2Review"]],
    ["Finish your payment", ["3Pay"]],
    ["Confirming your payment…", ["3Pay"]],
    ["You are booked", []],
    ["This session has taken place", []],
  ]);
});

test("without scripts Pay is a form of our own, and is not there while the payment is being asked about", () => {
  const pay = card(HELD).one("button", { value: "pay" });
  expect([pay.get("type"), pay.get("name"), pay.text]).toEqual(["submit", "intent", "Pay $150.00"]);
  expect(
    card(HELD)
      .all("form", { method: "post" })
      .some((form) => form.has("button", { value: "pay" })),
  ).toBe(true);
  expect(card(serverPage(PAYING)).one("button", { value: "pay" }).text).toBe("Continue to pay $150.00");
  expect(card(serverPage(PAYING, { checkoutId: CHECKOUT_ID })).has("button", { value: "pay" })).toBe(false);
});

test("an unpaid booking can be given up, but not while Stripe is being asked about its payment", () => {
  const giveUp = { value: "cancel" };
  expect(card(HELD).one("button", giveUp).text).toBe("Release this time");
  expect(card(TO_PICK).one("button", giveUp).text).toBe("Cancel this booking");
  expect(card(serverPage(PAYING, { checkoutId: CHECKOUT_ID })).has("button", giveUp)).toBe(false);
  expect(card(serverPage(bookingOnPage("CONFIRMED"))).has("button", giveUp)).toBe(false);
});

test("a form that was refused is answered above the step, as an alert", () => {
  const alerts = card(HELD, { refusal: { code: "hold_ended" } }).withRole("alert");
  expect(alerts.map(({ text }) => text)).toEqual([
    "The hold on your time has ended, and somebody else may have taken it. Nothing was charged. Please start a new booking.",
  ]);
  expect(card(HELD).withRole("alert")).toEqual([]);
});

test("somebody else's booking has nothing to press but what leads elsewhere", () => {
  const theirs = card(serverPage(bookingOnPage("SCHEDULED", { viewerIsClient: false })));
  expect(theirs.one("h1").text).toBe("Booking of Client");
  expect(theirs.text).toContain("For Client, Berlin time");
  expect(theirs.text).not.toContain("For you");
  expect(theirs.all("form")).toEqual([]);
});
