import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { startBrowserApp, type BrowserApp } from "../fixtures/browser-app.ts";
import { openAccountMenu } from "../fixtures/account-menu.ts";
import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import { createClient, type Client } from "../fixtures/client.ts";
import { demoAccount } from "../fixtures/every-page.ts";
import { plantRestoration } from "../fixtures/plant-rows.ts";
import { expect, test } from "../fixtures/test.ts";
import { sendDatabaseAway } from "../../server/http/answers/database-away.ts";
import { sendHeldBack } from "../../server/http/answers/held-back.ts";
import { sendPlainAnswer } from "../../server/http/answers/plain-answer.ts";
import {
  notTakenIn,
  somethingWentWrong,
  tooManyRequests,
} from "../../server/http/answers/refused-answers.ts";
import { ROUTES } from "../../server/http/routes/route-table.ts";
import { ENGLISH } from "../../server/domain/text/language.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { barriersOn } from "./barriers.ts";
import { expectNoBarrier } from "./expect-no-barrier.ts";
import { expectReflow } from "./reflow.ts";

/** Where a mail's text stands among others is said by the program that shows it. */
const OF_THE_MAIL_PROGRAM = /^(landmark-one-main|region) /;

test("no mail has a barrier, in light colours or dark", async ({ app, openDevice }) => {
  const { api } = await demoAccount(app, "operator@example.com");
  const page = await openDevice(null);
  const names = (await api.mailSamples.list.query()).map(({ name }) => name);
  expect(names.length).toBeGreaterThan(20);
  // Each takes a second on a busy computer.
  test.setTimeout(test.info().timeout + names.length * 2_000);
  for (const name of names) {
    for (const [scheme, rules] of [
      ["light", "all"],
      ["dark", ["color-contrast"]],
    ] as const) {
      const { html } = await api.mailSamples.get.query({ name, scheme });
      await page.setContent(html);
      const barriers = await barriersOn(page, rules);
      const ours = barriers.filter((barrier) => !OF_THE_MAIL_PROGRAM.test(barrier));
      expect.soft(ours, `${name}, ${scheme}`).toEqual([]);
    }
  }
});

/** What the server itself answers in place of a page, by the address under which it is answered here. */
const IN_PLACE_OF_A_PAGE: Readonly<Record<string, (response: ServerResponse) => void>> = {
  "/too-many": (response) => sendPlainAnswer(response, "page", tooManyRequests(30, true, ENGLISH), ENGLISH),
  "/too-many-sent": (response) =>
    sendPlainAnswer(response, "page", tooManyRequests(30, false, ENGLISH), ENGLISH),
  "/refused": (response) =>
    sendPlainAnswer(response, "page", notTakenIn({ status: 403, reason: "foreign_form" }, ENGLISH), ENGLISH),
  "/wrong": (response) =>
    sendPlainAnswer(response, "page", somethingWentWrong("req_0123456789abcdef", ENGLISH), ENGLISH),
  "/held": (response) => sendHeldBack(response, pageRoute(), ENGLISH),
  "/away": (response) =>
    sendDatabaseAway(response, {
      ...{ route: pageRoute(), isRead: true, requestId: "req_0123456789abcdef", language: ENGLISH },
    }),
  "/away-form": (response) =>
    sendDatabaseAway(response, {
      ...{ route: pageRoute(), isRead: false, requestId: "req_0123456789abcdef", language: ENGLISH },
    }),
};

function pageRoute() {
  const route = ROUTES.find(({ kind }) => kind === "page");
  invariant(route !== undefined, "the table has a page");
  return route;
}

test("no answer of the server itself in place of a page has a barrier: too much asked, refused, failed, held, without a database", async ({
  openDevice,
  browserWatch,
}) => {
  browserWatch.expectComplaint(/status of (403|429|500|503)|favicon/);
  const server = createServer((request, response) => {
    const answer = IN_PLACE_OF_A_PAGE[request.url ?? ""];
    if (answer === undefined) response.writeHead(204).end();
    else answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const page = await openDevice(null);
  for (const path of Object.keys(IN_PLACE_OF_A_PAGE)) {
    await page.goto(`http://127.0.0.1:${port}${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    // It asks again by itself, as its words say: nothing that somebody has typed is on it.
    await page.evaluate(() => document.querySelector("meta[http-equiv=refresh]")?.remove());
    await expectNoBarrier(page, path);
    await expectReflow(page, path);
  }
  await page.close();
  server.close();
});

test("what other sites show of a builder has no barrier: all offers, one, in German, and what is not for sale", async ({
  openDevice,
  browserWatch,
}) => {
  browserWatch.expectComplaint(/status of 404/);
  const page = await openDevice(null);
  for (const path of [
    "/embed/ada-okafor",
    "/embed/ada-okafor/architecture-review",
    "/embed/lena-fischer?lang=de",
    "/embed/nobody-here",
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNoBarrier(page, path);
    await expectReflow(page, path);
  }
});

/** What who has no scripts opens, with what stands in `noscript`. */
async function pagesWithoutScripts(app: BrowserApp, client: Client): Promise<string[]> {
  const steps = ["time", "details", "pay", "booked"] as const;
  const bookings: string[] = [];
  for (const step of steps) bookings.push((await arrangeBooking(app, client, step)).path);
  const [time, , pay, booked] = bookings;
  return [
    ...["/", "/profile/ada-okafor", "/bookings", "/account"],
    ...bookings,
    ...[
      `${time ?? ""}?looking`,
      `${pay ?? ""}?checkout_canceled=1`,
      `${booked ?? ""}?cancel=1`,
      `${booked ?? ""}?move=1`,
    ],
  ];
}

test("no page has a barrier for who runs no scripts", async ({ app, client, openDevice, browserWatch }) => {
  test.slow();
  browserWatch.expectComplaint(/ERR_BLOCKED_BY_CLIENT/);
  const page = await openDevice(client);
  // The document as a browser without scripts builds it, in one that can be asked of it.
  await page.route("**/*", async (route) => {
    const type = route.request().resourceType();
    if (type === "script") return route.abort("blockedbyclient");
    if (type !== "document") return route.continue();
    const answer = await route.fetch({ maxRedirects: 0 });
    if (!(answer.headers()["content-type"] ?? "").startsWith("text/html"))
      return route.fulfill({ response: answer });
    const html = await answer.text();
    const body = html
      .replaceAll(/<script\b[^]*?<\/script>/g, "")
      // It loads the page again by itself while something is waited for, and stops.
      .replaceAll(/<meta http-equiv="refresh"[^>]*>/gi, "")
      .replaceAll(/<\/?noscript>/g, "");
    return route.fulfill({ response: answer, body });
  });
  for (const path of await pagesWithoutScripts(app, client)) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNoBarrier(page, path);
    await expectReflow(page, path);
  }
});

test("a held installation says so without a barrier, on a page that a script has asked for and on its own", async ({
  browser,
}) => {
  test.slow();
  const app = await startBrowserApp();
  const client = await createClient(app);
  const { path } = await arrangeBooking(app, client, "details");
  await app.stop();
  plantRestoration(app.databaseFile);
  await app.start();
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ baseURL: app.appUrl, javaScriptEnabled });
    await context.addCookies([{ ...client.cookie, url: app.appUrl }]);
    const page = await context.newPage();
    await page.goto("/account");
    await openAccountMenu(page);
    await page.getByRole("button", { name: /^Sign out/ }).click();
    await expect(page.getByRole("heading", { level: 1, name: "We are back soon" })).toBeVisible();
    if (javaScriptEnabled) {
      await expectNoBarrier(page, "what is pressed while all is held");
      await expectReflow(page, "what is pressed while all is held");
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectNoBarrier(page, "a booking while all is held");
    }
    await context.close();
  }
  await app.close();
});
