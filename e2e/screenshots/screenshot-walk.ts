import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright";
import { DEMO_ACCOUNTS } from "../../db/seed/demo-data.ts";
import type { Demo } from "../../server/commands/demo-environment.ts";
import { openFirstDay } from "../fixtures/calendly-pages.ts";
import { shrinkPng } from "./shrink-png.ts";

const FOLDER = fileURLToPath(new URL("../../docs/guides/screenshots/", import.meta.url));

/** One person's walk through the demo: their page, and the name that its pictures end with. */
export interface Walk {
  readonly demo: Demo;
  readonly page: Page;
  readonly suffix: string;
}

/** Writes what the page shows now for the guides, under the step's name and the walk's. */
export async function takePicture({ page, suffix }: Walk, step: string): Promise<void> {
  const picture = await page.screenshot({ animations: "disabled", caret: "hide" });
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path.join(FOLDER, `${step}-${suffix}.png`), shrinkPng(picture));
}

/** Does at the providers what their people, or their mishaps, would do: a call of the sandbox's control panel. */
export async function tellSandbox(
  { demo }: Walk,
  method: string,
  route: string,
  body?: unknown,
): Promise<void> {
  const response = await fetch(`${demo.sandboxUrls.control}${route}`, {
    method,
    headers: { "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`The sandbox refused ${method} ${route}: ${await response.text()}`);
}

/** Signs in by password on the sign-in page, or from the page that books: one must be open or about to open. Does not wait for what comes after. */
export async function signInAs({ page }: Walk, email: string): Promise<void> {
  const account = DEMO_ACCOUNTS.find((one) => one.email === email);
  if (account === undefined) throw new Error(`The demo has no ${email}.`);
  const signIn = page.getByRole("heading", { name: "Sign in", level: 1 });
  const byPassword = page.getByRole("button", { name: "Sign in with a password or passkey" });
  await signIn.or(byPassword).waitFor();
  if (await byPassword.isVisible()) await byPassword.click();
  await page.getByLabel("E-mail address", { exact: true }).fill(account.email);
  await page.getByLabel("Password").fill(account.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Presses a profile's Book. */
export async function book(walk: Walk, builder: string, sessionType: string): Promise<void> {
  await walk.page.goto(`${walk.demo.appUrl}/profile/${builder}`);
  await walk.page.getByRole("button", { name: `Book ${sessionType}` }).click();
}

/** Opens the first free day of the embedded calendar, and waits for its times. */
export async function openCalendar({ page }: Walk): Promise<void> {
  await openFirstDay(page.frameLocator("iframe"));
  await page.frameLocator("iframe").locator("[data-start-time]:visible").first().waitFor();
}

/** Picks the first free time of the embedded calendar, answers its question if there is one, and waits for the way to pay. */
export async function pickTime(walk: Walk, answer: string | null): Promise<void> {
  const { page } = walk;
  const calendar = page.frameLocator("iframe");
  await openCalendar(walk);
  await calendar.locator("[data-start-time]:visible").first().click();
  const schedule = calendar.getByRole("button", { name: "Schedule Event" });
  await schedule.waitFor();
  if (answer !== null) await calendar.getByLabel("What would you like to build?").fill(answer);
  await schedule.click();
  await page.getByRole("button", { name: /^Pay / }).waitFor();
}
