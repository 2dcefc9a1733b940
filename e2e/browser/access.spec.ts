import { readFile } from "node:fs/promises";
import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import { createClient } from "../fixtures/client.ts";
import { signInByPassword } from "../fixtures/sign-in.ts";
import { expect, test } from "../fixtures/test.ts";

const ADA = { email: "ada@builders.example", password: "correct-horse-42" };
const NOT_FOUND = /status of 404/;

test("somebody else's booking does not exist, neither its page nor its calendar file", async ({
  app,
  client,
  openDevice,
  browserWatch,
}) => {
  browserWatch.expectComplaint(NOT_FOUND);
  const booking = await arrangeBooking(app, client, "booked");
  const page = await openDevice(await createClient(app));
  const answer = await page.goto(booking.path);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  await expect(page.getByText(client.email)).toBeHidden();
  expect((await page.request.get(`${booking.path}.ics`)).status()).toBe(404);
});

test("the builder sees who booked and what was paid, and has nothing to press", async ({
  app,
  client,
  openDevice,
}) => {
  const booking = await arrangeBooking(app, client, "booked");
  const page = await openDevice(null);
  await page.goto(booking.path);
  await signInByPassword(page, ADA.email, ADA.password);
  await expect(page.getByRole("heading", { name: `Booking of ${client.name}` })).toBeVisible();
  await expect(page.getByText("$150.00 received")).toBeVisible();
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
});

test("who is not signed in is asked to, and then sees the booking asked for", async ({
  app,
  client,
  openDevice,
}) => {
  const booking = await arrangeBooking(app, client, "details");
  const page = await openDevice(null);
  await page.goto(booking.path);
  await expect(page.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
  await signInByPassword(page, client.email);
  await expect(page.getByRole("heading", { name: "Check the time, then pay" })).toBeVisible();
  await expect(page).toHaveURL(booking.path);
});

test("an unknown page is a 404 with ways on", async ({ client, openDevice, browserWatch }) => {
  browserWatch.expectComplaint(NOT_FOUND);
  const page = await openDevice(client);
  for (const path of ["/no-such-page", "/profile/nobody", "/bookings/bkg_0000000000000000000000000z"]) {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
    await page.getByRole("link", { name: "All builders" }).click();
    await expect(page.getByRole("link", { name: "Ada Okafor" })).toBeVisible();
  }
});

test("who has booked nothing is led to the builders", async ({ client, openDevice }) => {
  const page = await openDevice(client);
  await page.goto("/bookings");
  await expect(page.getByRole("heading", { name: "Nothing booked yet" })).toBeVisible();
  await page.getByRole("link", { name: "Find a builder" }).click();
  await expect(page.getByRole("link", { name: "Ada Okafor" })).toBeVisible();
});

test("a booked session downloads as a calendar file with its time", async ({ app, client, openDevice }) => {
  const booking = await arrangeBooking(app, client, "booked");
  const page = await openDevice(client);
  await page.goto(booking.path);
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Other (.ics)" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("session.ics");
  const file = await readFile(await download.path(), "utf8");
  expect(file).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(file).toContain(`DTSTART:${booking.startsAt.replaceAll(/[-:]/g, "")}`);
  expect(file).toContain("SUMMARY:Architecture review with Ada Okafor");
  expect(file).toContain("STATUS:CONFIRMED");
});
