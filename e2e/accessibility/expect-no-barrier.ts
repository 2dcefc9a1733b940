import type { Page } from "@playwright/test";
import { expect } from "../fixtures/test.ts";
import { barriersOn } from "./barriers.ts";
import { listMovements } from "./movements.ts";
import { listMisnamed } from "./names-of-controls.ts";

function duplicateIds(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    return ids.filter((id, index) => ids.indexOf(id) !== index);
  });
}

/** Expects of the page as it is what every page promises: see the guide on accessibility. Leaves it in dark colours, and standing still. */
export async function expectNoBarrier(page: Page, path: string): Promise<void> {
  // A label, a heading or an address leads to the first element of a name, whatever the second one is.
  expect(await duplicateIds(page), path).toEqual([]);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "no-preference" });
  expect(await barriersOn(page, "all"), path).toEqual([]);
  expect(await listMisnamed(page), `${path}: names that lack the words that are seen`).toEqual([]);
  // All else is the same in the dark.
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  // The colours are those of the next frame.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  expect(await barriersOn(page, ["color-contrast"]), `${path} in the dark`).toEqual([]);
  expect(await listMovements(page), `${path} moves where nothing should`).toEqual([]);
}
