import { mkdirSync } from "node:fs";
import path from "node:path";
import { chromium, type Browser } from "playwright";
import { startDemo, type Demo } from "../../server/commands/demo-environment.ts";
import { timeZone } from "../../server/domain/values/instant.ts";
import { BROWSER_COMMAND, browserArguments, findBrowser } from "../find-browser.ts";
import { createClient, type Client } from "../fixtures/client.ts";
import { pickTime } from "../screenshots/screenshot-walk.ts";
import { formatTable } from "./format-table.ts";
import { medianFigures, runLighthouse, type LighthouseFigures } from "./run-lighthouse.ts";

// Measures what Lighthouse says of the pages that a client passes on the way to a payment: the built app with the demo's data, a phone, a slow line and
// processor simulated, each figure the median of three runs. It prints, it does not judge. `-- profile time` measures these pages alone, `-- --runs 1` once.
// Needs the app to be built.

const BUILDER = "ada-okafor";
const SESSION = "architecture-review";
const REPORTS = "data/lighthouse";

const words = process.argv.slice(2);
const runsAt = words.indexOf("--runs");
const RUNS = runsAt === -1 ? 3 : Number(words[runsAt + 1]);
const wanted = words.filter((_, at) => runsAt === -1 || (at !== runsAt && at !== runsAt + 1));

/** Presses Book by the app's own procedure. */
async function startBooking(client: Client): Promise<string> {
  const { sessionTypes } = await client.api.builder.profile.query({ slug: BUILDER });
  const sessionType = sessionTypes.find(({ slug }) => slug === SESSION);
  if (sessionType === undefined) throw new Error(`${BUILDER} does not sell ${SESSION}.`);
  const booked = await client.api.booking.initiate.mutate({
    sessionTypeId: sessionType.id,
    timeZone: timeZone("Europe/Berlin"),
  });
  if (!booked.ok) throw new Error(`The booking was refused: ${booked.refusal.code}`);
  return `/bookings/${booked.value.bookingId}`;
}

/** Picks a time in the embed, so that the booking waits for its payment. */
async function holdTime(demo: Demo, browser: Browser, client: Client, bookingPath: string): Promise<void> {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/Berlin" });
  try {
    await context.addCookies([{ ...client.cookie, url: demo.appUrl }]);
    const page = await context.newPage();
    await page.goto(`${demo.appUrl}${bookingPath}`);
    await pickTime({ demo, page, suffix: "" }, "A booking system that never double-books.");
  } finally {
    await context.close();
  }
}

function rowOf(name: string, figures: LighthouseFigures): string[] {
  const { performance, accessibility, bestPractices, seo, fcpMs, lcpMs, cls, tbtMs, bytes } = figures;
  return [
    name,
    ...[performance, accessibility, bestPractices, seo].map(String),
    `${(fcpMs / 1000).toFixed(2)} s`,
    `${(lcpMs / 1000).toFixed(2)} s`,
    cls.toFixed(3),
    `${tbtMs.toFixed(0)} ms`,
    `${(bytes / 1024).toFixed(1)} KB`,
  ];
}

const browserPath = findBrowser();
if (browserPath === null) throw new Error(`There is no browser to measure with. Run: ${BROWSER_COMMAND}`);
const demo = await startDemo({
  port: 0,
  sandboxPorts: "any",
  databaseFile: "data/lighthouse.sqlite",
  app: "built",
  withReviews: true,
  settings: { REQUESTS_PER_MINUTE_MAX: "100000" },
});
try {
  mkdirSync(REPORTS, { recursive: true });
  const client = await createClient({ appUrl: demo.appUrl, inboxUrl: demo.sandboxUrls.inbox });
  const cookie = `${client.cookie.name}=${client.cookie.value}`;
  const bookingPath = await startBooking(client);
  const hold = async () => {
    const browser = await chromium.launch({ executablePath: browserPath, args: browserArguments() });
    await holdTime(demo, browser, client, bookingPath).finally(() => browser.close());
  };
  const pages: readonly { name: string; path: string; cookie: string; before?: () => Promise<void> }[] = [
    { name: "front", path: "/", cookie: "" },
    { name: "profile", path: `/profile/${BUILDER}`, cookie: "" },
    { name: "sign-in", path: "/sign-in", cookie: "" },
    { name: "time", path: bookingPath, cookie },
    { name: "details", path: bookingPath, cookie, before: hold },
  ];
  const rows: string[][] = [];
  for (const page of pages) {
    if (wanted.length > 0 && !wanted.includes(page.name)) continue;
    await page.before?.();
    const url = `${demo.appUrl}${page.path}`;
    const runs: LighthouseFigures[] = [];
    for (let run = 1; run <= RUNS; run += 1) {
      const file = path.join(REPORTS, `${page.name}-${run}.json`);
      runs.push(
        await runLighthouse(
          { url, cookie: page.cookie },
          { browserPath, browserArguments: browserArguments(), file },
        ),
      );
    }
    rows.push(rowOf(page.name, medianFigures(runs)));
    process.stdout.write(`${rows.at(-1)?.join("  ") ?? ""}\n`);
  }
  const head = ["page", "perf", "a11y", "practices", "SEO", "FCP", "LCP", "CLS", "TBT", "sent"];
  process.stdout.write(`\n${formatTable([head, ...rows])}\n\nReports: ${REPORTS}\n`);
} finally {
  await demo.stop();
}
