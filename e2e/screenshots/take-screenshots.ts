import { expect } from "@playwright/test";
import { chromium, devices, type Browser, type BrowserContextOptions } from "playwright";
import { startDemo } from "../../server/commands/demo-environment.ts";
import { BROWSER_COMMAND, browserArguments, findBrowser } from "../find-browser.ts";
import { mailedCode } from "../fixtures/sign-up-by-mail.ts";
import { book, openCalendar, pickTime, takePicture, tellSandbox, type Walk } from "./screenshot-walk.ts";
import { walkBuildersSide } from "./walk-builders-side.ts";
import { walkReviews } from "./walk-reviews.ts";
import { walkOtherOutcomes } from "./walk-other-outcomes.ts";

// Walks the journeys of client and builder in the demo and writes their pictures for the guides. Needs the app to be built.

const GOOD_CARD = "4242424242424242";
const DECLINED_CARD = "4000000000000002";

const SCREENS = {
  phone: { ...devices["Pixel 7"], viewport: { width: 390, height: 844 }, deviceScaleFactor: 1 },
  desktop: { viewport: { width: 1280, height: 900 } },
} as const satisfies Record<string, BrowserContextOptions>;

async function fillCard({ page }: Walk, number: string): Promise<void> {
  await page.getByLabel("Card number").fill(number);
  await page.getByLabel("Expiry (MM / YY)").fill("12 / 34");
  await page.getByLabel("CVC").fill("123");
  await page.getByLabel("Cardholder name").fill("Casey Client");
  await page.getByRole("button", { name: /^Pay / }).click();
}

/** From the front page to the confirmation, with a look at the mail and at the list of bookings. */
async function walkToConfirmed(walk: Walk): Promise<void> {
  const { page, demo } = walk;
  await page.goto(demo.appUrl);
  await takePicture(walk, "01-front-page");
  await page.goto(`${demo.appUrl}/profile/ada-okafor`);
  await takePicture(walk, "02-profile");
  await page.getByRole("button", { name: "Book Architecture review" }).click();
  await page.getByRole("heading", { name: "Who is booking?" }).waitFor();
  await takePicture(walk, "03-sign-in");
  await page.getByLabel("Your name").fill("Casey Client");
  await page.getByLabel("Your e-mail address").fill("client@example.com");
  await page.getByRole("button", { name: "Mail me a code" }).click();
  await page.getByLabel("Six-digit code").waitFor();
  await takePicture(walk, "03-enter-code");
  const mailed = { appUrl: demo.appUrl, inboxUrl: demo.sandboxUrls.inbox };
  await page.getByLabel("Six-digit code").fill(await mailedCode(mailed, "client@example.com"));
  await openCalendar(walk);
  await takePicture(walk, "04-time");
  await pickTime(walk, "A booking system that never double-books.");
  await takePicture(walk, "05-details");
  await page.getByRole("button", { name: /^Pay / }).click();
  await page.getByLabel("Card number").waitFor();
  await takePicture(walk, "06-payment");
  // Stripe takes the money and cannot be asked about it for a while: what the page says meanwhile.
  await tellSandbox(walk, "POST", "/faults", { provider: "stripe", on: "delivery", fault: { kind: "hold" } });
  await tellSandbox(walk, "POST", "/faults", { provider: "stripe", on: "request", fault: { kind: "down" } });
  await fillCard(walk, GOOD_CARD);
  await page.getByRole("heading", { name: "Confirming your payment" }).waitFor();
  await takePicture(walk, "07-confirming");
  await tellSandbox(walk, "DELETE", "/faults");
  await tellSandbox(walk, "POST", "/deliveries/release", {});
  await page.getByRole("heading", { name: /booked/i, level: 1 }).waitFor({ timeout: 60_000 });
  await takePicture(walk, "08-confirmed");
  await page.goto(`${demo.appUrl}/bookings`);
  await takePicture(walk, "09-my-bookings");
  await page.goto(demo.sandboxUrls.inbox);
  const message = await page.locator("article a", { hasText: "Confirmed" }).first().getAttribute("href");
  await page.goto(`${demo.sandboxUrls.inbox}${message ?? ""}`);
  await takePicture(walk, "10-mail");
}

/** A card that is declined, and a hold that ends before another is tried. */
async function walkToHoldEnded(walk: Walk): Promise<void> {
  const { page } = walk;
  await book(walk, "kenji-mori", "Code clinic");
  await pickTime(walk, null);
  await page.getByRole("button", { name: /^Pay / }).click();
  await fillCard(walk, DECLINED_CARD);
  await page.getByRole("alert").waitFor();
  await page.getByRole("link", { name: /Back to/ }).click();
  await page.getByRole("heading", { name: "The payment did not go through" }).waitFor();
  await takePicture(walk, "11-declined");
  await tellSandbox(walk, "POST", "/clock/advance", { minutes: 31 });
  // The page counts down by the browser's clock, which has not moved.
  await expect(async () => {
    await page.reload();
    await page.getByRole("link", { name: "Book another time" }).waitFor({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await takePicture(walk, "12-hold-ended");
}

/** A demo of its own for each walk: nobody has booked anything, and the clock is right. */
async function walkInAFreshApp(
  browser: Browser,
  device: keyof typeof SCREENS,
  colorScheme: "light" | "dark",
): Promise<void> {
  const demo = await startDemo({
    port: 0,
    sandboxPorts: "any",
    databaseFile: "data/screenshots.sqlite",
    app: "built",
    // All persons of all walks come from one address. What only the demo says is in no guide.
    settings: { MAILBOX_URL: "", SIGN_INS_PER_TEN_MINUTES_MAX: "1000", REQUESTS_PER_MINUTE_MAX: "1000000" },
  });
  try {
    const openWalk = async (): Promise<Walk> => {
      const context = await browser.newContext({
        ...SCREENS[device],
        colorScheme,
        locale: "en-GB",
        timezoneId: "Europe/Lisbon",
      });
      return { demo, page: await context.newPage(), suffix: `${device}-${colorScheme}` };
    };
    const client = await openWalk();
    await walkToConfirmed(client);
    await walkBuildersSide(openWalk);
    await walkToHoldEnded(client);
    await walkOtherOutcomes(openWalk);
    // Last: it moves the clock by weeks.
    await walkReviews(openWalk);
    await Promise.all(browser.contexts().map((context) => context.close()));
  } finally {
    await demo.stop();
  }
}

const executablePath = findBrowser();
if (executablePath === null)
  throw new Error(`There is no browser to take pictures with. Run: ${BROWSER_COMMAND}`);
const browser = await chromium.launch({ executablePath, args: browserArguments() });
try {
  for (const device of ["phone", "desktop"] as const) {
    for (const scheme of ["light", "dark"] as const) {
      process.stdout.write(`· Walking: ${device}, ${scheme}\n`);
      await walkInAFreshApp(browser, device, scheme);
    }
  }
} finally {
  await browser.close();
}
