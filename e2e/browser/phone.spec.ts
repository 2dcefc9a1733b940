import { expectReflow, listCutOff, widthOf } from "../accessibility/reflow.ts";
import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import { visitPages } from "../fixtures/every-page.ts";
import { PAGES_BY_READER } from "../fixtures/pages-by-reader.ts";
import { expect, test } from "../fixtures/test.ts";

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
/** 320 px: the narrowest window that WCAG 1.4.10 asks for. */
const NARROW = 320;

for (const [whose, pages] of PAGES_BY_READER) {
  test(`no page ${whose} is wider than a phone, or cuts a text off there`, async ({
    app,
    policyApp,
    openDevice,
    browserWatch,
  }) => {
    browserWatch.expectComplaint(/status of 404/);
    await visitPages(await pages({ app, policyApp }), await openDevice(null, PHONE), async (page, path) => {
      expect(await widthOf(page), path).toBeLessThanOrEqual(PHONE.viewport.width);
      const setText = (size: string) =>
        page.evaluate((fontSize) => {
          document.documentElement.style.fontSize = fontSize;
        }, size);
      await setText("200%");
      expect.soft(await widthOf(page), `${path} at twice the text`).toBeLessThanOrEqual(PHONE.viewport.width);
      expect.soft(await listCutOff(page), `${path} at twice the text`).toEqual([]);
      await setText("");
      await page.setViewportSize({ ...PHONE.viewport, width: NARROW });
      expect.soft(await widthOf(page), `${path} at ${NARROW} px`).toBeLessThanOrEqual(NARROW);
      expect.soft(await listCutOff(page), `${path} at ${NARROW} px`).toEqual([]);
      await page.setViewportSize(PHONE.viewport);
      await expectReflow(page, path);
    });
  });
}

test("on a phone the button that pays is in the thumb's reach before anybody scrolls", async ({
  app,
  client,
  openDevice,
}) => {
  const { path } = await arrangeBooking(app, client, "details");
  const page = await openDevice(client, PHONE);
  await page.goto(path);
  const pay = page.getByRole("button", { name: /^Pay / });
  await expect(pay).toBeInViewport({ ratio: 1 });
  const box = await pay.boundingBox();
  expect(box?.width).toBeGreaterThan(PHONE.viewport.width - 40);
  // The page ends above it: its last words are not covered.
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  const footer = await page.getByRole("contentinfo").boundingBox();
  expect((footer?.y ?? 0) + (footer?.height ?? 0)).toBeLessThanOrEqual(box?.y ?? 0);
});

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
