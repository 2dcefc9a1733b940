import type { Locator, Page } from "@playwright/test";
import { calendlyFrame, pickTime, timeButton } from "../fixtures/calendly-pages.ts";
import { newPerson } from "../fixtures/client.ts";
import { lastingFreeTime } from "../fixtures/free-times.ts";
import { mailedCode, mailedCodeLink } from "../fixtures/sign-up-by-mail.ts";
import { payByCard } from "../fixtures/stripe-page.ts";
import { expect, test } from "../fixtures/test.ts";
import { ENGLISH } from "../../server/domain/text/language.ts";
import { formatTime } from "../../server/domain/text/formats.ts";
import { instant, timeZone } from "../../server/domain/values/instant.ts";

const TOKYO = "Asia/Tokyo";

/** From the front page to the page that asks who books. */
async function press(page: Page, session = "Architecture review"): Promise<void> {
  await page.goto("/");
  await page.getByRole("link", { name: "Ada Okafor" }).click();
  await page.getByRole("button", { name: `Book ${session}` }).click();
  await expect(page.getByRole("heading", { name: "Who is booking?" })).toBeVisible();
}

async function askForCode(page: Page, { name, email }: { name: string; email: string }): Promise<void> {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Your e-mail address").fill(email);
  await page.getByRole("button", { name: "Mail me a code" }).click();
  await expect(page.getByRole("heading", { name: "Enter your code" })).toBeVisible();
}

const codeField = (page: Page): Locator => page.getByLabel("Six-digit code");

/** Six digits that are not these. */
function wrongCode(code: string): string {
  return code.startsWith("1") ? `2${code.slice(1)}` : `1${code.slice(1)}`;
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("from the front page to paid with a code in place of an account", async ({ app, openDevice }) => {
      const page = await openDevice(null);
      const person = newPerson();
      await press(page);
      // The price is understood before anything is asked.
      const chosen = page.getByRole("region", { name: "Your session" });
      await expect(chosen.getByText("$150.00")).toBeVisible();
      await expect(chosen.getByText("with Ada Okafor")).toBeVisible();
      await askForCode(page, person);
      await expect(chosen.getByText("$150.00")).toBeVisible();
      await codeField(page).fill(await mailedCode(app, person.email));
      if (!javaScriptEnabled) await page.getByRole("button", { name: "Go on" }).click();
      await expect(page.getByRole("heading", { name: "Pick a time with Ada Okafor" })).toBeVisible();
      if (javaScriptEnabled) {
        await pickTime(calendlyFrame(page));
      } else {
        await page.getByRole("link", { name: "Pick a time on Calendly" }).click();
        await pickTime(page);
      }
      await page.getByRole("button", { name: "Pay $150.00" }).click();
      await payByCard(page);
      await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
      await page.goto("/account");
      await expect(page.getByLabel("Your name")).toHaveValue(person.name);
    });

    test("a wrong code says how often one may try, what was typed is kept, and another one can be sent", async ({
      app,
      openDevice,
    }) => {
      const page = await openDevice(null);
      const person = newPerson();
      await press(page);
      await page.getByLabel("Your name").fill(person.name);
      await page.getByRole("button", { name: "Mail me a code" }).click();
      await expect(page.getByText("Please enter your e-mail address.")).toBeVisible();
      await expect(page.getByLabel("Your name")).toHaveValue(person.name);
      await askForCode(page, person);
      const first = await mailedCode(app, person.email);
      const enter = async (code: string) => {
        await codeField(page).fill(code);
        if (!javaScriptEnabled) await page.getByRole("button", { name: "Go on" }).click();
      };
      await enter(wrongCode(first));
      await expect(page.getByText("This is not the code. You can try 2 more times.")).toBeVisible();
      await expect(codeField(page)).toHaveValue("");
      await page.getByRole("button", { name: "Send another code" }).click();
      await expect(page.getByText("Another code is on its way.")).toBeVisible();
      const second = await mailedCode(app, person.email, first);
      await enter(`${second.slice(0, 3)} ${second.slice(3)}`);
      await expect(page.getByRole("heading", { name: "Pick a time with Ada Okafor" })).toBeVisible();
    });

    test("another address can be used, and what was typed stands there", async ({ openDevice }) => {
      const page = await openDevice(null);
      const person = newPerson();
      await press(page);
      await askForCode(page, person);
      // Loaded anew, the page is still about the code.
      await page.reload();
      await expect(page.getByRole("heading", { name: "Enter your code" })).toBeVisible();
      await page.getByRole("link", { name: "Use another address" }).click();
      await expect(page.getByLabel("Your name")).toHaveValue(person.name);
      await expect(page.getByLabel("Your e-mail address")).toHaveValue(person.email);
    });
  });
}

test("a time pressed on the front page by nobody is named before and after the code, and the calendar opens at its day", async ({
  app,
  openDevice,
}) => {
  const page = await openDevice(null, { timezoneId: TOKYO });
  const person = newPerson();
  const at = await lastingFreeTime(app.sandbox, "architecture-review");
  const free = page.getByRole("button", { name: /^Architecture review: / }).first();
  await expect(async () => {
    await page.goto("/");
    await expect(free).toHaveAttribute("value", at, { timeout: 1_000 });
  }).toPass();
  await free.click();
  await expect(page.getByRole("heading", { name: "Who is booking?" })).toBeVisible();
  expect(new URL(page.url()).searchParams.get("at")).toBe(at);
  const time = formatTime(instant(at), timeZone(TOKYO), ENGLISH);
  const chosen = page.getByRole("region", { name: "Your session" });
  await expect(chosen).toContainText(time);
  await expect(chosen).toContainText("Tokyo time");
  await askForCode(page, person);
  await codeField(page).fill(await mailedCode(app, person.email));
  await expect(page.getByText(/^You chose .*, Tokyo time\./)).toContainText(time);
  expect(new URL(page.url()).searchParams.get("at")).toBe(at);
  await expect(timeButton(calendlyFrame(page), at.replace(/\.\d+Z$/, "Z"))).toBeVisible();
});

test("half-way on another device: the mailed link says what it goes on with, and goes on there to the time that was chosen", async ({
  app,
  openDevice,
}) => {
  const laptop = await openDevice(null);
  const person = newPerson();
  await press(laptop);
  await askForCode(laptop, person);

  const phone = await openDevice(null, { viewport: { width: 390, height: 844 } });
  await phone.goto((await mailedCodeLink(app, person.email)).href);
  await expect(phone.getByText("Architecture review")).toBeVisible();
  await expect(phone.getByText(person.email)).toBeVisible();
  await phone.getByRole("button", { name: "Go on with the booking" }).click();
  await expect(phone.getByRole("heading", { name: "Pick a time with Ada Okafor" })).toBeVisible();
  await pickTime(calendlyFrame(phone));
  await phone.getByRole("button", { name: "Pay $150.00" }).click();
  await payByCard(phone);
  await expect(phone.getByRole("heading", { name: "You are booked" })).toBeVisible();

  // The code of the same mail ended with the link, and the laptop says what to do.
  await codeField(laptop).fill(await mailedCode(app, person.email));
  await expect(laptop.getByText("This code does not work any more")).toBeVisible();
  await expect(laptop.getByLabel("Your e-mail address")).toHaveValue(person.email);
  await expect(laptop.getByLabel("Your name")).toHaveValue(person.name);
  await expect(laptop.getByRole("button", { name: "Mail me a code" })).toBeVisible();
});

test("who is signed in has one button, which goes on to the booking", async ({ client, openDevice }) => {
  const page = await openDevice(null);
  await press(page);
  const { pathname } = new URL(page.url());
  const known = await openDevice(client);
  await known.goto(pathname);
  await known.getByRole("button", { name: `Go on as ${client.name}` }).click();
  await expect(known.getByRole("heading", { name: "Pick a time with Ada Okafor" })).toBeVisible();
});

test("a password signs in on the way to the booking, which then begins by itself", async ({
  client,
  openDevice,
}) => {
  const page = await openDevice(null);
  await press(page);
  await page.getByRole("button", { name: "Sign in with a password or passkey" }).click();
  await expect(page.getByText("To go on with booking Architecture review with Ada Okafor.")).toBeVisible();
  await page.getByLabel("E-mail address", { exact: true }).fill(client.email);
  await page.getByLabel("Password").fill("a-long-test-password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Pick a time with Ada Okafor" })).toBeVisible();
});
