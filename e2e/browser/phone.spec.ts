import type { Page } from "@playwright/test";
import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import { visitPages } from "../fixtures/every-page.ts";
import { PAGES_BY_READER } from "../fixtures/pages-by-reader.ts";
import { expect, test } from "../fixtures/test.ts";

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
/** 320 px: the narrowest window that WCAG 1.4.10 asks for. */
const NARROW = 320;

/** What hides a part of its text; an ellipsis says so. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("main *")]
      .filter((element) => {
        const { overflowX, textOverflow } = getComputedStyle(element);
        const hides = overflowX === "hidden" && textOverflow !== "ellipsis";
        // One pixel is for screen readers alone.
        // Calendly's own page in its frame scrolls by itself.
        const isFrame = element.matches(".calendar-frame");
        return hides && !isFrame && element.clientWidth > 1 && element.scrollWidth > element.clientWidth;
      })
      .map(({ tagName, className }) => `${tagName} ${className}`),
  );
}

for (const [whose, pages] of PAGES_BY_READER) {
  test(`no page ${whose} is wider than a phone, or cuts a text off there`, async ({
    app,
    openDevice,
    browserWatch,
  }) => {
    browserWatch.expectComplaint(/status of 404/);
    await visitPages(await pages(app), await openDevice(null, PHONE), async (page, path) => {
      const measure = () => page.evaluate(() => document.documentElement.scrollWidth);
      expect(await measure(), path).toBeLessThanOrEqual(PHONE.viewport.width);
      const setText = (size: string) =>
        page.evaluate((fontSize) => {
          document.documentElement.style.fontSize = fontSize;
        }, size);
      await setText("200%");
      expect.soft(await measure(), `${path} at twice the text`).toBeLessThanOrEqual(PHONE.viewport.width);
      expect.soft(await cutOff(page), `${path} at twice the text`).toEqual([]);
      await setText("");
      await page.setViewportSize({ ...PHONE.viewport, width: NARROW });
      expect.soft(await measure(), `${path} at ${NARROW} px`).toBeLessThanOrEqual(NARROW);
      expect.soft(await cutOff(page), `${path} at ${NARROW} px`).toEqual([]);
      await page.setViewportSize(PHONE.viewport);
    });
  });
}

test("on a phone the booking's events open from the bar above the step", async ({
  app,
  client,
  openDevice,
}) => {
  const { path } = await arrangeBooking(app, client, "details");
  const page = await openDevice(client, PHONE);
  await page.goto(path);
  const policy = page.getByText("Cancel 24 h or more before it starts and you get all of it back.").first();
  await expect(policy).toBeHidden();
  await page.getByText("Architecture review with Ada Okafor").first().tap();
  await expect(policy).toBeVisible();
});
