import { freeTimes } from "../fixtures/free-times.ts";
import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import { calendlyFrame, pickTime } from "../fixtures/calendly-pages.ts";
import { newPerson } from "../fixtures/client.ts";
import { mailedLink } from "../fixtures/mailed-link.ts";
import { signInByPassword } from "../fixtures/sign-in.ts";
import { chargesOf, countCheckouts } from "../fixtures/stripe-books.ts";
import { payByCard } from "../fixtures/stripe-page.ts";
import { expect, test } from "../fixtures/test.ts";

test("a booking left at any step goes on there on another device, and is paid once", async ({
  app,
  client,
  openDevice,
}) => {
  const booking = await arrangeBooking(app, client, "time");
  const laptop = await openDevice(client);
  await laptop.goto(booking.path);
  await expect(laptop.getByRole("heading", { name: "Pick a time with Ada Okafor" })).toBeVisible();

  const phone = await openDevice(null);
  await phone.goto("/bookings");
  await signInByPassword(phone, client.email);
  const needsYou = phone.getByRole("region", { name: "Needs you" });
  await expect(needsYou.getByText("Waiting for you to pick a time")).toBeVisible();
  await needsYou.getByRole("link", { name: "Architecture review with Ada Okafor" }).click();
  await pickTime(calendlyFrame(phone));
  await expect(phone.getByRole("heading", { name: "Check the time, then pay" })).toBeVisible();

  await laptop.reload();
  await expect(laptop.getByRole("heading", { name: "Check the time, then pay" })).toBeVisible();
  await laptop.getByRole("button", { name: "Pay $150.00" }).click();
  await expect(laptop.getByRole("heading", { name: "Pay with card" })).toBeVisible();

  await phone.reload();
  await expect(phone.getByRole("heading", { name: "Finish your payment" })).toBeVisible();
  await phone.getByRole("button", { name: "Continue to pay" }).click();
  await payByCard(phone);
  await expect(phone.getByRole("heading", { name: "You are booked" })).toBeVisible();

  await payByCard(laptop);
  await expect(laptop.getByRole("heading", { name: "You've already paid" })).toBeVisible();
  await laptop.getByRole("link", { name: /^Return to/ }).click();
  await expect(laptop.getByRole("heading", { name: "You are booked" })).toBeVisible();
  await app.settled();
  const ledger = await app.sandbox.stripeLedger();
  expect(chargesOf(ledger, booking.id)).toEqual([{ paid: 15_000, returned: 0 }]);
  expect(countCheckouts(ledger, booking.id)).toBe(1);
});

test("a mailed link finishes an unpaid booking on a device that nobody is signed in on", async ({
  app,
  openDevice,
}) => {
  const { sandbox } = app;
  const person = newPerson();
  await sandbox.bookTime({
    ...person,
    eventTypeSlug: "architecture-review",
    startTime: (await freeTimes(sandbox, "architecture-review")).at(-1) ?? "",
    timezone: "Europe/Berlin",
  });
  const phone = await openDevice(null);
  await phone.goto(await mailedLink(app, person.email));
  await expect(phone.getByText("with Ada Okafor")).toBeVisible();
  await phone.getByRole("button", { name: "Open my booking" }).click();
  await expect(phone.getByRole("heading", { name: "Check the time, then pay" })).toBeVisible();
  expect(phone.url()).not.toContain("key=");
  await expect(phone.getByRole("link", { name: "Sign in" })).toBeVisible();
  await phone.getByRole("button", { name: "Pay $150.00" }).click();
  await payByCard(phone);
  await expect(phone.getByRole("heading", { name: "You are booked" })).toBeVisible();
});

test("who leaves Stripe's page unpaid is told so, and goes on to the same checkout", async ({
  app,
  client,
  openDevice,
}) => {
  const booking = await arrangeBooking(app, client, "pay");
  const page = await openDevice(client);
  await page.goto(booking.checkoutUrl);
  await page.getByRole("link", { name: /^← Back to/ }).click();
  await expect(page.getByRole("heading", { name: "You have not paid yet" })).toBeVisible();
  await page.getByRole("button", { name: "Continue to pay" }).click();
  await expect(page).toHaveURL(booking.checkoutUrl);
});

test("a booking given up before paying frees its time at once", async ({ app, client, openDevice }) => {
  const booking = await arrangeBooking(app, client, "details");
  const page = await openDevice(client);
  await page.goto(booking.path);
  await page.getByRole("button", { name: "Release this time" }).click();
  await expect(page.getByRole("heading", { name: "This booking is canceled" })).toBeVisible();
  await expect(page.getByText("Nothing was charged.")).toBeVisible();
  await app.settled();
  const { scheduledEvents } = await app.sandbox.calendlyLedger();
  const held = scheduledEvents.filter(
    ({ status, start_time: start }) =>
      status === "active" && Date.parse(start) === Date.parse(booking.startsAt),
  );
  expect(held).toEqual([]);
});
