import { visitPages } from "../fixtures/every-page.ts";
import { PAGES_BY_READER } from "../fixtures/pages-by-reader.ts";
import { expect, test } from "../fixtures/test.ts";

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

for (const [whose, pages] of PAGES_BY_READER) {
  test(`every page ${whose} is in German, and its longest words fit on a phone`, async ({
    app,
    policyApp,
    openDevice,
    browserWatch,
  }) => {
    browserWatch.expectComplaint(/status of 404/);
    const device = await openDevice(null, { ...PHONE, locale: "de-DE" });
    const all = (await pages({ app, policyApp })).filter(({ reach }) => reach === undefined);
    await visitPages(
      all,
      device,
      async (page, path) => {
        await expect(page.locator("html"), path).toHaveAttribute("lang", "de");
        expect
          .soft(await page.evaluate(() => document.documentElement.scrollWidth), path)
          .toBeLessThanOrEqual(390);
      },
      { byHeading: false },
    );
  });
}
