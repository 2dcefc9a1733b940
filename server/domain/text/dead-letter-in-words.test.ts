import { expect, test } from "vitest";
import { deliveryInWords, failedEffectInWords } from "./dead-letter-in-words.ts";
import { money } from "../values/money.ts";

test("a refund says how much is owed, and what of the money counts as returned when it is dropped", () => {
  const words = failedEffectInWords({
    type: "requestRefund",
    effect: {
      type: "requestRefund",
      params: {
        checkoutId: "cs_test_00000001",
        paymentIntentId: "pi_1",
        amount: money(15_000, "USD"),
        reason: "canceled",
        due: 1,
      },
    },
  });
  expect(words.title).toBe("Refund of $150.00");
  expect(words.meaning).toMatch(/owed this money/);
  expect(words.dropped).toMatch(/returned outside Stripe counts as returned.*dashboard is counted by itself/);
});

test("a mail says who was to read what", () => {
  const { title } = failedEffectInWords({
    type: "tell",
    effect: { type: "tell", params: { audience: "builder", news: "canceled", refund: null } },
  });
  expect(title).toBe("Mail to the builder: the booking is canceled");
});

test("an effect that cannot be read says what it was for, and that the obligation of a refund stays when it is dropped", () => {
  expect(failedEffectInWords({ type: "requestRefund", effect: null })).toMatchObject({
    title: "Refund that cannot be read",
    dropped: expect.stringContaining("The money stays owed") as string,
  });
  expect(failedEffectInWords({ type: "sendPostcard", effect: null }).title).toBe(
    "sendPostcard that cannot be read",
  );
});

test("a delivery of an unknown kind keeps the provider's own name for it", () => {
  expect(deliveryInWords("stripe", "refund.failed").title).toBe("Stripe: a refund has failed");
  expect(deliveryInWords("calendly", "routing_form.made_up").title).toBe("Calendly: routing_form.made_up");
});
