import { chromium, devices, type Browser, type BrowserContextOptions, type Locator } from "playwright";
import { startDemo, type Demo } from "../../server/commands/demo-environment.ts";
import { BROWSER_COMMAND, browserArguments, findBrowser } from "../find-browser.ts";
import { calendlyFrame } from "../fixtures/calendly-pages.ts";
import { mailedCode } from "../fixtures/sign-up-by-mail.ts";
import { formatTable } from "./format-table.ts";
import { medianOf } from "./median.ts";

// Measures how long a stranger takes from the first visit of the front page to a paid booking, with a mailed code in place of an account, in the demo and a
// real browser, and how much there is to press and to type. Needs the app to be built.

/** What a person takes, by the keystroke-level model: seconds for a key, for pointing and pressing, and for thinking before each press. */
const PERSON_SECONDS = { key: 0.28, press: 1.3, thought: 1.35 } as const;
/** 8 s: to open the mail on whatever shows it, and to read six digits. */
const MAIL_SECONDS = 8;

const SCREENS = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { ...devices["Pixel 7"] },
} as const satisfies Record<string, BrowserContextOptions>;

const SESSION = "Architecture review";
const RUNS = 3;

interface Sale {
  /** From the first byte asked for to the page that says "You are booked", with somebody who types and presses at once. */
  readonly pagesSeconds: number;
  readonly presses: number;
  readonly keys: number;
  /** By step, as the clock stood when it was there. */
  readonly marks: readonly (readonly [step: string, seconds: number])[];
}

/** Presses and types, and counts both. A field is gone to by Tab, which is a key. */
function newHand() {
  let presses = 0;
  let keys = 0;
  return {
    async press(target: Locator): Promise<void> {
      await target.click();
      presses += 1;
    },
    async type(field: Locator, text: string): Promise<void> {
      await field.waitFor();
      const hasFocus = await field.evaluate((element) => element === document.activeElement);
      await field.pressSequentially(text);
      keys += text.length + (hasFocus ? 0 : 1);
    },
    counted: () => ({ presses, keys }),
  };
}

async function sellOnce(
  demo: Demo,
  browser: Browser,
  screen: BrowserContextOptions,
  run: number,
): Promise<Sale> {
  const context = await browser.newContext({ ...screen, locale: "en-GB", timezoneId: "Europe/Lisbon" });
  try {
    const page = await context.newPage();
    const hand = newHand();
    const marks: [string, number][] = [];
    const email = `newcomer-${Date.now()}-${run}@example.com`;
    const begun = performance.now();
    const seconds = () => (performance.now() - begun) / 1000;
    const mark = (step: string) => marks.push([step, seconds()]);

    await page.goto(demo.appUrl);
    const free = page.getByRole("listitem").filter({ hasText: SESSION }).last().locator('button[name="at"]');
    await free.waitFor();
    mark("a price and a free time");
    await hand.press(free);

    await hand.type(page.getByLabel("Your name"), "Nora Newcomer");
    await hand.type(page.getByLabel("Your e-mail address"), email);
    await hand.press(page.getByRole("button", { name: "Mail me a code" }));
    const digits = page.getByLabel("Six-digit code");
    await digits.waitFor();
    mark("the code is asked for");
    await hand.type(
      digits,
      await mailedCode({ appUrl: demo.appUrl, inboxUrl: demo.sandboxUrls.inbox }, email),
    );

    const calendly = calendlyFrame(page);
    // The first one that is free on that day: right after another sale the front page may still name the time that was sold.
    const time = calendly.locator("button[data-start-time]").first();
    await time.waitFor();
    mark("the calendar, open at the day");
    await hand.press(time);
    await hand.press(calendly.getByRole("button", { name: "Schedule Event" }));
    const pay = page.getByRole("button", { name: /^Pay / });
    await pay.waitFor();
    mark("the time is held");
    await hand.press(pay);

    await hand.type(page.getByLabel("Card number"), "4242424242424242");
    await hand.type(page.getByLabel("Expiry (MM / YY)"), "12 / 40");
    await hand.type(page.getByLabel("CVC"), "123");
    await hand.type(page.getByLabel("Cardholder name"), "Nora Newcomer");
    await hand.press(page.getByRole("button", { name: /^Pay / }));
    await page.getByRole("heading", { name: "You are booked" }).waitFor();
    mark("paid and booked");
    return { pagesSeconds: seconds(), ...hand.counted(), marks };
  } finally {
    await context.close();
  }
}

/** Free times are read in the background after the start: who measures waits for them. */
async function untilFreeTimesAreKnown(demo: Demo): Promise<void> {
  const lastTry = Date.now() + 60_000;
  while (!(await (await fetch(demo.appUrl)).text()).includes('name="at"')) {
    if (Date.now() > lastTry) throw new Error("The front page shows no free time.");
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function personSeconds({ pagesSeconds, presses, keys }: Sale): number {
  const { key, press, thought } = PERSON_SECONDS;
  return pagesSeconds + keys * key + presses * (press + thought) + MAIL_SECONDS;
}

const executablePath = findBrowser();
if (executablePath === null) throw new Error(`There is no browser to measure with. Run: ${BROWSER_COMMAND}`);
const demo = await startDemo({
  port: 0,
  sandboxPorts: "any",
  databaseFile: "data/first-sale.sqlite",
  app: "built",
  settings: { SIGN_INS_PER_TEN_MINUTES_MAX: "1000" },
});
const browser = await chromium.launch({ executablePath, args: browserArguments() });
try {
  await untilFreeTimesAreKnown(demo);
  const rows: string[][] = [];
  for (const [name, screen] of Object.entries(SCREENS)) {
    const sales: Sale[] = [];
    for (let run = 0; run < RUNS; run += 1) sales.push(await sellOnce(demo, browser, screen, run));
    const median = (of: (sale: Sale) => number) => medianOf(sales.map(of));
    rows.push([
      name,
      `${median(({ pagesSeconds }) => pagesSeconds).toFixed(1)} s`,
      String(median(({ presses }) => presses)),
      String(median(({ keys }) => keys)),
      `${median(personSeconds).toFixed(0)} s`,
    ]);
    const [first] = sales;
    for (const [step, seconds] of first?.marks ?? [])
      process.stdout.write(`${name}: ${seconds.toFixed(1).padStart(6)} s  ${step}\n`);
  }
  const head = ["from the front page to paid", "the pages", "presses", "keys", "with a person"];
  process.stdout.write(`\n${formatTable([head, ...rows])}\n\n`);
  process.stdout.write(
    `Medians of ${RUNS} sales. The pages: everything but the person, who presses and types at once. With a person: ${PERSON_SECONDS.key} s a key, ` +
      `${PERSON_SECONDS.press} s a press after ${PERSON_SECONDS.thought} s of thought, ${MAIL_SECONDS} s to read the mail; nothing is filled in by the browser.\n`,
  );
} finally {
  await browser.close();
  await demo.stop();
}
