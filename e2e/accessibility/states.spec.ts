import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import { holdSession } from "../fixtures/hold-session.ts";
import { createClient } from "../fixtures/client.ts";
import { visitPages } from "../fixtures/every-page.ts";
import { expect, test } from "../fixtures/test.ts";
import { answeredPages } from "./answered-pages.ts";
import { bookingStatePages, openCutOff } from "./booking-states.ts";
import { expectNoBarrier } from "./expect-no-barrier.ts";
import { expectReflow } from "./reflow.ts";
import type { Page } from "@playwright/test";

async function expectForEverybody(page: Page, path: string): Promise<void> {
  await expectNoBarrier(page, path);
  await expectReflow(page, path);
}

for (const [what, pages] of [
  ["state of a booking", bookingStatePages],
  ["answer of a form, and no fault,", answeredPages],
] as const) {
  test(`no ${what} has a barrier, moves for who wants stillness, or is wider than a small window`, async ({
    app,
    openDevice,
    browserWatch,
  }) => {
    test.slow();
    browserWatch.expectComplaint(/status of (400|403|500)/);
    await visitPages(await pages(app), await openDevice(null), expectForEverybody);
  });
}

test("a page that is cut off from the server, or whose sign-in ended, says so without a barrier", async ({
  app,
  client,
  openDevice,
  browserWatch,
}) => {
  test.slow();
  browserWatch.expectComplaint(/status of 401|net::ERR_FAILED/);
  const { path } = await arrangeBooking(app, client, "details");
  for (const [status, words] of [
    [401, "You are signed out on this device"],
    [503, "We can’t be reached from here right now"],
  ] as const) {
    const page = await openDevice(client);
    await page.clock.install();
    await openCutOff(page, path, status);
    const alert = page.getByRole("alert").filter({ hasText: words });
    await expect(async () => {
      await page.clock.runFor(10_000);
      await expect(alert).toBeVisible({ timeout: 500 });
    }).toPass();
    await page.clock.resume();
    await expectForEverybody(page, words);
  }
});

test("a session that has taken place, and its review, have no barrier", async ({ app, openDevice }) => {
  test.slow();
  const who = await createClient(app);
  const review = await holdSession(app, who);
  const { items } = await who.api.booking.listMine.query({});
  await visitPages(
    [
      { path: `/bookings/${items[0]?.id ?? ""}`, heading: "This session has taken place", who },
      { path: "/bookings", heading: "My bookings", who },
      { path: review, heading: "How was it?", who: null },
      {
        path: review,
        heading: "How was it?",
        who: null,
        async reach(page) {
          await page.getByLabel("5: very good").check();
          await page.getByLabel(/^No\. Only/).check();
          await page.getByRole("button", { name: "Send review" }).click();
          await expect(page.getByText(/Your review is saved/)).toBeVisible();
        },
      },
    ],
    await openDevice(null),
    expectForEverybody,
  );
});
