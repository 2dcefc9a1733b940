import { expect, test } from "vitest";
import { money } from "../values/money.ts";
import { deadEffectOf } from "../booking/dead-letter.ts";
import { deadLetterInWords } from "./dead-letter-in-words.ts";
import { ENGLISH } from "./language.ts";

test("a refund says how much is owed, and what of the money counts as returned when it is dropped", () => {
  const words = deadLetterInWords({ kind: "requestRefund", amount: money(15_000, "USD") }, ENGLISH);
  expect(words.title).toBe("Refund of $150.00");
  expect(words.meaning).toMatch(/owed this money/);
  expect(words.dropped).toMatch(/returned outside Stripe counts as returned.*dashboard is counted auto/);
});

test("a mail says who was to read what", () => {
  const effect = {
    type: "tell",
    params: { audience: "builder", news: "canceled", refund: null },
  } as const;
  expect(deadLetterInWords(deadEffectOf({ type: "tell", effect }), ENGLISH)).toMatchObject({
    title: "Mail to the builder: the booking is canceled",
    dropped: expect.stringContaining("If the builder must know") as string,
  });
});

test("an effect that cannot be read says what it was for, and that the obligation of a refund stays when it is dropped", () => {
  const wordsOf = (type: string) => deadLetterInWords(deadEffectOf({ type, effect: null }), ENGLISH);
  expect(wordsOf("requestRefund")).toMatchObject({
    title: "Unreadable request: refund",
    dropped: expect.stringContaining("The money stays owed") as string,
  });
  expect(wordsOf("sendPostcard").title).toBe("Unreadable request: sendPostcard");
});

test("a delivery of an unknown kind keeps the provider's own name for it", () => {
  const titleOf = (source: "stripe" | "calendly", eventType: string) =>
    deadLetterInWords({ kind: "delivery", source, eventType }, ENGLISH).title;
  expect(titleOf("stripe", "refund.failed")).toBe("Stripe: a refund has failed");
  expect(titleOf("calendly", "routing_form.made_up")).toBe("Calendly: routing_form.made_up");
});
