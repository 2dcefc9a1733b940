import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { bookAndPay, signInAs, type Visitor } from "../kit/visitors.ts";
import { readPage, wordsIn } from "./read-page.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";

let app: BuiltApp;
let operator: Visitor;
let client: Visitor;
let bookingId: BookingId;
let page: string;

beforeAll(async () => {
  app = await startBuiltApp();
  operator = await signInAs(app, "operator@example.com");
  ({ client, bookingId } = await bookAndPay(app, "ada-okafor/architecture-review"));
  await app.untilQuiet();
  page = `/operator/bookings/${bookingId}`;
});
afterAll(() => app.stop());

async function titleOf(path: string): Promise<string | undefined> {
  return /<title>([^<]*)<\/title>/.exec(await (await operator.get(path)).text())?.[1];
}

test("the browser’s tab tells an operator’s bookings apart", async () => {
  expect(await titleOf(page)).toBe(`Architecture review: ${client.name} with Ada Okafor · BuildAppsWith`);
  const zone = (client_time_zone: string) =>
    app.db.updateTable("booking").set({ client_time_zone }).where("id", "=", bookingId).execute();
  const { client_time_zone } = await app.db
    .selectFrom("booking")
    .select("client_time_zone")
    .where("id", "=", bookingId)
    .executeTakeFirstOrThrow();
  await zone("Atlantis/Lost");
  const title = await titleOf(page);
  const found = (await readPage(operator, `/operator/bookings?search=${bookingId}`)).words;
  await zone(client_time_zone);
  expect(title).toBe("A booking that cannot be read · BuildAppsWith");
  // What was found is said before it is shown.
  expect(found.indexOf("Found: 1")).toBeLessThan(found.indexOf("cannot be read"));
  expect(found).toContain("Found: 1");
});

test("from a page that is not there an operator is led back to the operators’ pages, and whoever may not see them to their own", async () => {
  const mainOf = async (visitor: Visitor) => {
    const answer = await visitor.get("/operator/bookings/bkg_00000000000000000000000000");
    const [main = ""] = /<main[\s\S]*<\/main>/.exec(await answer.text()) ?? [];
    return { status: answer.status, main };
  };
  const missing = await mainOf(operator);
  expect(missing.status).toBe(404);
  expect(missing.main).toMatch(/<a class="button"[^>]*href="\/operator"/);
  const denied = await mainOf(client);
  expect(denied.status).toBe(403);
  expect(denied.main).toMatch(/<a class="button"[^>]*href="\/bookings"/);
});

test("what is destroyed by a button wears the danger’s style, and what keeps it stands beside it as plainly", async () => {
  const ada = await signInAs(app, "ada@builders.example");
  for (const [reader, path] of [
    [operator, `${page}?cancel`],
    [ada, `/builder/bookings/${bookingId}?cancel=1`],
    [client, `/bookings/${bookingId}?cancel=1`],
  ] as const) {
    const html = await (await reader.get(path)).text();
    const [button = ""] = /<button[^>]*value="cancel"[^>]*>/.exec(html) ?? [];
    expect([path, button]).toEqual([path, expect.stringContaining('class="button-danger"')]);
    const [keep = ""] = /<a[^>]*>Keep it<\/a>/.exec(html) ?? [];
    expect([path, keep]).toEqual([path, expect.stringContaining("button-quiet")]);
  }
});

describe("of a person who was erased", () => {
  test("pages say that they were, in place of a name", async () => {
    const { builder_id } = await app.db
      .selectFrom("booking")
      .select("builder_id")
      .where("id", "=", bookingId)
      .executeTakeFirstOrThrow();
    const nameBuilder = (display_name: string) =>
      app.db.updateTable("builder").set({ display_name }).where("id", "=", builder_id).execute();
    await nameBuilder("erased");
    const seen = [
      (await readPage(client, `/bookings/${bookingId}`)).words,
      (await readPage(client, "/bookings")).words,
      (await readPage(operator, page)).words,
      (await readPage(operator, "/operator/bookings")).words,
    ];
    await nameBuilder("Ada Okafor");
    for (const words of seen) {
      expect(words).toContain("an erased builder");
      expect(words).not.toContain("with erased");
    }
  });

  test("a client’s address that leads nowhere is not shown", async () => {
    await app.db
      .updateTable("booking")
      .set({ client_name: "erased", client_email: "erased-ab12@invalid" })
      .where("id", "=", bookingId)
      .execute();
    const ada = await signInAs(app, "ada@builders.example");
    for (const [reader, path] of [
      [operator, page],
      [operator, "/operator/bookings"],
      [ada, "/builder/bookings"],
      [ada, `/builder/bookings/${bookingId}`],
    ] as const) {
      const words = wordsIn(await (await reader.get(path)).text());
      expect([path, words]).toEqual([path, expect.stringContaining("an erased client")]);
      expect(words).not.toMatch(/@invalid|with erased|: erased/);
    }
  });
});
