import type { Browser, Page } from "@playwright/test";
import { MONDAY, expect, test as base, type FixedDay } from "../fixtures/fixed-day.ts";
import { epochMsOf } from "../../server/domain/values/instant.ts";
import { folderOf, keep, keptFolder, readKept } from "./baselines.ts";
import { listMoved, measureBoxes, measureTokens } from "./boxes.ts";
import { arrangeKeptPages, KEPT_PAGES, type KeptPage } from "./kept-pages.ts";
import { onEveryRun, readAloud } from "./read-aloud.ts";
import { drawStill, untilSaid } from "./still-page.ts";

const SCREENS = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 900 },
} as const;
type Screen = keyof typeof SCREENS;
const LOOKS = ["light", "dark"] as const;

/** 5 min: people sign up by mail and buy on a computer that does much else. */
const MS_TO_ARRANGE_MAX = 300_000;

interface Place {
  readonly browser: Browser;
  readonly fixedDay: FixedDay;
  readonly pages: Awaited<ReturnType<typeof arrangeKeptPages>>;
}

const test = base.extend<object, Pick<Place, "pages">>({
  pages: [
    async ({ fixedDay }, use) => use(await arrangeKeptPages(fixedDay)),
    { scope: "worker", timeout: MS_TO_ARRANGE_MAX },
  ],
});

/** 120 s: a page that is 11,000 pixels high takes a busy computer a while. */
const MS_TO_LOOK_MAX = 120_000;

// One app for all of them.
test.describe.configure({ mode: "default", timeout: MS_TO_LOOK_MAX });

/** Whether everything is taken anew: `npm run baselines`. */
const isRenewed = () => test.info().config.updateSnapshots === "all";

/** What is kept under this name; once taken anew, what is found now. */
function keptOr(name: string, found: string): string {
  if (isRenewed()) keep(name, found);
  const kept = readKept(name);
  if (kept === null) throw new Error(`Nothing is kept as ${name}: npm run baselines`);
  return kept;
}

/** The folder of the pictures. Throws where none are kept. */
function picturesFolder(browser: Browser): string {
  const folder = isRenewed() ? folderOf(browser.version()) : keptFolder();
  if (folder === null) throw new Error("No pictures are kept: npm run baselines");
  return folder;
}

/** Looks at a page on a screen, once it says what it will say. */
async function onScreen(
  { browser, fixedDay, pages }: Place,
  name: KeptPage,
  screen: Screen,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const { path, heading, who, outdated } = pages[name];
  const { appUrl } = fixedDay.app;
  const context = await browser.newContext({
    baseURL: appUrl,
    viewport: SCREENS[screen],
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    colorScheme: "light",
    reducedMotion: "reduce",
  });
  try {
    if (who !== null) await context.addCookies([{ ...who.cookie, url: appUrl }]);
    const page = await context.newPage();
    await page.clock.setFixedTime(epochMsOf(MONDAY));
    await expect(async () => {
      await page.goto(path);
      if (outdated !== undefined) await expect(page.getByText(outdated)).toHaveCount(0, { timeout: 1_000 });
    }).toPass();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(heading);
    await untilSaid(page);
    await look(page);
  } finally {
    await context.close();
  }
}

for (const name of KEPT_PAGES) {
  for (const screen of Object.keys(SCREENS) as Screen[]) {
    test(`${name} looks on a ${screen} as it did, in light and dark`, async ({
      browser,
      fixedDay,
      pages,
    }) => {
      const folder = picturesFolder(browser);
      await onScreen({ browser, fixedDay, pages }, name, screen, async (page) => {
        await drawStill(page);
        const boxes = await measureBoxes(page);
        expect.soft(listMoved(keptOr(`${folder}/${name}-${screen}.txt`, boxes), boxes)).toEqual([]);
        // Another version of the browser draws letters another way.
        if (folder !== folderOf(browser.version())) return;
        for (const colorScheme of LOOKS) {
          await page.emulateMedia({ colorScheme });
          // The parts of the look are shown in both looks, one below the other.
          const fullPage = name === "design" && colorScheme === "light";
          await expect
            .soft(page)
            .toHaveScreenshot([folder, `${name}-${screen}-${colorScheme}.png`], { fullPage });
        }
      });
    });
  }

  test(`${name} is read aloud as it was`, async ({ browser, fixedDay, pages }) => {
    await onScreen({ browser, fixedDay, pages }, name, "desktop", async (page) => {
      const words = onEveryRun(await readAloud(page));
      expect(words).toBe(keptOr(`spoken/${name}.txt`, words));
    });
  });
}

test("each token has the value that it had, in light and dark", async ({ browser, fixedDay, pages }) => {
  const folder = picturesFolder(browser);
  await onScreen({ browser, fixedDay, pages }, "sign-in", "desktop", async (page) => {
    for (const colorScheme of LOOKS) {
      await page.emulateMedia({ colorScheme });
      const tokens = await measureTokens(page);
      expect.soft(tokens).toBe(keptOr(`${folder}/tokens-${colorScheme}.txt`, tokens));
    }
  });
});
