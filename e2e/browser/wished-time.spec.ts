import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import { calendlyFrame, timeButton } from "../fixtures/calendly-pages.ts";
import { freeTimes } from "../fixtures/free-times.ts";
import { expect, test } from "../fixtures/test.ts";

const SESSION = "architecture-review";
/** 3 weeks: apart from what other tests book. */
const AHEAD_DAYS = 21;

const asInstant = (startTime: string) => new Date(startTime).toISOString();

test.describe("with scripts, in another zone than the builder's", () => {
  test.use({ timezoneId: "Asia/Tokyo" });

  test("the calendar opens on the day of the time that was pressed, which is named", async ({
    app,
    client,
    openDevice,
  }) => {
    // New York's afternoon is the next day in Tokyo.
    const wished = (await freeTimes(app.sandbox, SESSION, AHEAD_DAYS)).at(-1) ?? "";
    const booking = await arrangeBooking(app, client, "time");
    const page = await openDevice(client);
    await page.goto(`${booking.path}?at=${asInstant(wished)}`);
    await expect(page.getByText(/^You chose .*, Tokyo time\./)).toBeVisible();
    const calendly = calendlyFrame(page);
    await expect(timeButton(calendly, wished)).toBeVisible();
    await timeButton(calendly, wished).click();
    await calendly.getByRole("button", { name: "Schedule Event" }).click();
    await expect(page.getByRole("button", { name: /^Pay / })).toBeVisible();
  });

  test("a time that somebody else took meanwhile leaves its day open, with the others", async ({
    app,
    client,
    openDevice,
  }) => {
    const [taken = "", other = ""] = await freeTimes(app.sandbox, SESSION, AHEAD_DAYS + 7);
    const booking = await arrangeBooking(app, client, "time");
    await app.sandbox.bookTime({
      eventTypeSlug: SESSION,
      startTime: taken,
      email: "faster@example.com",
      name: "Faster",
    });
    const page = await openDevice(client, { timezoneId: "America/New_York" });
    await page.goto(`${booking.path}?at=${asInstant(taken)}`);
    await expect(page.getByText("If it is gone, somebody was faster")).toBeVisible();
    const calendly = calendlyFrame(page);
    await expect(timeButton(calendly, other)).toBeVisible();
    await expect(timeButton(calendly, taken)).toHaveCount(0);
  });

  test("what is no time of the next 60 days opens the calendar as it is", async ({
    app,
    client,
    openDevice,
  }) => {
    const booking = await arrangeBooking(app, client, "time");
    const page = await openDevice(client);
    for (const at of ["nonsense", "2020-01-01T10:00:00.000Z", "2999-01-01T10:00:00.000Z"]) {
      await page.goto(`${booking.path}?at=${at}`);
      await expect(calendlyFrame(page).getByText("Pick a day")).toBeVisible();
      await expect(page.getByText("You chose")).toHaveCount(0);
    }
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("Calendly's own page opens on the day of the time that was pressed", async ({
    app,
    client,
    openDevice,
  }) => {
    const wished = (await freeTimes(app.sandbox, SESSION, AHEAD_DAYS))[0] ?? "";
    const booking = await arrangeBooking(app, client, "time");
    const page = await openDevice(client);
    await page.goto(`${booking.path}?at=${asInstant(wished)}`);
    await page.getByRole("link", { name: "Pick a time on Calendly" }).click();
    await expect(timeButton(page, wished)).toBeVisible();
  });
});
