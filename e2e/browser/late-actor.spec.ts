import type { Page } from "@playwright/test";
import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import { calendlyFrame, pickTime } from "../fixtures/calendly-pages.ts";
import { holdRequests } from "../fixtures/hold-requests.ts";
import { countCheckouts } from "../fixtures/stripe-books.ts";
import { expect, test } from "../fixtures/test.ts";

const ACTOR = /\/assets\/start-actor-[^/]+\.js$/;
/** Said by the browser of a file that does not come. */
const NOT_FETCHED = /net::ERR_FAILED|Failed to fetch dynamically imported module/;

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });

test("Pay that is pressed before the page's actor is there says that it was, and is carried out once it is", async ({
  app,
  client,
  openDevice,
}) => {
  const booking = await arrangeBooking(app, client, "details");
  const page = await openDevice(client);
  const letThrough = await holdRequests(page, ACTOR);
  const asked = page.waitForRequest(ACTOR);
  await page.goto(booking.path, { waitUntil: "domcontentloaded" });
  // The page is in its script's hands by then.
  await asked;
  await page.getByRole("button", { name: "Pay $150.00" }).click();
  const pressed = page.locator("button[value=pay]");
  await expect(pressed).toHaveAttribute("aria-disabled", "true");
  await expect(pressed).not.toHaveText("Pay $150.00");
  await pressed.click({ force: true });
  await expect(heading(page, "Check the time, then pay")).toBeVisible();

  letThrough();
  await expect(page.getByRole("heading", { name: "Pay with card" })).toBeVisible();
  expect(countCheckouts(await app.sandbox.stripeLedger(), booking.id)).toBe(1);
});

test("a time that is picked before the page's actor is there is taken once it is", async ({
  app,
  client,
  openDevice,
}) => {
  const booking = await arrangeBooking(app, client, "time");
  const page = await openDevice(client);
  const letThrough = await holdRequests(page, ACTOR);
  await page.goto(booking.path, { waitUntil: "domcontentloaded" });
  await pickTime(calendlyFrame(page));
  letThrough();
  await expect(heading(page, "Check the time, then pay")).toBeVisible();
  expect(app.records.statesOf(booking.id)).toEqual(["INITIATED", "SCHEDULED"]);
});

test("where the page's actor cannot be had, a booking is made and paid by forms and the pages they lead to", async ({
  app,
  client,
  openDevice,
  browserWatch,
}) => {
  browserWatch.expectComplaint(NOT_FETCHED);
  const booking = await arrangeBooking(app, client, "time");
  const page = await openDevice(client);
  await page.route(ACTOR, (route) => route.abort());
  await page.goto(booking.path);
  await pickTime(calendlyFrame(page));
  await expect(heading(page, "Check the time, then pay")).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`${booking.path}$`));
  await page.getByRole("button", { name: "Pay $150.00" }).click();
  await expect(page.getByRole("heading", { name: "Pay with card" })).toBeVisible();
  expect(countCheckouts(await app.sandbox.stripeLedger(), booking.id)).toBe(1);
});

test("where what its step is shown with cannot be had, the page stays as the server sent it, and its forms work", async ({
  app,
  client,
  openDevice,
  browserWatch,
}) => {
  browserWatch.expectComplaint(NOT_FETCHED);
  const booking = await arrangeBooking(app, client, "details");
  const page = await openDevice(client);
  await page.route(/\/assets\/details-step-[^/]+\.js$/, (route) => route.abort());
  const failed = page.waitForEvent("requestfailed", (request) => request.url().includes("details-step"));
  await page.goto(booking.path);
  await failed;
  await page.getByRole("button", { name: "Pay $150.00" }).click();
  await expect(page.getByRole("heading", { name: "Pay with card" })).toBeVisible();
});

test("a booking that is opened from the list of one's own shows its step, with all that belongs to it", async ({
  app,
  client,
  openDevice,
}) => {
  const booking = await arrangeBooking(app, client, "details");
  const page = await openDevice(client);
  await page.goto("/bookings");
  const heard = page.waitForResponse((response) => response.url().includes(`${booking.id}/events`));
  await page.locator(`a[href="${booking.path}"]`).first().click();
  await expect(heading(page, "Check the time, then pay")).toBeVisible();
  await heard;
  await page.getByRole("button", { name: "Pay $150.00" }).click();
  await expect(page.getByRole("heading", { name: "Pay with card" })).toBeVisible();
});
