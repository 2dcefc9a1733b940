import { freeTimes } from "../fixtures/free-times.ts";
import type { Page } from "@playwright/test";
import { invariant } from "../../server/domain/values/invariant.ts";
import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import { expect, test } from "../fixtures/test.ts";
import type { BrowserApp } from "../fixtures/browser-app.ts";
import type { Client } from "../fixtures/client.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";

/** What stands around each text that was replaced, so that it shows where an old one stays. */
const MARKS = /[⟦⟧]/g;

/** Does what a browser's translation does: every text node is taken out, and elements with other words stand in its place. */
async function translate(page: Page): Promise<void> {
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      const parent = text.parentElement;
      if (parent === null || text.data.trim() === "") continue;
      if (parent.closest("script, style, noscript, [translate=no]") !== null) continue;
      const outer = document.createElement("span");
      const inner = document.createElement("span");
      inner.textContent = `⟦${text.data}⟧`;
      outer.append(inner);
      text.replaceWith(outer);
    }
  });
}

/** The words of a page's main part, but for the countdown, which says something else each second. */
async function wordsOf(page: Page): Promise<string> {
  const words = await page.locator("main").evaluate((main) => {
    const copy = main.cloneNode(true) as HTMLElement;
    for (const timer of copy.querySelectorAll("[role=timer], details:not([open]) > :not(summary)"))
      timer.remove();
    return copy.textContent;
  });
  return words.replaceAll(MARKS, "").replaceAll(/\s+/g, " ");
}

async function bookTime(app: BrowserApp, client: Client, bookingId: BookingId): Promise<void> {
  const [startTime] = await freeTimes(app.sandbox, "architecture-review");
  const { event, invitee } = await app.sandbox.bookTime({
    eventTypeSlug: "architecture-review",
    startTime: startTime ?? "",
    email: client.email,
    name: client.name,
    timezone: "Europe/Berlin",
    tracking: { utm_source: "buildappswith", utm_content: bookingId },
  });
  await client.api.booking.schedule.mutate({
    bookingId,
    calendlyEventUri: event.uri,
    calendlyInviteeUri: invitee.uri,
  });
}

test("a page whose words the browser has translated tells every later state as a fresh one does", async ({
  app,
  client,
  openDevice,
}) => {
  const { sandbox } = app;
  const { id, path } = await arrangeBooking(app, client, "time");
  const page = await openDevice(client);
  const fresh = await openDevice(client);
  await page.goto(path);
  await expect(page.getByRole("heading", { name: /Pick a time/ })).toBeVisible();
  // The calendar is put in by scripts: they have taken the page over.
  await expect(page.locator("iframe[title^='Calendly']")).toBeVisible();

  /** Lets something happen while the page stands translated, and holds its words against a page that was opened afterwards. */
  async function happens(what: string, act: () => Promise<unknown>, heading: string): Promise<void> {
    await translate(page);
    await act();
    await app.settled();
    await fresh.goto(path);
    await expect(fresh.getByRole("heading", { name: heading })).toBeVisible();
    // What a person does who comes back to the tab.
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await expect.poll(() => wordsOf(page), what).toBe(await wordsOf(fresh));
    await expect(page.getByRole("heading", { name: heading })).toBeVisible();
  }

  await happens("a time is picked", () => bookTime(app, client, id), "Check the time, then pay");
  let checkoutId = "";
  await happens(
    "the payment page is opened",
    async () => {
      const outcome = await client.api.booking.openCheckout.mutate({ bookingId: id });
      invariant(outcome.ok && outcome.value.checkoutUrl !== null, "no payment page");
      checkoutId = new URL(outcome.value.checkoutUrl).pathname.split("/").at(-1) ?? "";
    },
    "Finish your payment",
  );
  await happens(
    "a card is declined",
    () => sandbox.pay(checkoutId, "4000000000000002"),
    "The payment did not go through",
  );
  await happens("it is paid", () => sandbox.pay(checkoutId), "You are booked");
  await happens(
    "all is returned in Stripe's dashboard",
    async () => {
      const { sessions } = await sandbox.stripeLedger();
      const paid = sessions.find((session) => session.id === checkoutId)?.payment_intent ?? null;
      invariant(typeof paid === "string", "not paid");
      await sandbox.refundInDashboard(paid);
    },
    "You are booked",
  );
  await happens(
    "it is canceled",
    async () => {
      const { cancellationQuote } = await client.api.booking.get.query({ bookingId: id });
      await client.api.booking.cancel.mutate({ bookingId: id, quote: cancellationQuote.token });
    },
    "Canceled, and your money returned",
  );
});

test("a page whose words the browser has translated counts on, and tells when the hold is over", async ({
  app,
  client,
  openDevice,
}) => {
  const booking = await arrangeBooking(app, client, "details");
  const page = await openDevice(client);
  await page.goto(booking.path);
  const timer = page.getByRole("timer").first();
  const rendered = await timer.textContent();
  // It counts once scripts have taken the page over.
  await expect.poll(() => timer.textContent()).not.toBe(rendered);
  await translate(page);
  const before = await timer.textContent();
  await expect.poll(() => timer.textContent()).not.toBe(before);

  await app.sandbox.advance({ minutes: 31 });
  await app.settled();
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(page.getByRole("heading", { name: "This booking has lapsed" })).toBeVisible();
  const fresh = await openDevice(client);
  await fresh.goto(booking.path);
  await expect.poll(() => wordsOf(page)).toBe(await wordsOf(fresh));
});

test("a page whose words were translated before its scripts ran shows what it shows everyone, and counts", async ({
  app,
  client,
  openDevice,
  browserWatch,
}) => {
  const booking = await arrangeBooking(app, client, "details");
  const page = await openDevice(client);
  const fresh = await openDevice(client);
  // React says that it found other words than the server's, and renders the page anew.
  browserWatch.expectComplaint(/Minified React error #(418|423|425)/);
  let letScriptsCome: () => void = () => undefined;
  const scriptsMayCome = new Promise<void>((resolve) => (letScriptsCome = resolve));
  await page.route("**/assets/*.js", async (route) => {
    await scriptsMayCome;
    await route.continue();
  });
  await page.goto(booking.path, { waitUntil: "commit" });
  await expect(page.getByRole("heading", { name: "Check the time, then pay" })).toBeVisible();
  await expect(page.getByRole("contentinfo")).toBeVisible();
  await translate(page);
  letScriptsCome();

  const timer = page.getByRole("timer").first();
  const before = await timer.textContent();
  await expect.poll(() => timer.textContent()).not.toBe(before);
  await fresh.goto(booking.path);
  await expect(fresh.getByRole("heading", { name: "Check the time, then pay" })).toBeVisible();
  await expect.poll(() => wordsOf(page)).toBe(await wordsOf(fresh));
  await page.getByRole("button", { name: "Pay $150.00" }).click();
  await expect(page.getByRole("heading", { name: "Pay with card" })).toBeVisible();
});
