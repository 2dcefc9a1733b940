import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { initiate, nobody, signInAs, signUp, type Visitor } from "../kit/visitors.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";

const UNCHANGED = "Your booking and your money are unchanged.";
const NOWHERE = "bkg_00000000000000000000000000";

let app: BuiltApp;
let client: Visitor;
beforeAll(async () => {
  app = await startBuiltApp();
  client = await signUp(app);
});
afterAll(() => app.stop());

/** The page as text, once it is sure that it has its frame, and that the number it quotes is its own. */
async function readErrorPage(response: Response): Promise<string> {
  const html = await response.text();
  expect(html).toContain('aria-label="Your account"');
  expect(html).toContain(`${response.headers.get("x-request-id") ?? "none"}</code>`);
  return html;
}

/** Runs `look` while the app's database has lost a table, as a page meets a fault that nobody expected. */
async function without(table: string, look: () => Promise<void>): Promise<void> {
  const [there, away] = [sql.table(table), sql.table(`${table}_away`)];
  await sql`alter table ${there} rename to ${away}`.execute(app.db);
  try {
    await look();
  } finally {
    await sql`alter table ${away} rename to ${there}`.execute(app.db);
  }
}

describe("a page that cannot be shown keeps its frame, says what it means, and quotes its request", () => {
  test("an unknown booking, and somebody else's, are the same page", async () => {
    const foreign = await initiate(await signUp(app), "ada-okafor/architecture-review");
    const paths = [NOWHERE, foreign, "nonsense"].map((id) => `/bookings/${id}`);
    for (const path of [...paths, `/bookings/calendly-return?utm_content=${foreign}`]) {
      const response = await client.get(path);
      expect([path, response.status]).toEqual([path, 404]);
      const html = await readErrorPage(response);
      expect(html).toContain("There is nothing here");
      expect(html).toContain(UNCHANGED);
      expect(html).toMatch(/<a[^>]*href="\/bookings"[^>]*>My bookings/);
    }
  });

  test("a form that is none of ours does nothing, and says so", async () => {
    const id = await initiate(client, "ada-okafor/architecture-review");
    const response = await client.post(`/bookings/${id}`, { intent: "set-state" });
    expect(response.status).toBe(400);
    expect(await readErrorPage(response)).toContain(UNCHANGED);
    const onOffer = await client.post("/book/nonsense", { intent: "press" });
    expect(onOffer.status).toBe(404);
    expect(await readErrorPage(onOffer)).toContain("There is nothing here");
  });

  test("another role's page is refused with a way on", async () => {
    for (const path of ["/operator", "/builder/bookings"]) {
      const response = await client.get(path);
      expect([path, response.status]).toEqual([path, 403]);
      expect(await readErrorPage(response)).toContain("Your account has no access to it.");
    }
  });

  test("an address that nobody knows", async () => {
    const response = await nobody(app).get("/no-such-page");
    expect(response.status).toBe(404);
    expect(await readErrorPage(response)).toContain("There is nothing here");
  });

  test("a fault on a booking's page: looking changed nothing, a form is not said to have done nothing", async () => {
    const id = await initiate(client, "kenji-mori/code-clinic");
    await without("payment", async () => {
      const looked = await client.get(`/bookings/${id}`);
      expect(looked.status).toBe(500);
      const html = await readErrorPage(looked);
      expect(html).toContain("Something went wrong on our side");
      expect(html).toContain(UNCHANGED);
      expect(html).toMatch(new RegExp(`<a[^>]*href="/bookings/${id}"[^>]*>Try again`));

      const sent = await client.post(`/bookings/${id}`, { intent: "cancel" });
      expect(sent.status).toBe(500);
      const answer = await readErrorPage(sent);
      expect(answer).toContain("may or may not have been done");
      expect(answer).not.toContain(UNCHANGED);
    });
    expect((await client.get(`/bookings/${id}`)).status).toBe(200);
  });

  test("a page asked for by a script learns the number of its own request", async () => {
    const id = await initiate(client, "kenji-mori/code-clinic");
    await without("payment", async () => {
      const response = await client.get(`/bookings/${id}.data`);
      expect(response.status).toBe(500);
      expect(await response.text()).toContain(response.headers.get("x-request-id"));
    });
  });

  test("a fault on a builder's page leaves the way to the others", async () => {
    const builder = await signInAs(app, "ada@builders.example");
    await without("session_type", async () => {
      const response = await builder.get("/builder/session-types");
      expect(response.status).toBe(500);
      const html = await readErrorPage(response);
      expect(html).toContain('aria-label="Builder"');
      expect(html).toContain("Your sessions, your bookings and your money are unchanged.");
    });
  });

  test("a fault on a page for everybody is answered with a page, to nobody too", async () => {
    await without("session_type", async () => {
      for (const path of ["/?new=1", "/profile/ada-okafor?new=1"]) {
        const response = await nobody(app).get(path);
        expect([path, response.status]).toEqual([path, 500]);
        expect(await readErrorPage(response)).toContain("Nothing was booked and nothing was charged");
      }
    });
  });
});
