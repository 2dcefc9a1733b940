import { addMinutes, instant, timeZone } from "../../server/domain/values/instant.ts";
import { formatDay, formatTime } from "../../server/domain/text/formats.ts";
import { ENGLISH } from "../../server/domain/text/language.ts";
import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import { lastFreeTime, timeButton } from "../fixtures/calendly-pages.ts";
import { chargesOf, countCheckouts } from "../fixtures/stripe-books.ts";
import { expect, test } from "../fixtures/test.ts";

/** As the page's heading of the time reads: `14:00–15:00` and the day. */
function whenInBerlin(startsAt: string): string {
  const [start, berlin] = [instant(startsAt), timeZone("Europe/Berlin")];
  return `${formatTime(start, berlin, ENGLISH)}–${formatTime(addMinutes(start, 60), berlin, ENGLISH)}${formatDay(start, berlin, ENGLISH)}`;
}

test("a session canceled on Calendly's page is shown as canceled, with the money on its way back", async ({
  app,
  client,
  openDevice,
}) => {
  const booking = await arrangeBooking(app, client, "booked");
  const page = await openDevice(client);
  const { cancelUrl } = await client.api.booking.get.query({ bookingId: booking.id });
  await page.goto(cancelUrl ?? "");
  await page.getByRole("button", { name: "Cancel event" }).click();
  await expect(page.getByRole("heading", { name: "Your event is canceled" })).toBeVisible();
  await app.settled();

  await page.goto(booking.path);
  await expect(page.getByRole("heading", { name: "Canceled, and your money returned" })).toBeVisible();
  await expect(page.getByText("You paid $150.00.")).toBeVisible();
  await expect(page.getByText("$150.00 has gone back to where it came from.")).toBeVisible();
  expect(chargesOf(await app.sandbox.stripeLedger(), booking.id)).toEqual([
    { paid: 15_000, returned: 15_000 },
  ]);
  const subjects = (await app.sandbox.notificationsTo(client.email)).map(({ subject }) => subject);
  expect(subjects).toContain("Canceled: Architecture review with Ada Okafor");
});

test("a session moved on Calendly's page shows its new time, stays booked and costs nothing more", async ({
  app,
  client,
  openDevice,
}) => {
  const booking = await arrangeBooking(app, client, "booked");
  const page = await openDevice(client, { timezoneId: "Europe/Berlin" });
  await page.goto(booking.path);
  await page.getByRole("link", { name: "Move it to another time" }).click();
  await page.getByRole("link", { name: "Calendly’s own page" }).click();
  const newTime = await lastFreeTime(page);
  await timeButton(page, newTime).click();
  await page.getByRole("button", { name: "Update event" }).click();
  await expect(page.getByRole("heading", { name: "Your event is rescheduled" })).toBeVisible();
  await app.settled();

  await page.goto(booking.path);
  await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
  const main = page.getByRole("main");
  await expect(main).toContainText(whenInBerlin(newTime));
  await expect(main).not.toContainText(whenInBerlin(booking.startsAt));
  const ledger = await app.sandbox.stripeLedger();
  expect(chargesOf(ledger, booking.id)).toEqual([{ paid: 15_000, returned: 0 }]);
  expect(countCheckouts(ledger, booking.id)).toBe(1);
  const subjects = (await app.sandbox.notificationsTo(client.email)).map(({ subject }) => subject);
  expect(subjects).toContain("Moved: Architecture review with Ada Okafor");
});
