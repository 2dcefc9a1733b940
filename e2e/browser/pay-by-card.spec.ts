import { CARDS, payByCard } from "../fixtures/stripe-page.ts";
import { chargesOf } from "../fixtures/stripe-books.ts";
import { expect, test } from "../fixtures/test.ts";

test("after a declined card another one pays, on Stripe's page, once", async ({ app, openPaymentPage }) => {
  const { booking, page } = await openPaymentPage("button");
  await payByCard(page, CARDS.declined);
  await expect(page.getByRole("alert")).toHaveText("Your card was declined.");
  await payByCard(page);
  await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
  await app.settled();
  expect(chargesOf(await app.sandbox.stripeLedger(), booking.id)).toEqual([{ paid: 15_000, returned: 0 }]);
});

test("who comes back after a declined card is told that nothing was charged, and can try again", async ({
  app,
  openPaymentPage,
}) => {
  const { booking, page } = await openPaymentPage("button");
  await payByCard(page, CARDS.declined);
  await expect(page.getByRole("alert")).toBeVisible();
  await app.settled();
  await page.getByRole("link", { name: /^← Back to/ }).click();
  await expect(page.getByRole("heading", { name: "The payment did not go through" })).toBeVisible();
  await expect(page.getByText("Your card was declined. Nothing was charged.")).toBeVisible();
  await page.getByRole("button", { name: "Try again" }).click();
  await payByCard(page);
  await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
  await app.settled();
  expect(chargesOf(await app.sandbox.stripeLedger(), booking.id)).toEqual([{ paid: 15_000, returned: 0 }]);
});

test("a completed 3-D Secure challenge books", async ({ openPaymentPage }) => {
  const { page } = await openPaymentPage("address");
  await payByCard(page, CARDS.asksForAuthentication);
  await page.getByRole("button", { name: "Complete" }).click();
  await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
});

test("a failed 3-D Secure challenge charges nothing and can be tried again", async ({
  app,
  openPaymentPage,
}) => {
  const { booking, page } = await openPaymentPage("address");
  await payByCard(page, CARDS.asksForAuthentication);
  await page.getByRole("button", { name: "Fail" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await app.settled();
  expect(chargesOf(await app.sandbox.stripeLedger(), booking.id)).toEqual([]);
  await payByCard(page, CARDS.asksForAuthentication);
  await page.getByRole("button", { name: "Complete" }).click();
  await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
  await app.settled();
  expect(chargesOf(await app.sandbox.stripeLedger(), booking.id)).toEqual([{ paid: 15_000, returned: 0 }]);
});
