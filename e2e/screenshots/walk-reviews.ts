import type { Page } from "playwright";
import { createClient } from "../fixtures/client.ts";
import { holdSession } from "../fixtures/hold-session.ts";
import { createSandboxControl } from "../kit/sandbox.ts";
import { takePicture, type Walk } from "./screenshot-walk.ts";
import { signedInAs } from "./walk-other-outcomes.ts";

/** What clients say of sessions: the page behind the mailed link, the builder's list, and the builder's profile. Moves the clock past a session. */
export async function walkReviews(openWalk: () => Promise<Walk>): Promise<void> {
  const walk = await openWalk();
  const { page, demo } = walk;
  const client = await createClient(
    { appUrl: demo.appUrl, inboxUrl: demo.sandboxUrls.inbox },
    { name: "Marta Lopes", email: "marta.lopes@clients.example" },
  );
  const link = await holdSession({ sandbox: createSandboxControl(demo.sandboxUrls) }, client);
  await page.goto(`${demo.appUrl}${link}`);
  await page.getByRole("heading", { name: "How was it?" }).waitFor();
  await page.getByLabel("5: very good").check();
  await page
    .getByLabel("What went well?")
    .fill("She found the leak in ten minutes, and showed us how she looks for one.");
  await page.getByLabel("What could be better?").fill("The last questions were rushed.");
  await page.getByLabel("Yes, as “Marta” only").check();
  await toTop(page);
  await takePicture(walk, "36-review");
  await page.getByRole("button", { name: "Send review" }).click();
  await page.getByText(/Your review is saved/).waitFor();

  const ada = await signedInAs(openWalk, "ada@builders.example");
  await ada.page.goto(`${demo.appUrl}/builder/reviews`);
  const row = ada.page.getByRole("listitem").filter({ hasText: "Marta Lopes" });
  await row.getByRole("button", { name: "Show on my page" }).click();
  await row.getByText("On your page").waitFor();
  await toTop(ada.page);
  await takePicture(ada, "37-builder-reviews");

  await page.goto(`${demo.appUrl}/profile/ada-okafor`);
  await page.getByRole("heading", { name: "Reviews" }).evaluate((heading) => {
    heading.scrollIntoView({ block: "start" });
    heading.ownerDocument.defaultView?.scrollBy(0, -40);
  });
  await takePicture(walk, "38-profile-reviews");
}

async function toTop(page: Page): Promise<void> {
  await page.locator("body").evaluate((body) => {
    body.ownerDocument.defaultView?.scrollTo(0, 0);
  });
}
