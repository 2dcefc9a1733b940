import { mailedSignInLink } from "../fixtures/sign-up-by-mail.ts";
import { book, pickTime, signInAs, takePicture, type Walk } from "./screenshot-walk.ts";

/**
 * The pages of those who sell and of those who run the site, each on a device of its own. Needs one booking of Ada's by Casey that is paid.
 */
export async function walkBuildersSide(openWalk: () => Promise<Walk>): Promise<void> {
  await holdATime(await openWalk());
  await walkAsNewcomer(await openWalk());
  await walkAsAda(await openWalk());
  await walkAsOperator(await openWalk());
}

/** A second client, who has not paid yet. */
async function holdATime(walk: Walk): Promise<void> {
  await book(walk, "ada-okafor", "Architecture review");
  await signInAs(walk, "client2@example.com");
  await pickTime(walk, "An app for my bakery.");
}

async function walkAsNewcomer(walk: Walk): Promise<void> {
  const { page, demo } = walk;
  await page.goto(`${demo.appUrl}/sign-up?as=builder`);
  await page.getByLabel("Your name").fill("Nia Adeyemi");
  await page.getByLabel("E-mail address").fill("nia@example.com");
  await takePicture(walk, "13-builder-sign-up");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByRole("heading", { name: "Check your mail" }).waitFor();
  const app = { appUrl: demo.appUrl, inboxUrl: demo.sandboxUrls.inbox };
  await page.goto((await mailedSignInLink(app, "nia@example.com")).href);
  await page.getByLabel("Password, if you want one").fill("correct-horse-42");
  await page.getByRole("button", { name: "Confirm and sign in" }).click();
  await page.getByRole("button", { name: "Become a builder" }).click();
  await page.getByRole("link", { name: "Connect your Calendly" }).click();
  await page.getByRole("heading", { name: "Connect with Calendly" }).waitFor();
  await takePicture(walk, "14-builder-connect");
}

async function walkAsAda(walk: Walk): Promise<void> {
  const { page, demo } = walk;
  await page.goto(`${demo.appUrl}/builder`);
  await signInAs(walk, "ada@builders.example");
  await page.getByRole("heading", { name: "Ada Okafor", level: 1 }).waitFor();
  await takePicture(walk, "15-builder-overview");

  await page.goto(`${demo.appUrl}/builder/session-types`);
  await page.getByRole("link", { name: "Price and policy of Architecture review" }).click();
  await page.getByLabel("Price", { exact: true }).waitFor();
  await page.getByRole("heading", { name: "Architecture review" }).evaluate((heading) => {
    heading.scrollIntoView({ block: "start" });
    // With the edge of its card.
    heading.ownerDocument.defaultView?.scrollBy(0, -40);
  });
  await takePicture(walk, "16-builder-session-type");

  await page.goto(`${demo.appUrl}/builder/bookings`);
  const booking = page.getByRole("link", { name: "Architecture review with Casey Client" });
  await booking.waitFor();
  await takePicture(walk, "17-builder-bookings");
  await booking.click();
  await page.getByRole("heading", { name: "Architecture review with Casey Client", level: 1 }).waitFor();
  await takePicture(walk, "18-builder-booking");

  await page.goto(`${demo.appUrl}/builder/connection`);
  await page.getByRole("heading", { name: "Connected" }).waitFor();
  await takePicture(walk, "19-builder-connection");
  await page.goto(`${demo.appUrl}/builder/profile`);
  await page.getByRole("heading", { name: "Profile", level: 1 }).waitFor();
  await takePicture(walk, "20-builder-profile");
  await page.goto(`${demo.appUrl}/builder/funnel?period=365`);
  await page.getByRole("heading", { name: "Where bookings are lost", level: 1 }).waitFor();
  await takePicture(walk, "34-funnel");
}

async function walkAsOperator(walk: Walk): Promise<void> {
  const { page, demo } = walk;
  await page.goto(`${demo.appUrl}/sign-in?next=/operator`);
  await signInAs(walk, "operator@example.com");
  await page.getByRole("heading", { name: "Operations", level: 1 }).waitFor();
  await takePicture(walk, "21-operator");
}
