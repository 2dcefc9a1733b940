import { expect, type Page } from "@playwright/test";

/** What is left of a window of 1280 × 1024 at 200 %, and at 400 % (WCAG 1.4.4 and 1.4.10). */
const ZOOMED = [
  { width: 640, height: 512 },
  { width: 320, height: 256 },
];

/** How wide the page is, beyond its window too. */
export function widthOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth);
}

/** What hides a part of its text; an ellipsis says so. */
export function listCutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("main *")]
      .filter((element) => {
        // A field scrolls in itself. Calendly's own page in its frame does so too.
        if (element.matches("input, .calendar-frame")) return false;
        const { overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(element);
        const isHidden = (overflow: string) => overflow === "hidden" || overflow === "clip";
        const isNarrow = element.scrollWidth > element.clientWidth && textOverflow !== "ellipsis";
        // One pixel is for screen readers alone.
        const isLow =
          element.scrollHeight > element.clientHeight + 1 &&
          element.clientHeight > 1 &&
          webkitLineClamp === "none";
        return (isHidden(overflowX) && isNarrow && element.clientWidth > 1) || (isHidden(overflowY) && isLow);
      })
      .map(({ tagName, className }) => `${tagName} ${className}`),
  );
}

/** Expects that a page in a zoomed window is read without moving it sideways, and that nothing is cut off. Leaves the window as it was. */
export async function expectReflow(page: Page, path: string): Promise<void> {
  const before = page.viewportSize();
  for (const window of ZOOMED) {
    await page.setViewportSize(window);
    const seen = `${path} in a window of ${window.width} × ${window.height}`;
    expect.soft(await widthOf(page), seen).toBeLessThanOrEqual(window.width);
    expect.soft(await listCutOff(page), seen).toEqual([]);
  }
  if (before !== null) await page.setViewportSize(before);
}
