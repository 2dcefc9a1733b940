import type { Page } from "@playwright/test";
import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import { startBrowserApp } from "../fixtures/browser-app.ts";
import { calendlyFrame, pickTime } from "../fixtures/calendly-pages.ts";
import { createClient } from "../fixtures/client.ts";
import { demoAccount } from "../fixtures/every-page.ts";
import { payByCard } from "../fixtures/stripe-page.ts";
import { expect, test } from "../fixtures/test.ts";
import { onAnyDay, readAloud } from "./read-aloud.ts";

/** What is read aloud at each step, under what was done before it. */
class Reading {
  private readonly steps: string[] = [];
  private readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }
  async hear(step: string): Promise<void> {
    this.steps.push(`=== ${step}\n\n${onAnyDay(await readAloud(this.page))}`);
  }
  words(): string {
    return this.steps.join("\n");
  }
}

test("what a screen reader says of a booking and of a builder's pages is what was read over and found good", async ({
  browser,
}) => {
  test.slow();
  // Nobody else has booked here.
  const app = await startBrowserApp();
  const open = async ({ cookie }: { cookie: { name: string; value: string } }) => {
    const context = await browser.newContext({ baseURL: app.appUrl, timezoneId: "Europe/Berlin" });
    await context.addCookies([{ ...cookie, url: app.appUrl }]);
    return context.newPage();
  };
  const client = await createClient(app, { name: "Casey Client", email: "casey@clients.example" });
  const page = await open(client);
  const heading = (name: string) => page.getByRole("heading", { level: 1, name });
  const booking = await arrangeBooking(app, client, "time");
  const reading = new Reading(page);

  await page.goto(booking.path);
  await calendlyFrame(page).locator("a[data-date]").first().waitFor();
  await reading.hear("Pick a time");
  await pickTime(calendlyFrame(page));
  await expect(heading("Check the time, then pay")).toBeFocused();
  await reading.hear("A time is picked in the calendar");
  await page.getByRole("button", { name: "Pay $150.00" }).click();
  await payByCard(page);
  await expect(heading("You are booked")).toBeVisible();
  await app.settled();
  await page.goto(booking.path);
  await page.getByText("What happened so far").click();
  await reading.hear("Paid, and the history opened");
  await page.goto("/bookings");
  await reading.hear("The list of one's own bookings");
  await page.goto(`${booking.path}?cancel=1`);
  await reading.hear("The question before it is canceled");
  await page.getByRole("button", { name: "Cancel and refund $150.00" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await app.settled();
  await page.goto(booking.path);
  await reading.hear("Canceled");
  expect(reading.words()).toMatchSnapshot("a-client-books-pays-and-cancels.txt");

  const kept = await arrangeBooking(app, client, "booked");
  await app.settled();
  const desk = await open(await demoAccount(app, "ada@builders.example"));
  const work = new Reading(desk);
  await desk.goto("/builder");
  await work.hear("The builder's overview");
  await desk.goto("/builder/bookings");
  await work.hear("The list of bookings");
  await desk.goto(`/builder/bookings/${kept.id}`);
  await desk.getByText("Out of goodwill, all of it or a part").click();
  await work.hear("One booking, with the form to return money opened");
  await desk.goto(`/builder/bookings/${kept.id}?cancel=1`);
  await work.hear("The question before it is canceled");
  await desk.goto("/builder/session-types");
  await desk
    .getByRole("link", { name: /^Price and policy/ })
    .first()
    .click();
  await expect(desk.getByLabel("Price", { exact: true })).toBeVisible();
  await work.hear("Price and policy of an offer");
  expect(work.words()).toMatchSnapshot("a-builder-looks-prices-and-cancels.txt");
  await app.close();
});
