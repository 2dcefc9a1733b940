import { expect, type Locator, type Page } from "@playwright/test";

/** More than any page has to pass before its last control. */
const TABS_MAX = 150;
/** 3 : 1: what WCAG 1.4.11 asks of all that says where one is. */
const CONTRAST_MIN = 3;

/** What has the focus, and how it shows that. */
interface Focused {
  readonly what: string;
  /** Whether any of it can be seen in the window. */
  readonly isInView: boolean;
  /** In pixels; 0 where there is no outline. */
  readonly outlinePx: number;
  /** Between the outline and what is around it. */
  readonly contrast: number;
}

/** Looks at what has the focus in this document. */
function lookAtFocus(): Focused | null {
  const focused = document.activeElement;
  if (focused === null || focused === document.body || focused instanceof HTMLIFrameElement) return null;
  const rgbOf = (color: string) => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
    return { channels: [red, green, blue], alpha };
  };
  const luminanceOf = (channels: readonly number[]) => {
    const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
      const part = channel / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const backgroundOf = (element: Element | null): readonly number[] => {
    if (element === null) return [255, 255, 255];
    const { channels, alpha } = rgbOf(getComputedStyle(element).backgroundColor);
    return alpha > 0.9 ? channels : backgroundOf(element.parentElement);
  };
  // A day of the week is a radio button under its label, which shows the focus for both.
  const label = focused instanceof HTMLInputElement ? (focused.labels?.[0] ?? null) : null;
  const shows = [focused, label].find(
    (element) => element !== null && getComputedStyle(element).outlineStyle !== "none",
  );
  const { outlineWidth, outlineColor, outlineStyle } = getComputedStyle(shows ?? focused);
  const [a, b] = [rgbOf(outlineColor).channels, backgroundOf((shows ?? focused).parentElement)].map(
    luminanceOf,
  ) as [number, number];
  const { top, bottom, left, right } = focused.getBoundingClientRect();
  return {
    what: `${focused.tagName} ${(focused.getAttribute("aria-label") ?? focused.textContent).trim().slice(0, 60)}`,
    isInView: bottom > 0 && right > 0 && top < innerHeight && left < innerWidth,
    outlinePx: outlineStyle === "none" ? 0 : parseFloat(outlineWidth),
    // The browser's own outline is of two colours, one of which is always seen.
    contrast: outlineStyle === "auto" ? Infinity : (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05),
  };
}

/** What has the focus, in whichever of the page's documents. */
async function focusedOn(page: Page): Promise<Focused | null> {
  for (const frame of page.frames()) {
    const focused = await frame.evaluate(lookAtFocus).catch(() => null);
    if (focused !== null) return focused;
  }
  return null;
}

/** Expects that who does not use a mouse sees where they are. */
async function expectFocusSeen(page: Page): Promise<void> {
  const focused = await focusedOn(page);
  if (focused === null) return;
  expect(focused.isInView, `${focused.what} has the focus out of sight`).toBe(true);
  expect(focused.outlinePx, `the outline of ${focused.what}`).toBeGreaterThanOrEqual(1);
  expect(focused.contrast, `the outline of ${focused.what}`).toBeGreaterThanOrEqual(CONTRAST_MIN);
}

/**
 * Presses Tab until this has the focus, as somebody without a mouse does, and expects of each stop on the way that it is seen.
 * @param key the other one goes backwards.
 */
export async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await target.waitFor({ timeout: 15_000 });
  for (let tabs = 0; tabs < TABS_MAX; tabs++) {
    await page.keyboard.press(key);
    await expectFocusSeen(page);
    const focused = await target.evaluate(
      (element) => element.ownerDocument.hasFocus() && element.ownerDocument.activeElement === element,
    );
    if (focused) return;
  }
  throw new Error(`${key} does not reach ${target.toString()}`);
}

/** Goes to a control and presses it, as a keyboard does. */
export async function press(page: Page, target: Locator, key: "Enter" | "Space" = "Enter"): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Goes to a field and types, over what stands there. */
export async function type(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(text);
}

/** Expects that Tab goes through the controls of the page as they stand in it, each once, and out of it: nowhere is a trap. */
export async function expectReadingOrder(page: Page): Promise<void> {
  const order = await page.evaluate(() => {
    const candidates = "a[href], button, input, select, textarea, summary, iframe, [tabindex]";
    const isStop = (element: Element) =>
      element instanceof HTMLElement &&
      element.tabIndex >= 0 &&
      !element.matches(":disabled, [type=hidden]") &&
      element.checkVisibility({ visibilityProperty: true });
    // Of a group of radio buttons one is a stop.
    const groups = new Set<string>();
    const stops = [...document.querySelectorAll(candidates)].filter(isStop).filter((element) => {
      if (!(element instanceof HTMLInputElement) || element.type !== "radio") return true;
      const checked = document.querySelector(`input[type=radio][name="${CSS.escape(element.name)}"]:checked`);
      if (groups.has(element.name) || (checked !== null && checked !== element)) return false;
      groups.add(element.name);
      return true;
    });
    stops.forEach((element, index) => element.setAttribute("data-stop", String(index)));
    return stops.length;
  });
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
  });
  const visited: string[] = [];
  for (let tabs = 0; tabs < TABS_MAX && visited.at(-1) !== String(order - 1); tabs++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => document.activeElement?.getAttribute("data-stop") ?? "");
    // A frame has stops of its own.
    if (stop !== visited.at(-1)) visited.push(stop);
  }
  expect(visited).toEqual(Array.from({ length: order }, (_, index) => String(index)));
}
