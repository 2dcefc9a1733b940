import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import { expect, test } from "../fixtures/test.ts";

test("a page that stands open when its sign-in ends says so, asks for nothing more, and goes on after signing in", async ({
  app,
  client,
  openDevice,
  browserWatch,
}) => {
  browserWatch.expectComplaint(/status of 401/);
  const { path } = await arrangeBooking(app, client, "details");
  const page = await openDevice(client);
  await page.clock.install();
  let asked = 0;
  page.on("request", (request) => {
    if (request.url().includes("/api/trpc/")) asked += 1;
  });
  await page.goto(path);
  await page.clock.runFor(10_000);
  await expect.poll(() => asked).toBeGreaterThan(0);
  await page.context().clearCookies();
  // While the server tells of changes by itself the page looks twice a minute.
  await page.clock.runFor(40_000);
  const alert = page.getByRole("alert").filter({ hasText: "You are signed out on this device" });
  await expect(alert).toBeVisible();
  const before = asked;
  await page.clock.runFor(10 * 60_000);
  expect(asked).toBe(before);
  await expect(page.getByRole("heading", { name: "Check the time, then pay" })).toBeVisible();
  await alert.getByRole("link", { name: "Sign in and continue" }).click();
  await expect(page).toHaveURL(new RegExp(`/sign-in\\?next=${encodeURIComponent(path)}$`));
});
