import { expect, type Page } from "@playwright/test";
import { arrangeBooking, type ArrangedBooking, type ArrangedStep } from "../fixtures/arrange-booking.ts";
import type { BrowserApp } from "../fixtures/browser-app.ts";
import { createClient, type Client } from "../fixtures/client.ts";
import { demoAccount } from "../fixtures/every-page.ts";
import type { PageToVisit } from "../fixtures/page-to-visit.ts";
import { CARDS } from "../fixtures/stripe-page.ts";

/** Long before any page was opened: what it waits for takes longer than it ever does. */
const LONG_AGO = "2026-01-01T00:00:00.000Z";
/** Past the half hour for which a time is held. */
const PAST_THE_HOLD_MINUTES = 31;

interface Booked {
  readonly who: Client;
  readonly booking: ArrangedBooking;
}

async function book(app: BrowserApp, until: ArrangedStep): Promise<Booked> {
  const who = await createClient(app);
  return { who, booking: await arrangeBooking(app, who, until) };
}

/** While Stripe answers no question of this kind. */
function withoutStripe(app: BrowserApp, method: "GET" | "POST", pattern: string): PageToVisit["meanwhile"] {
  return async (visit) => {
    const fault = { kind: "status", status: 503 } as const;
    await app.sandbox.addFault({ provider: "stripe", on: "request", fault, method, pattern });
    await visit();
    await app.sandbox.endFaults();
  };
}

/** A booking's page while it waits, and once that takes too long. */
async function waitingPages(app: BrowserApp): Promise<PageToVisit[]> {
  const picked = await book(app, "time");
  const looking = `${picked.booking.path}?looking`;
  const paid = await book(app, "pay");
  const back = `${paid.booking.path}?checkout=${paid.booking.checkoutId}`;
  const meanwhile = withoutStripe(app, "GET", `/checkout/sessions/${paid.booking.checkoutId}$`);
  const confirming = { heading: "Confirming your payment…", who: paid.who, ...(meanwhile && { meanwhile }) };
  const heading = "Pick a time with Ada Okafor";
  return [
    { path: looking, heading, who: picked.who },
    { path: `${looking}&since=${LONG_AGO}`, heading, who: picked.who },
    { ...confirming, path: back },
    { ...confirming, path: `${back}&since=${LONG_AGO}` },
  ];
}

/** What was pressed, and is refused or corrected. */
async function refusedPages(app: BrowserApp): Promise<PageToVisit[]> {
  const held = await book(app, "details");
  const booked = await book(app, "booked");
  return [
    { path: `${held.booking.path}?zones`, heading: "Check the time, then pay", who: held.who },
    {
      path: held.booking.path,
      heading: "This booking is canceled",
      who: held.who,
      async reach(page) {
        // The page hears nothing of what happens elsewhere.
        await page.route(/\/api\/trpc\/booking\.snapshot/, () => undefined);
        await held.who.api.booking.cancel.mutate({ bookingId: held.booking.id, quote: null });
        await page.getByRole("button", { name: "Pay $150.00" }).click();
        await expect(page.getByRole("alert")).toBeVisible();
        await page.unrouteAll({ behavior: "ignoreErrors" });
      },
    },
    {
      path: `${booked.booking.path}?cancel=1`,
      heading: "Cancel the session?",
      who: booked.who,
      async reach(page) {
        await page.getByLabel("Why? (optional)").fill("x".repeat(3_000));
        await page.getByRole("button", { name: "Cancel and refund $150.00" }).click();
        await expect(page.locator("textarea[aria-invalid=true]")).toBeFocused();
      },
    },
    {
      path: booked.booking.path,
      heading: "You are booked",
      who: booked.who,
      reach: (page) => page.getByText("What happened so far").click(),
    },
  ];
}

/** Payments that did not come, and money that went back or is claimed. */
async function moneyPages(app: BrowserApp): Promise<PageToVisit[]> {
  const { sandbox } = app;
  const ada = await demoAccount(app, "ada@builders.example");
  const declined = await book(app, "pay");
  await sandbox.pay(declined.booking.checkoutId, CARDS.declined);
  const debited = await book(app, "pay");
  await sandbox.payByDebit(debited.booking.checkoutId);
  await app.settled();
  await sandbox.settleDebit(debited.booking.checkoutId, "failed");
  const disputed = await book(app, "booked");
  await sandbox.openDispute(await chargeOf(app, disputed));
  await app.settled();
  const failed = "The payment did not go through";
  const ofAda = { heading: `Architecture review with ${disputed.who.name}`, who: ada };
  return [
    { path: declined.booking.path, heading: failed, who: declined.who },
    { path: debited.booking.path, heading: failed, who: debited.who },
    { path: disputed.booking.path, heading: "You are booked", who: disputed.who },
    { ...ofAda, path: `/builder/bookings/${disputed.booking.id}` },
    { path: disputed.booking.path, heading: `Booking of ${disputed.who.name}`, who: ada },
  ];
}

async function chargeOf({ sandbox }: BrowserApp, { who, booking }: Booked): Promise<string> {
  const { context } = await who.api.booking.get.query({ bookingId: booking.id });
  const { charges } = await sandbox.stripeLedger();
  const paid = charges.find(({ payment_intent: intent }) => intent === context.payments[0]?.paymentIntentId);
  return paid?.id ?? "";
}

/** A hold that has ended, with the page open and without, and one of which Stripe cannot be asked. */
async function lapsedPages(app: BrowserApp): Promise<PageToVisit[]> {
  const lapsed = await book(app, "details");
  const asked = await book(app, "pay");
  const pattern = `/${asked.booking.checkoutId}/expire$`;
  return [
    {
      path: asked.booking.path,
      heading: "The hold on this time is over",
      who: asked.who,
      async meanwhile(visit) {
        await withoutStripe(
          app,
          "POST",
          pattern,
        )?.(async () => {
          await app.sandbox.advance({ minutes: PAST_THE_HOLD_MINUTES });
          await visit();
        });
      },
    },
    { path: lapsed.booking.path, heading: "This booking has lapsed", who: lapsed.who },
  ];
}

/** A booking in the states that its own steps do not show. */
export async function bookingStatePages(app: BrowserApp): Promise<PageToVisit[]> {
  return [
    ...(await waitingPages(app)),
    ...(await refusedPages(app)),
    ...(await moneyPages(app)),
    // Last: their clock ends the holds of the others.
    ...(await lapsedPages(app)),
  ];
}

/** Opens a held booking, and cuts the browser off from the server, or the person from their sign-in. */
export async function openCutOff(page: Page, path: string, status: 401 | 503): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("timer").first()).toBeVisible();
  if (status === 401) await page.context().clearCookies();
  else await page.route(/\/api\/trpc\//, (route) => route.abort());
}
