import type { Page } from "@playwright/test";
import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import { plantHistory, plantOldBookings } from "../fixtures/plant-rows.ts";
import { expect, test } from "../fixtures/test.ts";

async function linksOf(page: Page): Promise<string[]> {
  const links = page.locator("main li h3 a");
  return links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
}

test("a client with many bookings reads all of them page by page, without JavaScript", async ({
  app,
  client,
  openDevice,
}) => {
  const { id, path } = await arrangeBooking(app, client, "details");
  plantOldBookings(app.databaseFile, id, 60);
  const page = await openDevice(client, { javaScriptEnabled: false });
  await page.goto("/bookings");
  const seen: string[] = [];
  for (const length of [25, 25, 11]) {
    const links = await linksOf(page);
    expect(links).toHaveLength(length);
    seen.push(...links);
    const more = page.getByRole("link", { name: "More bookings" });
    if (length === 25) await more.click();
    else await expect(more).toHaveCount(0);
  }
  expect(seen[0]).toBe(path);
  expect(new Set(seen).size).toBe(61);
  await expect(page).toHaveTitle(/further back/);
  await page.getByRole("link", { name: "Back to the first" }).click();
  expect(await linksOf(page)).toEqual(seen.slice(0, 25));
});

test("the next page takes the focus where it begins", async ({ app, client, openDevice }) => {
  const { id } = await arrangeBooking(app, client, "details");
  plantOldBookings(app.databaseFile, id, 60);
  const page = await openDevice(client);
  await page.goto("/bookings");
  for (const go of ["More bookings", "More bookings"]) {
    const before = await linksOf(page);
    await page.getByRole("link", { name: go }).click();
    await expect.poll(() => linksOf(page)).not.toEqual(before);
    await expect(page.getByText("Further back", { exact: true })).toBeFocused();
  }
});

test("a long history is read backwards from its end, without JavaScript", async ({
  app,
  client,
  openDevice,
}) => {
  const { id, path } = await arrangeBooking(app, client, "details");
  plantHistory(app.databaseFile, id, 70);
  const page = await openDevice(client, { javaScriptEnabled: false });
  await page.goto(path);
  await page.getByText("What happened so far").click();
  const lines = page.locator("#history li");
  await expect(lines).toHaveCount(50);
  await page.getByRole("link", { name: "Show earlier entries" }).click();
  // Open, since somebody is reading it, and begun with the booking itself.
  await expect(lines.first()).toBeVisible();
  expect(await lines.count()).toBeLessThan(50);
  await expect(page.getByRole("link", { name: "Show earlier entries" })).toHaveCount(0);
  await page.getByRole("link", { name: "Back to the latest" }).click();
  await expect(lines).toHaveCount(50);
});

test("an address of a page that no list has is a page that says so", async ({ app, client }) => {
  const { name, value } = client.cookie;
  for (const after of ["nonsense", "W10", "x".repeat(5_000)]) {
    for (const path of ["/", "/bookings"]) {
      const answer = await fetch(`${app.appUrl}${path}?after=${after}`, {
        headers: { cookie: `${name}=${value}` },
      });
      expect(answer.status).toBe(400);
      expect(answer.headers.get("content-type")).toContain("text/html");
    }
  }
});
