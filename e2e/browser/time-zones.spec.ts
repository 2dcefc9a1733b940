import { timeZone } from "../../server/domain/values/instant.ts";
import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import { calendlyFrame, chooseTime, timeButton } from "../fixtures/calendly-pages.ts";
import { expect, test } from "../fixtures/test.ts";

const DAY_MS = 86_400_000;
const BUILDER_ZONE = "America/New_York";

function utcOffsetHours(zone: string, at: Date): number {
  const name = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" })
    .formatToParts(at)
    .find(({ type }) => type === "timeZoneName")?.value;
  return Number(/GMT([+-]\d{2})/.exec(name ?? "")?.[1] ?? 0);
}

/** The first noon (UTC) after a change of the builder's clocks, beyond the days in which other tests book. */
function nextClockChange(from: Date): Date {
  const noon = new Date(from.toISOString().replace(/T.*/, "T12:00:00.000Z"));
  for (let day = 20; day < 400; day++) {
    const at = new Date(noon.getTime() + day * DAY_MS);
    const before = new Date(at.getTime() - DAY_MS);
    if (utcOffsetHours(BUILDER_ZONE, at) !== utcOffsetHours(BUILDER_ZONE, before)) return at;
  }
  throw new Error("The builder's clocks never change.");
}

/** The clock on the wall at an instant. */
function wallClock(zone: string, at: Date): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(at);
}

test.use({ timezoneId: "Asia/Kathmandu" });

test("across a change of the builder's clocks a client in Kathmandu reads the right time on both sides", async ({
  app,
  client,
  openDevice,
}) => {
  const { sandbox } = app;
  const start = new Date(await sandbox.now());
  const change = nextClockChange(start);
  // The calendar is open for 60 days: the change must lie well within.
  const days = Math.floor((change.getTime() - start.getTime()) / DAY_MS) - 25;
  if (days > 0) await sandbox.advance({ days });

  // Clocks change on a Sunday: 10 o'clock for the builder on the Friday before and on the Tuesday after.
  const tenOClock = (dayOffset: number) => {
    const noon = new Date(change.getTime() + dayOffset * DAY_MS);
    return new Date(noon.getTime() - (2 + utcOffsetHours(BUILDER_ZONE, noon)) * 3_600_000);
  };
  const [before, after] = [tenOClock(-2), tenOClock(2)];
  expect(wallClock("Asia/Kathmandu", before)).not.toBe(wallClock("Asia/Kathmandu", after));

  const page = await openDevice(client);
  for (const startsAt of [before, after]) {
    const theirs = wallClock("Asia/Kathmandu", startsAt);
    await page.goto("/profile/ada-okafor");
    await page.getByRole("button", { name: "Book Intro call" }).click();
    const calendly = calendlyFrame(page);
    const slot = startsAt.toISOString().replace(".000Z", "Z");
    await chooseTime(calendly, slot, async () => {
      await expect(timeButton(calendly, slot)).toHaveText(theirs);
    });
    await calendly.getByRole("button", { name: "Schedule Event" }).click();
    await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
    const main = page.getByRole("main");
    await expect(main).toContainText(/For you, Kath?mandu time/);
    await expect(main).toContainText(`${theirs}–`);
    await expect(main).toContainText("For Ada Okafor, New York time");
    await expect(main).toContainText("10:00–10:15");
  }
  await app.settled();
  const texts = (await sandbox.notificationsTo(client.email)).map(({ text }) => text ?? "");
  expect(texts).toHaveLength(2);
  for (const startsAt of [before, after]) {
    const words = `${wallClock("Asia/Kathmandu", startsAt)}, Kath`;
    expect(texts.some((text) => text.includes(words) && text.includes("10:00, New York time"))).toBe(true);
  }
});

test("a client may read times in another zone; the session itself stays where it is", async ({
  app,
  client,
  openDevice,
}) => {
  const booking = await arrangeBooking(app, client, "details");
  const startsAt = new Date(booking.startsAt);
  const page = await openDevice(client);
  await page.goto(booking.path);
  const main = page.getByRole("main");
  await expect(main).toContainText("For you, Berlin time");
  await page.getByText("Read times in another time zone").click();
  await page.getByLabel("Time zone", { exact: true }).selectOption("Pacific/Honolulu");
  await page.getByRole("button", { name: "Change", exact: true }).click();
  await expect(main).toContainText(`For you, Honolulu time${wallClock("Pacific/Honolulu", startsAt)}–`);
  await expect(main).toContainText(`For Ada Okafor, New York time${wallClock(BUILDER_ZONE, startsAt)}–`);
});

test("what an account says of its time zone goes before what the browser guesses, on public pages too", async ({
  client,
  openDevice,
}) => {
  const page = await openDevice(client, { timezoneId: "Pacific/Auckland" });
  const worksIn = page.getByText("Works in New York time");
  await page.goto("/profile/ada-okafor");
  await expect(worksIn).toContainText("You pick and read times in Auckland time.");
  await page.goto("/account");
  const sessions = page.getByRole("region", { name: "Where you are signed in" });
  await expect(sessions).toContainText("Auckland time");

  await client.api.account.setTimeZone.mutate({ timeZone: timeZone("Europe/Paris") });
  await page.goto("/account");
  await expect(sessions).toContainText("Paris time");
  await page.goto("/profile/ada-okafor");
  await expect(worksIn).toContainText("You pick and read times in Paris time.");
});
