import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sql } from "kysely";
import { nobody, signUp, type Visitor } from "../kit/visitors.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";

let app: BuiltApp;
let builder: Visitor;
beforeAll(async () => {
  app = await startBuiltApp();
  builder = await signUp(app, "builder");
});
afterAll(() => app.stop());

const BAD: readonly (readonly [string, string])[] = [
  ["200 kB long", "a".repeat(200_000)],
  ["of two lines", "Ada\r\nBcc: everybody@example.com"],
  ["turned round", "Ada \u202Egpj.exe"],
  ["with a NUL", "Ada\u0000"],
];

let accounts = 0;
const newAddress = () => `typed-${(accounts += 1)}@example.com`;

async function countAccounts(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from auth_user`.execute(app.db);
  return Number(rows[0]?.n);
}

describe.each(BAD)("a name that is %s", (_what, name) => {
  test("makes no account", async () => {
    const before = await countAccounts();
    const form = await nobody(app).post("/sign-up", {
      email: newAddress(),
      name,
      role: "client",
      next: "/",
    });
    expect(await form.text()).toMatch(/Please (use at most|write this on one line|leave out)/);
    expect(await countAccounts()).toBe(before);
  });

  test("is refused at its field of a builder's profile, and what was typed stays", async () => {
    const page = await builder.post("/builder/profile", {
      intent: "save",
      displayName: name,
      headline: name,
      bio: "",
      slug: "somebody",
      timeZone: "Europe/Berlin",
      currency: "EUR",
    });
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(html.match(/Please (use at most|write this on one line|leave out)/g)?.length).toBeGreaterThan(1);
  });
});

test("a text of several lines keeps them, as one sign each", async () => {
  const saved = await builder.post("/builder/profile", {
    intent: "save",
    displayName: "Zoë Ångström",
    headline: "Helps",
    bio: "First line.\r\nSecond line.",
    slug: "zoe-typed",
    timeZone: "Europe/Berlin",
    currency: "EUR",
  });
  expect(saved.status).toBe(303);
  expect(await builder.api.myBuilder.get.query()).toMatchObject({
    displayName: "Zoë Ångström",
    bio: "First line.\nSecond line.",
  });
});
