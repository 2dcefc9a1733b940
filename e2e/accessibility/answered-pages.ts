import { expect } from "@playwright/test";
import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import type { BrowserApp } from "../fixtures/browser-app.ts";
import { createClient } from "../fixtures/client.ts";
import { demoAccount } from "../fixtures/every-page.ts";
import { letARefundFail } from "../fixtures/let-a-refund-fail.ts";
import type { PageToVisit } from "../fixtures/page-to-visit.ts";
import { withDamagedBooking } from "../fixtures/plant-rows.ts";

/** What forms answer to somebody who signs in or up. */
function signInAnswers(email: string): PageToVisit[] {
  return [
    {
      path: "/sign-in",
      heading: "Sign in",
      who: null,
      async reach(page) {
        await page.getByLabel("E-mail address", { exact: true }).fill(email);
        await page.getByLabel("Password").fill("not-the-password");
        await page.getByRole("button", { name: "Sign in", exact: true }).click();
        await expect(page.getByRole("alert")).toBeVisible();
      },
    },
    {
      path: "/sign-up",
      heading: "Create account",
      who: null,
      async reach(page) {
        await page.getByLabel("Your name").fill("Casey");
        await page.getByLabel("E-mail address").fill("casey@nowhere");
        await page.getByRole("button", { name: "Create account" }).click();
        await expect(page.locator("[aria-invalid=true]")).toBeFocused();
      },
    },
    {
      path: "/forgot-password",
      heading: "Forgotten password",
      who: null,
      async reach(page) {
        await page.getByLabel(/e-mail address/i).fill(email);
        await page.getByRole("button", { name: "Mail me a link" }).click();
        await expect(page.getByRole("alert")).toBeVisible();
      },
    },
  ];
}

/** What a builder's forms answer. */
async function builderAnswers(app: BrowserApp): Promise<PageToVisit[]> {
  const ada = await demoAccount(app, "ada@builders.example");
  const client = await createClient(app);
  const { id } = await arrangeBooking(app, client, "booked");
  const { sessionTypes } = await ada.api.mySessionTypes.list.query();
  const edited = sessionTypes[0]?.id ?? "";
  const heading = `Architecture review with ${client.name}`;
  return [
    {
      path: `/builder/session-types?edit=${edited}`,
      heading: "Session types",
      who: ada,
      async reach(page) {
        await page.getByLabel("Price", { exact: true }).fill("much");
        await page.getByRole("button", { name: "Save" }).click();
        await expect(page.getByLabel("Price", { exact: true })).toBeFocused();
      },
    },
    {
      path: `/builder/session-types?edit=${edited}`,
      heading: "Session types",
      who: ada,
      async reach(page) {
        await page.getByLabel(/^My own/).check();
        await page.getByLabel("Step 1: hours before the start").fill("1");
        await page.getByLabel("Step 2: hours before the start").fill("100");
        await page.getByRole("button", { name: "Save" }).click();
        await expect(page.getByRole("alert")).toBeVisible();
      },
    },
    {
      path: "/builder/session-types",
      heading: "Session types",
      who: ada,
      async reach(page) {
        await page.getByRole("button", { name: "Fetch changes from Calendly" }).click();
        await expect(page.getByRole("alert")).toBeVisible();
      },
    },
    {
      path: `/builder/bookings/${id}`,
      heading,
      who: ada,
      async reach(page) {
        await page.getByText("Out of goodwill, all of it or a part").click();
        await page.getByLabel("Amount in USD").fill("151");
        await page.getByRole("button", { name: "Review it" }).click();
        await expect(page.getByLabel("Amount in USD")).toBeFocused();
      },
    },
    {
      path: `/builder/bookings/${id}`,
      heading,
      who: ada,
      async reach(page) {
        await page.getByText("Out of goodwill, all of it or a part").click();
        await page.getByLabel("Why").fill("We shall be shorter than planned.");
        await page.getByRole("button", { name: "Review it" }).click();
        await expect(page.getByRole("heading", { name: /^\$150\.00 back to / })).toBeFocused();
      },
    },
    { path: "/builder/profile?saved", heading: "Profile", who: ada },
  ];
}

/** What waits for an operator, with its forms open. */
async function operatorAnswers(app: BrowserApp): Promise<PageToVisit[]> {
  const operator = await demoAccount(app, "operator@example.com");
  const client = await createClient(app);
  const { id, path } = await letARefundFail(app, client);
  return [
    {
      path: "/operator/failed-jobs",
      heading: "Failed jobs",
      who: operator,
      async reach(page) {
        const deadLetter = page.getByRole("listitem").filter({ hasText: client.name });
        await deadLetter.getByText("Drop it…").click();
        await deadLetter.getByText("Try it again…").click();
        await deadLetter.getByLabel("Reason").first().fill("no");
        await deadLetter.getByRole("button", { name: "Try again" }).click();
        await expect(page.getByText("Please say why, in a few words.")).toBeVisible();
      },
    },
    {
      path: `/operator/bookings/${id}`,
      heading: `Architecture review: ${client.name} with Ada Okafor`,
      who: operator,
    },
    { path: "/operator", heading: "Operations", who: operator },
    { path, heading: "This booking is canceled", who: client },
  ];
}

/** The pages in the place of a page: no access, and a fault of ours. */
async function errorPages(app: BrowserApp): Promise<PageToVisit[]> {
  const who = await createClient(app);
  const { id, path } = await arrangeBooking(app, who, "details");
  return [
    { path: "/operator", heading: "You can’t open this page", who },
    {
      path,
      heading: "Something went wrong on our side",
      who,
      meanwhile: (visit) =>
        withDamagedBooking(app.databaseFile, id, { client_time_zone: "Atlantis/Lost" }, visit),
    },
  ];
}

/** Pages with the answer of a form on them, or of a fault. */
export async function answeredPages(app: BrowserApp): Promise<PageToVisit[]> {
  const { email } = await createClient(app);
  return [
    ...signInAnswers(email),
    ...(await builderAnswers(app)),
    ...(await operatorAnswers(app)),
    ...(await errorPages(app)),
  ];
}
