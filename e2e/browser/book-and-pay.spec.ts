import type { Page } from "@playwright/test";
import { CLIENT_PASSWORD, newPerson } from "../fixtures/client.ts";
import { calendlyFrame, pickTime } from "../fixtures/calendly-pages.ts";
import { mailedSignInLink } from "../fixtures/sign-up-by-mail.ts";
import { countCheckouts } from "../fixtures/stripe-books.ts";
import { payByCard } from "../fixtures/stripe-page.ts";
import { expect, test } from "../fixtures/test.ts";
import type { BrowserApp } from "../fixtures/browser-app.ts";

interface Person {
  readonly name: string;
  readonly email: string;
}

/** From the front page to Calendly's calendar, with a new account on the way. */
async function startAsNewcomer(app: BrowserApp, page: Page, { name, email }: Person): Promise<void> {
  await page.goto("/");
  await page.getByRole("link", { name: "Ada Okafor" }).click();
  await page.getByRole("button", { name: "Book Architecture review" }).click();
  await expect(page.getByRole("heading", { name: "Who is booking?" })).toBeVisible();
  await page.getByRole("button", { name: "Sign in with a password or passkey" }).click();
  await expect(page.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Create account" }).click();
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  await page.goto((await mailedSignInLink(app, email)).href);
  await page.getByLabel("Password, if you want one").fill(CLIENT_PASSWORD);
  await page.getByRole("button", { name: "Confirm and sign in" }).click();
  await expect(page.getByRole("heading", { name: "Pick a time with Ada Okafor" })).toBeVisible();
}

async function payTheBooking(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { name: "Check the time, then pay" })).toBeVisible();
  await page.getByRole("button", { name: "Pay $150.00" }).click();
  await expect(page.getByRole("heading", { name: "Pay with card" })).toBeVisible();
  await payByCard(page);
  await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
}

async function expectMailToBothSides(
  { sandbox }: BrowserApp,
  email: string,
  bookingId: string,
): Promise<void> {
  await expect.poll(async () => (await sandbox.notificationsTo(email)).length).toBe(1);
  const [mail] = await sandbox.notificationsTo(email);
  expect(mail?.subject).toBe("Confirmed: Architecture review with Ada Okafor");
  expect(mail?.text).toContain("Price: $150.00");
  expect(mail?.attachments.map(({ filename }) => filename)).toContain("session.ics");
  const ofThisBooking = async () =>
    (await sandbox.mailTo("ada@builders.example")).filter(({ text }) => text?.includes(bookingId));
  await expect.poll(async () => (await ofThisBooking()).map(({ subject }) => subject)).toHaveLength(1);
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("a newcomer gets from the front page to a paid booking, and both sides are told", async ({
      app,
      openDevice,
      browserWatch,
    }) => {
      // The browser tells of the test tool's own script, which a mail's frame does not let in.
      browserWatch.expectComplaint(/^Blocked script execution in '[^']*\/messages\//);
      const page = await openDevice(null);
      const person = newPerson();
      await startAsNewcomer(app, page, person);
      const bookingId = new URL(page.url()).pathname.split("/").at(-1) ?? "";

      if (javaScriptEnabled) {
        await pickTime(calendlyFrame(page));
      } else {
        await page.getByRole("link", { name: "Pick a time on Calendly" }).click();
        await pickTime(page);
        await expect(page).toHaveURL(new RegExp(`/bookings/${bookingId}$`));
      }
      await payTheBooking(page);
      await expectMailToBothSides(app, person.email, bookingId);

      await page.goto(app.inboxUrl);
      await page.getByLabel("Recipient").fill(person.email);
      await page.getByRole("button", { name: "Show" }).click();
      await page.getByRole("link", { name: "Confirmed: Architecture review with Ada Okafor" }).click();
      await expect(page.getByRole("link", { name: "session.ics" })).toBeVisible();

      await page.goto("/");
      await page.getByRole("link", { name: "My account" }).click();
      const upcoming = page.getByRole("region", { name: "Upcoming" });
      await expect(upcoming.getByRole("link", { name: "Architecture review with Ada Okafor" })).toBeVisible();
      await expect(upcoming.getByText("Booked")).toBeVisible();
    });

    test("a free session is booked without Stripe", async ({ app, client, openDevice }) => {
      const page = await openDevice(client);
      await page.goto("/profile/ada-okafor");
      await page.getByRole("button", { name: "Book Intro call" }).click();
      await expect(page.getByRole("heading", { name: "Pick a time with Ada Okafor" })).toBeVisible();
      const bookingId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
      if (javaScriptEnabled) {
        await pickTime(calendlyFrame(page));
      } else {
        await page.getByRole("link", { name: "Pick a time on Calendly" }).click();
        await pickTime(page);
      }
      await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
      await app.settled();
      expect(app.records.statesOf(bookingId)).toEqual(["INITIATED", "SCHEDULED", "CONFIRMED"]);
      expect(countCheckouts(await app.sandbox.stripeLedger(), bookingId)).toBe(0);
    });
  });
}
