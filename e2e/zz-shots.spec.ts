import { builderPages } from "./fixtures/every-page.ts";
import { test, expect } from "./fixtures/test.ts";
test(`shots`, async ({ world, openDevice }) => {
  test.setTimeout(180_000);
  const page = await openDevice(null, { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, colorScheme: "dark" });
  const pages = (await builderPages(world)).filter((_, i) => [3, 4, 13, 15].includes(i));
  let n = 0;
  for (const { path, heading, who } of pages) {
    await page.context().clearCookies();
    if (who !== null) await page.context().addCookies([{ ...who.cookie, domain: "localhost", path: "/" }]);
    await page.goto(path);
    await expect(page.getByRole("heading", { name: heading, exact: true })).toBeVisible();
    if (path.includes("edit=")) { await page.getByLabel("My own").check(); await page.getByLabel("Step 1: percent returned").fill("80"); }
    await page.screenshot({ path: `/tmp/bb-shots/own-${n++}.png`, fullPage: true, animations: "disabled" });
  }
});
