import type { Page } from "@playwright/test";
import { calendlyFrame } from "../fixtures/calendly-pages.ts";
import { expect, test } from "../fixtures/test.ts";

const TOKYO = "Asia/Tokyo";
const BUILDER_ZONE = "America/New_York";
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** A start as a clock on the wall shows it. */
function wallClock(at: string, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(
    new Date(at),
  );
}

/** The week of Ada's review on her profile, once her free times are known. */
async function openWeek(page: Page) {
  const week = page.getByRole("group", { name: "Architecture review: Free times" });
  await expect(async () => {
    await page.goto("/profile/ada-okafor");
    await expect(week).toBeVisible({ timeout: 1_000 });
  }).toPass();
  return week;
}

/** Has the site's typeface at hand for the next page: whether a first visit gets it in time is each visit's own luck, and it is never changed afterwards. */
async function fetchTypeface(page: Page): Promise<void> {
  await page.goto("/");
  await page.evaluate(async () => void (await document.fonts.load("600 1rem Figtree")));
}

/** Where the parts of the page stand that could move when its script begins. */
function places(page: Page) {
  return page
    .locator("h1, h2, h3, legend, .week-day, .week-panels, .card, form button:not(.start)")
    .evaluateAll((parts) =>
      parts.map((part) => {
        const { x, y, width, height } = part.getBoundingClientRect();
        return [x, y, width, height].map(Math.round).join(" ");
      }),
    );
}

test("the front page says when each session is free next and what it costs, and pressing the time begins its booking", async ({
  client,
  openDevice,
}) => {
  const page = await openDevice(client, { timezoneId: TOKYO });
  const ada = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Ada Okafor" }) });
  const next = ada.getByRole("button", { name: /^Architecture review: / });
  await expect(async () => {
    await page.goto("/");
    await expect(next).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(ada).toContainText("Next free, Tokyo time");
  await expect(ada).toContainText("$150.00");
  const at = (await next.getAttribute("value")) ?? "";
  await expect(next).toContainText(wallClock(at, TOKYO));
  await next.click();
  await expect(page.getByRole("heading", { name: "Pick a time with Ada Okafor" })).toBeVisible();
  expect(new URL(page.url()).searchParams.get("at")).toBe(at);
  await expect(calendlyFrame(page).getByRole("heading").first()).toBeVisible();
});

test("a profile's week is read in the reader's zone and chosen from with the keyboard alone", async ({
  client,
  openDevice,
}) => {
  const page = await openDevice(client, { timezoneId: TOKYO });
  const week = await openWeek(page);
  await expect(week).toContainText("Tokyo time");
  const days = week.getByRole("radio");
  await expect(days).toHaveCount(7);
  await expect(days.first()).toBeChecked();
  await days.first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(days.nth(1)).toBeChecked();
  await page.keyboard.press("Tab");
  const start = week.locator("button:focus");
  const at = (await start.getAttribute("value")) ?? "";
  await expect(start).toHaveAccessibleName(new RegExp(`^${wallClock(at, TOKYO)} \\w+day, `));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Pick a time with Ada Okafor" })).toBeVisible();
  expect(new URL(page.url()).searchParams.get("at")).toBe(at);
});

test("without scripts the week is there in the builder's zone, said in words; its days open, and a time leads on", async ({
  client,
  openDevice,
}) => {
  const page = await openDevice(client, { javaScriptEnabled: false, timezoneId: TOKYO });
  const week = await openWeek(page);
  await expect(week).toContainText("New York time");
  const [first, second] = [week.locator("[data-times='0']"), week.locator("[data-times='1']")];
  await expect(first).toBeVisible();
  await expect(second).toBeHidden();
  await week.getByRole("radio").nth(1).check();
  await expect(second).toBeVisible();
  await expect(first).toBeHidden();
  await week.getByRole("radio").first().check();
  const start = first.getByRole("button").first();
  const at = (await start.getAttribute("value")) ?? "";
  await expect(start).toHaveAccessibleName(new RegExp(`^${wallClock(at, BUILDER_ZONE)} \\w+day, `));
  await start.click();
  await expect(page).toHaveURL(new RegExp(`/bookings/bkg_\\w+\\?at=${encodeURIComponent(at)}$`));
});

test("nothing on the front page or a profile moves when the page's script begins and the times become those of another zone", async ({
  openDevice,
}) => {
  for (const screen of [PHONE, { viewport: { width: 1280, height: 900 } }]) {
    const plain = await openDevice(null, { ...screen, javaScriptEnabled: false });
    const scripted = await openDevice(null, { ...screen, timezoneId: TOKYO });
    await fetchTypeface(plain);
    await fetchTypeface(scripted);
    await openWeek(plain);
    await openWeek(scripted);
    await expect(scripted.getByText("Free times, Tokyo time").first()).toBeVisible();
    expect(await places(scripted)).toEqual(await places(plain));
    await plain.goto("/");
    await scripted.goto("/");
    await expect(scripted.getByText("Next free, Tokyo time").first()).toBeVisible();
    expect(await places(scripted)).toEqual(await places(plain));
  }
});
