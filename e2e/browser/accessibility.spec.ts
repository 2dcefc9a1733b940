import type { Locator, Page } from "@playwright/test";
import { expectNoBarrier } from "../accessibility/expect-no-barrier.ts";
import { calendlyFrame } from "../fixtures/calendly-pages.ts";
import { visitPages } from "../fixtures/every-page.ts";
import { PAGES_BY_READER } from "../fixtures/pages-by-reader.ts";
import { expect, test } from "../fixtures/test.ts";

for (const [whose, pages] of PAGES_BY_READER) {
  test(`no page ${whose} has a barrier, in light colours or dark, or moves for who wants stillness`, async ({
    app,
    policyApp,
    openDevice,
    browserWatch,
  }) => {
    test.slow();
    browserWatch.expectComplaint(/status of 404/);
    await visitPages(await pages({ app, policyApp }), await openDevice(null), expectNoBarrier);
  });
}

/** More than any page has to pass before its last control. */
const TABS_MAX = 150;

/** Presses Tab until this has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let tabs = 0; tabs < TABS_MAX; tabs++) {
    await page.keyboard.press("Tab");
    const focused = await target.evaluate(
      (element) => element.ownerDocument.hasFocus() && element.ownerDocument.activeElement === element,
    );
    if (focused) return;
  }
  throw new Error(`Tab does not reach ${target.toString()}`);
}

test("a time can be booked with the keyboard alone, and each step's heading takes the focus", async ({
  client,
  openDevice,
}) => {
  const page = await openDevice(client);
  await page.goto("/");
  await tabTo(page, page.getByRole("link", { name: "Skip to the content" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("link", { name: "Ada Okafor" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Book Architecture review" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Pick a time with Ada Okafor" })).toBeVisible();

  const calendly = calendlyFrame(page);
  const times = calendly.getByRole("button", { name: /^\d{2}:\d{2}, / });
  // The month opens with no day chosen: whoever pressed Book has named none.
  await tabTo(page, calendly.locator("a[data-date]").first());
  await page.keyboard.press("Enter");
  await tabTo(page, times.last());
  await page.keyboard.press("Enter");
  await tabTo(page, calendly.getByRole("button", { name: "Schedule Event" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Check the time, then pay" })).toBeFocused();
  await tabTo(page, page.getByRole("button", { name: "Pay $150.00" }));
});
