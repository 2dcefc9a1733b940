import type { Page } from "@playwright/test";

/** 10 ms: shorter than a picture of any screen, so that nothing is seen to move. */
const MOVEMENT_MS_MAX = 10;

/** What would move on the page for longer than that, once it is shown or changes. */
export function listMovements(page: Page): Promise<string[]> {
  return page.evaluate((longest) => {
    const msOf = (times: string) =>
      Math.max(...times.split(",").map((time) => parseFloat(time) * (time.trim().endsWith("ms") ? 1 : 1000)));
    return [...document.querySelectorAll("*")].flatMap((element) =>
      [null, "::before", "::after"].flatMap((part) => {
        const style = getComputedStyle(element, part);
        const animation = style.animationName === "none" ? 0 : msOf(style.animationDuration);
        const transition = style.transitionProperty === "none" ? 0 : msOf(style.transitionDuration);
        const isSmooth = style.scrollBehavior === "smooth";
        if (animation <= longest && transition <= longest && !isSmooth) return [];
        return [`${element.tagName} ${element.getAttribute("class") ?? ""}${part ?? ""}`];
      }),
    );
  }, MOVEMENT_MS_MAX);
}
