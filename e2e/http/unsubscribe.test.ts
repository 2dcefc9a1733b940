import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { unsubscribeLinkOf } from "../../server/mails/unsubscribe-link.ts";
import type { UnsubscribeKind } from "../../server/domain/values/unsubscribe-kind.ts";
import { secretBoxOf } from "../kit/secret-box-of.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { htmlOf, openBrowser } from "./account-kit.ts";

const ADDRESS = "casey@example.com";

let app: BuiltApp;
beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.stop());
beforeEach(() => app.db.deleteFrom("mail_opt_out").execute());

function linkOf(kind: UnsubscribeKind, address = ADDRESS): string {
  const { appUrl } = app.demo;
  return unsubscribeLinkOf({ secretBox: secretBoxOf(app), appUrl }, { address, kind }).slice(appUrl.length);
}

async function ended() {
  const rows = await app.db
    .selectFrom("mail_opt_out")
    .select(["address", "kind"])
    .where("opted_in_at", "is", null)
    .execute();
  return rows.map(({ address, kind }) => `${kind} ${address}`);
}

/** As a mail provider does it: no cookie, no origin, no browser. */
function oneClick(path: string, body: URLSearchParams | FormData): Promise<Response> {
  return fetch(`${app.demo.appUrl}${path}`, { method: "POST", body, redirect: "manual" });
}

test("following the link ends nothing, however often: the page asks, and its button ends that kind at that address alone", async () => {
  const browser = openBrowser(app);
  const path = linkOf("reminder");
  for (let visit = 0; visit < 2; visit += 1) {
    const html = await htmlOf(browser.get(path));
    expect(html).toContain(`No more reminders of sessions to ${ADDRESS}?`);
    expect(html).toContain("Stop these mails");
  }
  expect(await ended()).toEqual([]);
  const answer = await browser.send(path, { intent: "stop" });
  expect(answer.status).toBe(200);
  expect(await htmlOf(answer)).toContain(`No more reminders of sessions are sent to ${ADDRESS}.`);
  expect(await ended()).toEqual([`reminder ${ADDRESS}`]);

  expect(await htmlOf(browser.send(path, { intent: "again" }))).toContain("again");
  expect(await ended()).toEqual([]);
});

test("a mail program's one click ends it, in either of the two forms that it may send, and twice is once", async () => {
  const asked = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
  expect((await oneClick(linkOf("digest"), asked)).status).toBe(200);
  const parts = new FormData();
  parts.set("List-Unsubscribe", "One-Click");
  for (let time = 0; time < 2; time += 1) expect((await oneClick(linkOf("review"), parts)).status).toBe(200);
  expect((await ended()).sort()).toEqual([`digest ${ADDRESS}`, `review ${ADDRESS}`]);
});

test("a key that is none of ours opens nothing and ends nothing", async () => {
  const path = linkOf("reminder");
  const [made = ""] = path.split("=").slice(1);
  const changed = `${made.slice(0, -2)}${made.endsWith("AA") ? "BB" : "AA"}`;
  for (const key of ["", "made-up", changed, made.slice(0, 40), "A".repeat(5_000)]) {
    const wrong = `/unsubscribe?key=${key}`;
    const page = await openBrowser(app).get(wrong);
    expect([page.status, (await htmlOf(page)).includes("This link does not work")]).toEqual([404, true]);
    expect((await oneClick(wrong, new URLSearchParams({ "List-Unsubscribe": "One-Click" }))).status).toBe(
      404,
    );
  }
  expect(await ended()).toEqual([]);
});
