import { expect, test } from "vitest";
import { ENGLISH } from "../domain/text/language.ts";
import { refusedCheckoutsMailToBuilder, refusedCheckoutsMailToOperator } from "./refused-checkouts-mail.ts";

const NOTIFICATION = {
  to: "op@book.example",
  language: ENGLISH,
  currency: "JPY",
  sessionTypeName: null,
  reason: "Your account cannot currently make live charges.",
  cause: "HTTP 403",
  builderName: "Ada Okafor",
  appUrl: "https://book.example",
  id: "1",
};

test("what concerns the account is told of the account, and the currency only as where it was seen", () => {
  for (const mail of [
    refusedCheckoutsMailToOperator(NOTIFICATION),
    refusedCheckoutsMailToBuilder(NOTIFICATION),
  ]) {
    expect(mail.subject).toBe("Nobody can pay: Stripe refuses");
    expect(mail.text).not.toContain("anything in JPY");
    expect(mail.text).toContain("JPY");
  }
});

test("what concerns one session's price names that session", () => {
  const mail = refusedCheckoutsMailToOperator({ ...NOTIFICATION, sessionTypeName: "Architecture review" });
  expect(mail.subject).toBe("Nobody can pay for Architecture review: Stripe refuses");
  expect(mail.text).toContain("Architecture review with Ada Okafor");
});

test("a further mail is promised only for further refusals, and not for every day", () => {
  const { text } = refusedCheckoutsMailToOperator(NOTIFICATION);
  expect(text).not.toContain("until then you hear of it once a day");
  expect(text).toContain("at most once a day, and only when a client is refused again");
});
