import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { invariant } from "../../server/domain/values/invariant.ts";
import { nobody, signUp, type Visitor } from "../kit/visitors.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";

const PAGES = ["", "/session-types", "/bookings", "/connection", "/profile"].map((page) => `/builder${page}`);

describe("a builder with scripts switched off", () => {
  let app: BuiltApp;
  let builder: Visitor;
  beforeAll(async () => {
    app = await startBuiltApp();
    builder = await signUp(app, "builder");
  });
  afterAll(() => app.stop());

  async function atCalendly<Answer>(path: string, body: unknown): Promise<Answer> {
    const response = await fetch(`${app.demo.sandboxUrls.control}/calendly${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(201);
    return (await response.json()) as Answer;
  }

  test("every page of a new builder's answers, and is closed to everybody else", async () => {
    const client = await signUp(app);
    for (const page of PAGES) {
      expect([page, (await builder.get(page)).status]).toEqual([page, 200]);
      expect((await nobody(app).get(page)).headers.get("location")).toContain("/sign-in");
      // A client may become a builder on the first page, and sees no other.
      expect([page, (await client.get(page)).status]).toEqual([page, page === "/builder" ? 200 : 403]);
    }
  });

  test("signs up, connects with a pasted token, prices, publishes, and is found by others", async () => {
    const person = { name: "Nia New", slug: "nia-new", email: "nia@example.com", timezone: "Africa/Nairobi" };
    const { token } = await atCalendly<{ token: string }>("/accounts", person);
    await atCalendly("/event_types", {
      userSlug: "nia-new",
      name: "First look",
      slug: "first-look",
      duration: 30,
    });
    const connected = await builder.post("/builder/connection", { intent: "token", accessToken: token });
    expect(connected.status).toBeGreaterThanOrEqual(300);
    expect(connected.status).toBeLessThan(400);

    const { sessionTypes } = await builder.api.mySessionTypes.list.query();
    const [draft] = sessionTypes;
    invariant(draft !== undefined, "the event type has arrived");
    expect(draft).toMatchObject({ name: "First look", publishedAt: null });
    const page = "/builder/session-types";
    expect((await builder.post(page, { intent: "sync" })).status).toBe(303);
    expect(await (await builder.get(`${page}?edit=${draft.id}`)).text()).toContain("What the client reads");

    const terms = { intent: `save:${draft.id}`, description: "Half an hour", currency: "EUR", policy: "own" };
    const wrong = await builder.post(page, { ...terms, price: "a lot", "hours-0": "24", "percent-0": "100" });
    expect(await wrong.text()).toContain("This is not an amount in EUR");
    const cheap = { ...terms, price: "0.20", "hours-0": "24", "percent-0": "100" };
    expect((await builder.post(page, cheap)).status).toBe(303);
    const refused = await builder.post(page, { intent: `publish:${draft.id}` });
    expect(await refused.text()).toContain("the minimum is €0.50");
    expect((await builder.post(page, { ...cheap, price: "80" })).status).toBe(303);
    expect((await builder.post(page, { intent: `publish:${draft.id}` })).status).toBe(303);

    const { slug } = await builder.api.myBuilder.get.query();
    const profile = await (await nobody(app).get(`/profile/${slug}`)).text();
    expect(profile).toContain("First look");
    expect(profile).toContain("€80.00");
    expect(await (await nobody(app).get("/")).text()).toContain("First look");
    for (const one of PAGES) expect([one, (await builder.get(one)).status]).toEqual([one, 200]);
  });

  test("a changed address redirects for good, and a picture is served for ever under its own", async () => {
    const { slug: old, timeZone, currency } = await builder.api.myBuilder.get.query();
    const fields = {
      displayName: "Nia New",
      headline: "",
      bio: "",
      timeZone,
      currency,
      directBookings: "adopt",
    };
    const saved = await builder.post("/builder/profile", { intent: "save", ...fields, slug: "nia" });
    expect(saved.status).toBe(303);
    const moved = await nobody(app).get(`/profile/${old}?book=x`);
    expect([moved.status, moved.headers.get("location")]).toEqual([301, "/profile/nia?book=x"]);

    const base64 = "R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=";
    expect(await builder.api.myBuilder.updatePicture.mutate({ base64 })).toEqual({ ok: true });
    const { pictureEtag } = await builder.api.myBuilder.get.query();
    const picture = await nobody(app).get(`/profile/nia/picture?v=${pictureEtag ?? ""}`);
    expect(picture.headers.get("content-type")).toBe("image/webp");
    expect(picture.headers.get("cache-control")).toContain("immutable");
    expect((await nobody(app).get("/profile/nia/picture")).headers.get("cache-control")).toContain(
      "no-cache",
    );
  });
});
