import type { Page } from "@playwright/test";
import { builderPages, clientPages, visitorPages, visitPages } from "../fixtures/every-page.ts";
import { operatorPages } from "../fixtures/operator-pages.ts";
import { expect, test } from "../fixtures/test.ts";

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** Words on the page that no message of the catalogue has brought: those outside of all brackets. */
function wordsOutside(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    for (const one of copy.querySelectorAll("script, style, noscript, [data-from-elsewhere]")) one.remove();
    const attributes = [...copy.querySelectorAll("[aria-label], [placeholder], [alt], [title]")].flatMap(
      (one) => ["aria-label", "placeholder", "alt", "title"].map((name) => one.getAttribute(name) ?? ""),
    );
    let text = [copy.textContent, ...attributes].join("\n");
    for (let before = ""; before !== text;) {
      before = text;
      text = text.replaceAll(/\[[^[\]]*\]/g, " ");
    }
    return text.match(/[A-Za-z]{2,}(?: [A-Za-z]{2,})*/g) ?? [];
  });
}

for (const [whose, pages] of [
  ["that anybody sees", visitorPages],
  ["of a client", clientPages],
  ["of a builder", builderPages],
  ["of an operator", operatorPages],
] as const) {
  test(`every text ${whose} is in the catalogue, and fits on a phone when it is a third longer`, async ({
    app,
    openDevice,
    browserWatch,
  }) => {
    browserWatch.expectComplaint(/status of 404/);
    const device = await openDevice(null, { ...PHONE, locale: "en-XA" });
    const all = (await pages(app)).filter(({ reach }) => reach === undefined);
    await visitPages(
      all,
      device,
      async (page, path) => {
        await expect(page.locator("html"), path).toHaveAttribute("lang", "en-XA");
        expect
          .soft(await page.evaluate(() => document.documentElement.scrollWidth), path)
          .toBeLessThanOrEqual(390);
        expect.soft(await wordsOutside(page), path).toEqual([]);
      },
      { byHeading: false },
    );
  });
}
