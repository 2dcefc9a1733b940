import { arrangeBooking } from "./fixtures/arrange-booking.ts";
import { builderPages, clientPages, visitorPages, visitPages } from "./fixtures/every-page.ts";
import { expect, test } from "./fixtures/test.ts";

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
/** 320 px: the narrowest window that WCAG 1.4.10 asks for. */
const NARROW = 320;

for (const [whose, pages] of [
  ["that anybody sees", visitorPages],
  ["of a client", clientPages],
  ["of a builder or an operator", builderPages],
] as const) {
  test(`no page ${whose} is wider than a phone`, async ({ world, openDevice, browserWatch }) => {
    browserWatch.expectComplaint(/status of 404/);
    await visitPages(await pages(world), await openDevice(null, PHONE), async (page, path) => {
      const measure = () => page.evaluate(() => document.documentElement.scrollWidth);
      expect(await measure(), path).toBeLessThanOrEqual(PHONE.viewport.width);
      const setText = (size: string) =>
        page.evaluate((fontSize) => {
          document.documentElement.style.fontSize = fontSize;
        }, size);
      await setText("200%");
      expect.soft(await measure(), `${path} at twice the text`).toBeLessThanOrEqual(PHONE.viewport.width);
      await setText("");
      await page.setViewportSize({ ...PHONE.viewport, width: NARROW });
      expect.soft(await measure(), `${path} at ${NARROW} px`).toBeLessThanOrEqual(NARROW);
      await page.setViewportSize(PHONE.viewport);
    });
  });
}

test("on a phone the booking's facts open from the bar above the step", async ({
  world,
  client,
  openDevice,
}) => {
  const { path } = await arrangeBooking(world, client, "details");
  const page = await openDevice(client, PHONE);
  await page.goto(path);
  const policy = page.getByText("Cancel 24 h or more before it starts and you get all of it back.").first();
  await expect(policy).toBeHidden();
  await page.getByText("Architecture review with Ada Okafor").first().tap();
  await expect(policy).toBeVisible();
});
