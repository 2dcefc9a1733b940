import { freeTimes } from "../fixtures/free-times.ts";
import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import { calendlyFrame, chooseTime, pickTime } from "../fixtures/calendly-pages.ts";
import { createClient } from "../fixtures/client.ts";
import { expect, test } from "../fixtures/test.ts";

test("of two clients who want one time exactly one gets it, and the other picks another", async ({
  app,
  client,
  openDevice,
}) => {
  const rival = await createClient(app);
  const both = await Promise.all(
    [client, rival].map(async (who) => {
      const booking = await arrangeBooking(app, who, "time");
      const page = await openDevice(who);
      await page.goto(booking.path);
      return { booking, page, calendly: calendlyFrame(page) };
    }),
  );
  const startsAt = (await freeTimes(app.sandbox, "architecture-review"))[0] ?? "";
  for (const { calendly } of both) await chooseTime(calendly, startsAt);
  await Promise.all(
    both.map(({ calendly }) => calendly.getByRole("button", { name: "Schedule Event" }).click()),
  );

  const gotIt = both.map(({ page }) => page.getByRole("heading", { name: "Check the time, then pay" }));
  const gone = both.map(({ calendly }) => calendly.getByText("That time is no longer available."));
  const countVisible = async (locators: typeof gotIt) =>
    (await Promise.all(locators.map((locator) => locator.isVisible()))).filter(Boolean).length;
  await expect.poll(async () => [await countVisible(gotIt), await countVisible(gone)]).toEqual([1, 1]);
  const { scheduledEvents } = await app.sandbox.calendlyLedger();
  const atThatTime = scheduledEvents.filter(
    ({ status, start_time: start }) => status === "active" && Date.parse(start) === Date.parse(startsAt),
  );
  expect(atThatTime).toHaveLength(1);

  const second = (await gotIt[0]?.isVisible()) === true ? both[1] : both[0];
  if (second === undefined) throw new Error("There are two.");
  await pickTime(second.calendly);
  await expect(second.page.getByRole("heading", { name: "Check the time, then pay" })).toBeVisible();
});
