import { expect, test } from "vitest";
import { ENGLISH } from "../domain/text/language.ts";
import { instant } from "../domain/values/instant.ts";
import { refusedCheckoutsMail } from "./refused-checkouts-mail.ts";

const NOTIFICATION = {
  to: "ada@book.example",
  language: ENGLISH,
  currency: "JPY",
  sessionTypeName: null,
  builderName: "Ada Okafor",
  appUrl: "https://book.example",
  lastAt: instant("2026-03-02T10:00:00.000Z"),
  id: "1",
};

test("what concerns the account is told of the account, and the currency only as where it was seen", () => {
  const mail = refusedCheckoutsMail(NOTIFICATION);
  expect(mail.subject).toBe("Nobody can pay: Stripe refuses");
  expect(mail.text).not.toContain("anything in JPY");
  expect(mail.text).toContain("JPY");
});

test("what concerns one session's price names that session", () => {
  const mail = refusedCheckoutsMail({ ...NOTIFICATION, sessionTypeName: "Architecture review" });
  expect(mail.subject).toBe("Nobody can pay for Architecture review: Stripe refuses");
  expect(mail.text).toContain("Architecture review with Ada Okafor");
});
