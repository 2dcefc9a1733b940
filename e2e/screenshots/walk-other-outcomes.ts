import { expect } from "@playwright/test";
import { DEMO_ACCOUNTS } from "../../db/seed/demo-data.ts";
import { epochMsOf, instant, timeZone } from "../../server/domain/values/instant.ts";
import { arrangeBooking, type ArrangedBooking, type ArrangedStep } from "../fixtures/arrange-booking.ts";
import { createClient, signInTo, type Client } from "../fixtures/client.ts";
import { createSandboxControl } from "../kit/sandbox.ts";
import { openCalendar, takePicture, tellSandbox, type Walk } from "./screenshot-walk.ts";

const LISBON = timeZone("Europe/Lisbon");
const MINUTES_PER_DAY = 1_440;

type OpenWalk = () => Promise<Walk>;

/** A person with a booking, and the device that they look at it with. */
interface Booked {
  readonly walk: Walk;
  readonly client: Client;
  readonly booking: ArrangedBooking;
}

/**
 * What becomes of bookings that do not simply take place: what the client sees of it, what the builder is asked, and what waits for whoever
 * runs the site.
 */
export async function walkOtherOutcomes(openWalk: OpenWalk): Promise<void> {
  await payByDebit(openWalk);
  const ada = await signedInAs(openWalk, "ada@builders.example");
  await giveBack(ada, await bookAs(openWalk, "Ines Duarte", "booked"));
  await returnOutside(ada, await bookAs(openWalk, "Tomas Reis", "booked"));
  await dispute(ada, await bookAs(openWalk, "Bea Nunes", "booked"));
  await cancelForAPart(await bookAs(openWalk, "Rui Matos", "booked", "soon"));
  await walkTheDesk(openWalk);
}

async function bookAs(
  openWalk: OpenWalk,
  name: string,
  until: ArrangedStep,
  when: "soon" | "far" = "far",
): Promise<Booked> {
  const walk = await openWalk();
  const email = `${name.toLowerCase().replace(" ", ".")}@clients.example`;
  const client = await createClient(
    { appUrl: walk.demo.appUrl, inboxUrl: walk.demo.sandboxUrls.inbox },
    { name, email },
  );
  await carry(walk, client);
  const sandbox = createSandboxControl(walk.demo.sandboxUrls);
  return { walk, client, booking: await arrangeBooking({ sandbox }, client, until, when, LISBON) };
}

/** A device on which this demo account is signed in. */
export async function signedInAs(openWalk: OpenWalk, email: string): Promise<Walk> {
  const walk = await openWalk();
  const account = DEMO_ACCOUNTS.find((one) => one.email === email);
  if (account === undefined) throw new Error(`The demo has no ${email}.`);
  await carry(walk, await signInTo(walk.demo.appUrl, account));
  return walk;
}

/** Signs the device in without its form. */
async function carry({ page }: Walk, { cookie }: Client): Promise<void> {
  await page.context().addCookies([{ ...cookie, domain: "localhost", path: "/" }]);
}

/** Opens an address of ours, again and again until it shows these words: what a provider says takes a moment to arrive. */
async function openUntil({ page, demo }: Walk, path: string, words: string | RegExp): Promise<void> {
  await expect(async () => {
    await page.goto(`${demo.appUrl}${path}`);
    await page.getByText(words).first().waitFor({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
}

async function payByDebit(openWalk: OpenWalk): Promise<void> {
  const { walk, booking } = await bookAs(openWalk, "Lia Prado", "pay");
  await tellSandbox(walk, "POST", `/stripe/checkout/${booking.checkoutId}/pay`, { method: "sepa_debit" });
  await openUntil(walk, `${booking.path}?checkout=${booking.checkoutId}`, "Your payment is in progress");
  await takePicture(walk, "22-payment-in-progress");
}

/** The builder looks over what they give back out of goodwill. */
async function giveBack(ada: Walk, { booking, client }: Booked): Promise<void> {
  await openUntil(ada, `/builder/bookings/${booking.id}`, client.name);
  await ada.page.getByText("Out of goodwill, all of it or a part").click();
  await ada.page.getByLabel("Amount in USD").fill("25.00");
  await ada.page.getByLabel("Why").fill("We shall be shorter than planned.");
  await ada.page.getByRole("button", { name: "Review it" }).click();
  const preview = ada.page.getByText(`$25.00 back to ${client.name}`);
  await preview.waitFor();
  await preview.evaluate((words) => {
    words.scrollIntoView({ block: "center" });
  });
  // The line at the top that says that a page is on its way is over then.
  await ada.page.waitForLoadState("networkidle");
  await takePicture(ada, "27-goodwill");
}

/** The price is returned in Stripe's dashboard, and nobody knows yet what that means. */
async function returnOutside(ada: Walk, { booking, client }: Booked): Promise<void> {
  const { context } = await client.api.booking.get.query({ bookingId: booking.id });
  await tellSandbox(ada, "POST", "/stripe/refunds", {
    payment_intent: context.payments[0]?.paymentIntentId,
  });
  await openUntil(ada, `/builder/bookings/${booking.id}`, "Is this session still on?");
  await takePicture(ada, "28-still-on");
}

async function dispute(ada: Walk, { booking, client }: Booked): Promise<void> {
  const { context } = await client.api.booking.get.query({ bookingId: booking.id });
  const { charges } = await createSandboxControl(ada.demo.sandboxUrls).stripeLedger();
  const paid = charges.find(({ payment_intent: intent }) => intent === context.payments[0]?.paymentIntentId);
  await tellSandbox(ada, "POST", `/stripe/charges/${paid?.id ?? ""}/dispute`, {});
  await openUntil(ada, `/builder/bookings/${booking.id}`, /has asked their bank for \$150\.00 back$/);
  await takePicture(ada, "29-dispute");
}

/** Thinks of another time, cancels instead when only a part comes back, and sees it arrive. */
async function cancelForAPart({ walk, booking }: Booked): Promise<void> {
  const { page, demo } = walk;
  await openUntil(walk, booking.path, "You are booked");
  await page.getByRole("link", { name: "Move it to another time" }).click();
  await openCalendar(walk);
  await takePicture(walk, "23-move");

  const sandbox = createSandboxControl(demo.sandboxUrls);
  const aheadMinutes = Math.round(
    (epochMsOf(instant(booking.startsAt)) - epochMsOf(await sandbox.now())) / 60_000,
  );
  await sandbox.advance({ minutes: aheadMinutes - (20 / 24) * MINUTES_PER_DAY });
  await openUntil(walk, `${booking.path}?cancel`, /^Cancel now: /);
  await takePicture(walk, "24-cancel");

  await tellSandbox(walk, "POST", "/stripe/refunds/next", { statuses: ["pending"] });
  await page.getByRole("button", { name: /^Cancel and refund / }).click();
  await openUntil(walk, booking.path, /is on its way back to you/);
  await takePicture(walk, "25-refund-on-its-way");

  const refund = await pendingRefund(walk);
  await tellSandbox(walk, "POST", `/stripe/refunds/${refund}/succeed`, {});
  await openUntil(walk, booking.path, /has gone back to where it came from/);
  await page.getByText("What happened so far").click();
  await page.getByRole("heading", { name: "Your money" }).evaluate((heading) => {
    heading.scrollIntoView({ block: "start" });
    heading.ownerDocument.defaultView?.scrollBy(0, -24);
  });
  await takePicture(walk, "26-history");
}

/** The one refund that Stripe has not made yet. */
async function pendingRefund({ demo }: Walk): Promise<string> {
  const response = await fetch(`${demo.sandboxUrls.control}/stripe/ledger`);
  const { refunds } = (await response.json()) as {
    readonly refunds: readonly { readonly id: string; readonly status: string }[];
  };
  return refunds.find(({ status }) => status === "pending")?.id ?? "";
}

/** The operator's desk on a day on which things wait. */
async function walkTheDesk(openWalk: OpenWalk): Promise<void> {
  const vanished = await bookAs(openWalk, "Sara Pinto", "booked");
  const { context } = await vanished.client.api.booking.get.query({ bookingId: vanished.booking.id });
  const uuid = context.time?.calendlyEventUri.split("/").at(-1) ?? "";
  await tellSandbox(vanished.walk, "POST", `/calendly/events/${uuid}/vanish`);

  const operator = await signedInAs(openWalk, "operator@example.com");
  const deadRefund = await bookAs(openWalk, "Joao Lima", "booked");
  await tellSandbox(operator, "POST", "/faults", {
    provider: "stripe",
    on: "request",
    method: "POST",
    pattern: "^/v1/refunds",
    fault: { kind: "status", status: 400 },
    remaining: 1,
  });
  const { page } = operator;
  await openUntil(operator, `/operator/bookings/${deadRefund.booking.id}?cancel`, "Cancel the booking");
  await page.getByRole("button", { name: /^Cancel and refund \$150\.00$/ }).click();
  await openUntil(operator, `/operator/bookings/${deadRefund.booking.id}`, /^Failed job: Refund/);
  await takePicture(operator, "33-operator-booking");

  await openUntil(operator, "/operator/reconciliation", "The last comparison");
  await page.getByRole("button", { name: "Compare now" }).click();
  await openUntil(operator, "/operator/reconciliation", "an operator asked for it");
  await page.getByRole("heading", { name: /^Calendly no longer knows the session/ }).evaluate((heading) => {
    heading.scrollIntoView({ block: "start" });
    heading.ownerDocument.defaultView?.scrollBy(0, -64);
  });
  await takePicture(operator, "32-reconciliation");

  await openUntil(operator, "/operator/failed-jobs", "Refund of $150.00");
  await page.getByText("Try it again…").first().click();
  await takePicture(operator, "31-failed-jobs");
  await openUntil(operator, "/operator", /could not be made/);
  await takePicture(operator, "30-operator-needs");
}
