import type { Page } from "@playwright/test";
import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import { chooseTime, lastFreeTime } from "../fixtures/calendly-pages.ts";
import { expect, test } from "../fixtures/test.ts";
import { OAUTH_APP } from "../../server/sandbox/calendly/state/oauth-app.ts";
import { barriersOn } from "./barriers.ts";
import { expectNoBarrier } from "./expect-no-barrier.ts";
import { expectReflow } from "./reflow.ts";

async function expectForEverybody(page: Page, what: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectNoBarrier(page, what);
  await expectReflow(page, what);
}

test("the sandbox's panel, its books, a mail, the inbox and the sample site have no barrier", async ({
  app,
  client,
  openDevice,
  browserWatch,
}) => {
  test.slow();
  browserWatch.expectComplaint(/favicon|status of 404|Blocked script execution/);
  await arrangeBooking(app, client, "booked");
  await app.settled();
  // A rule, so that the table of faults has a row with a button.
  await fetch(`${app.controlUrl}/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      ...{ provider: "mail", on: "request", fault: { kind: "delay", delayMs: 1 } },
      pattern: "^nobody@",
    }),
  });
  const page = await openDevice(null);
  for (const path of ["/", "/calendly", "/stripe"]) {
    await page.goto(new URL(path, app.controlUrl).href);
    await expectForEverybody(page, `the panel's ${path}`);
  }
  const tables = page.getByRole("group").filter({ has: page.locator("table") });
  expect(await tables.count()).toBeGreaterThan(0);
  await tables.first().focus();
  await expect(tables.first(), "a table that scrolls can be reached by keyboard").toBeFocused();

  await page.goto(app.inboxUrl);
  await expectForEverybody(page, "the inbox");
  await page.locator("article.unread a").first().click();
  await expectForEverybody(page, "a mail");
  const site = new URL("/sample-site", app.inboxUrl);
  // The host that the builder has let in.
  site.hostname = "localhost";
  await page.goto(site.href);
  await expect(page.getByRole("main")).toBeVisible();
  // What the app's own script draws there is the embed's; its colours are tested with it.
  expect(await barriersOn(page, "all"), "the sample site").toEqual([]);
  await expectReflow(page, "the sample site");
});

test("the sandbox's checkout has no barrier: open, with mistakes, declined, at the bank, by debit, paid", async ({
  openPaymentPage,
  browserWatch,
}) => {
  test.slow();
  browserWatch.expectComplaint(/status of (402|422)/);
  const { page } = await openPaymentPage("address");
  const checkout = page.url();
  const pay = page.getByRole("button", { name: /^Pay / });
  await expectForEverybody(page, "the checkout");
  await pay.click();
  await expect(page.getByLabel("Card number"), "the first mistake has the focus").toBeFocused();
  await expectForEverybody(page, "the checkout with mistakes");

  await page.getByRole("button", { name: "Declined card" }).click();
  await expect(pay).toBeFocused();
  await pay.press("Enter");
  await expect(page.getByRole("alert")).toBeFocused();
  await expectForEverybody(page, "a card that was declined");

  await page.getByText("Test cards", { exact: true }).click();
  await expectNoBarrier(page, "the list of test cards");
  await page.getByRole("button", { name: /^Fill in ?: Asks for 3-D Secure$/ }).click();
  await expect(page.getByLabel("Card number")).toHaveValue("4000 0000 0000 3220");
  await pay.click();
  await expectForEverybody(page, "the bank's question");

  await page.goto(`${checkout}?method=sepa_debit`);
  await expectForEverybody(page, "the checkout by debit");
  await page.goto(checkout);
  await page.getByRole("button", { name: "Good card" }).click();
  await pay.click();
  await page.waitForURL((url) => !url.href.startsWith(checkout));
  await page.goto(checkout);
  await expectForEverybody(page, "a checkout that was paid");
});

test("the button that pays says that it is under way, and is not pressed twice", async ({
  openPaymentPage,
}) => {
  const { page } = await openPaymentPage("address");
  let sent = 0;
  await page.route("**/c/pay/**", async (route) => {
    if (route.request().method() === "POST") sent += 1;
    await route.fulfill({ status: 204 });
  });
  await page.getByRole("button", { name: "Good card" }).click();
  await page.getByRole("button", { name: /^Pay / }).click();
  const busy = page.getByRole("button", { name: "Processing…" });
  await expect(busy).toHaveAttribute("aria-disabled", "true");
  await busy.press("Enter");
  await expect(busy).toBeVisible();
  expect(sent).toBe(1);
});

test("the sandbox's calendar has no barrier: month, day, details, mistakes, booked, cancel, move, consent", async ({
  app,
  client,
  openDevice,
  browserWatch,
}) => {
  test.slow();
  browserWatch.expectComplaint(/favicon|status of (404|422)/);
  const { path } = await arrangeBooking(app, client, "time");
  const own = await openDevice(client, { javaScriptEnabled: false });
  await own.goto(path);
  await own.getByRole("link", { name: "Pick a time on Calendly" }).click();
  const calendar = new URL(own.url());
  await own.close();

  const page = await openDevice(null);
  await page.goto(`${calendar.origin}${calendar.pathname}`);
  await page.locator("a[data-date]").first().waitFor();
  await expectForEverybody(page, "a month");
  const startsAt = await lastFreeTime(page);
  await expectForEverybody(page, "a day");
  await chooseTime(page, startsAt);
  await expectForEverybody(page, "the details");
  await page.getByLabel("Name *").fill("Casey Client");
  await page.getByLabel("Email *").fill("casey@clients");
  await page.getByRole("button", { name: "Schedule Event" }).click();
  await expect(page.getByLabel("Email *")).toHaveAttribute("aria-invalid", "true");
  await expectForEverybody(page, "details with a mistake");
  // Embedded, it says itself that it is booked.
  await page.goto(`${page.url()}?embed_domain=app.example`);
  await page.getByLabel("Name *").fill("Casey Client");
  await page.getByLabel("Email *").fill("casey@clients.example");
  await page.getByRole("button", { name: "Schedule Event" }).click();
  await expect(page.getByRole("heading", { name: "You are scheduled" })).toBeVisible();
  await expectForEverybody(page, "booked");
  const links = await Promise.all(
    ["Reschedule", "Cancel"].map((name) => page.getByRole("link", { name }).getAttribute("href")),
  );
  for (const link of links) {
    await page.goto(new URL(link ?? "", calendar.origin).href);
    await expectForEverybody(page, link?.split("/")[1] ?? "");
  }
  const query = new URLSearchParams({
    client_id: OAUTH_APP.clientId,
    redirect_uri: `${app.appUrl}/builder/connection/callback`,
    response_type: "code",
    scope: "users:read event_types:read",
  });
  await page.goto(`${calendar.origin}/oauth/authorize?${query.toString()}`);
  await expect(page.getByRole("button", { name: "Allow" })).toBeVisible();
  await expectForEverybody(page, "the consent to connect");
});
