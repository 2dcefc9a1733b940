import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nobody, signInAs, type Visitor } from "../kit/visitors.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { readPage, wordsIn } from "./read-page.ts";

let app: BuiltApp;
let visitor: Visitor;
let ada: Visitor;
let operator: Visitor;

beforeAll(async () => {
  app = await startBuiltApp();
  visitor = nobody(app);
  ada = await signInAs(app, "ada@builders.example");
  operator = await signInAs(app, "operator@example.com");
  // Calendly is asked in the background when somebody looks.
  await visitor.get("/");
  await app.untilQuiet();
});
afterAll(() => app.stop());

const NAMES = ["Ada Okafor", "Kenji Mori", "Lena Fischer"];

/** Who stands on a page. */
async function found(query: string): Promise<string[]> {
  const { words } = await readPage(visitor, `/${query}`);
  return NAMES.filter((name) => words.includes(name));
}

async function htmlOf(query: string): Promise<string> {
  const answer = await visitor.get(`/${query}`);
  expect([query, answer.status]).toEqual([query, 200]);
  return answer.text();
}

const isKeptOut = (html: string) => /<meta name="robots" content="noindex, follow"\/?>/.test(html);

describe("the front page, without scripts", () => {
  test.each([
    ["", NAMES],
    ["?q=ada", ["Ada Okafor"]],
    ["?q=ADÁ+oka", ["Ada Okafor"]],
    ["?q=clinic", ["Kenji Mori"]],
    ["?q=strategy", ["Kenji Mori", "Lena Fischer"]],
    ["?topic=product-strategy", ["Kenji Mori", "Lena Fischer"]],
    ["?language=de", ["Lena Fischer"]],
    ["?price=0&currency=USD", ["Ada Okafor"]],
    ["?price=12000&currency=JPY", ["Kenji Mori"]],
    ["?price=11999&currency=JPY", []],
    ["?topic=product-strategy&language=ja", ["Kenji Mori"]],
    ["?q=mori&topic=product-strategy&language=en&price=20000&currency=JPY&free=week", ["Kenji Mori"]],
    ["?free=week", NAMES],
    ["?q=zyx", []],
  ])("%s finds %j", async (query, names) => {
    expect(await found(query)).toEqual(names);
  });

  test("a form sends its fields, and leads to an address of what was typed alone", async () => {
    const sent = "/?q=&topic=code-review&language=&price=&currency=USD";
    const answer = await visitor.get(sent);
    expect([answer.status, answer.headers.get("location")]).toEqual([302, "/?topic=code-review"]);
    expect((await visitor.get("/?q=&topic=")).headers.get("location")).toBe("/");
    // What it does not know stays.
    expect((await visitor.get("/?q=&utm_source=x")).headers.get("location")).toBe("/?utm_source=x");
  });

  test.each([
    ["?q=" + "x".repeat(10_000) + "&language=de", "longer than 100 characters"],
    ["?q=%00&language=de", "cannot be read"],
    ["?q=%3F%21&language=de", "nothing to look for in “?!”"],
    ["?topic=no-such&language=de", "no such topic"],
    ["?topic=%2e%2e%2f&language=de", "no such topic"],
    ["?language=tlh&q=fischer", "do not know this language"],
    ["?price=-5&language=de", "enter the price as a number"],
    ["?price=5&currency=XXX&language=de", "Nobody sells in XXX"],
    ["?free=maybe&language=de", "only be asked for this week"],
  ])(
    "%.40s is told in words, is kept out of search engines, and the rest is looked for",
    async (query, words) => {
      const html = await htmlOf(query);
      expect(wordsIn(html)).toContain(words);
      expect(NAMES.filter((name) => wordsIn(html).includes(name))).toEqual(["Lena Fischer"]);
      expect(isKeptOut(html)).toBe(true);
    },
  );

  test("what was typed comes back as text", async () => {
    const html = await htmlOf(`?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(html).not.toContain("<script>alert");
    expect(html).toContain("&lt;script&gt;alert(1)");
  });

  test("everybody and each topic are for search engines; other searches and further pages are not", async () => {
    expect(isKeptOut(await htmlOf(""))).toBe(false);
    const topic = await htmlOf("?topic=code-review");
    expect(isKeptOut(topic)).toBe(false);
    expect(topic).toMatch(/<title>Code review: /);
    for (const query of ["?q=ada", "?language=de", "?free=week", "?topic=code-review&q=ada"])
      expect([query, isKeptOut(await htmlOf(query))]).toEqual([query, true]);
  });

  test("where nobody is found, each filter can be taken away, and the topics are there", async () => {
    const html = await htmlOf("?q=zyx&topic=code-review");
    expect(html).toContain('href="/?topic=code-review"');
    expect(html).toContain('href="/?q=zyx"');
    expect(html).toContain('href="/?topic=user-testing"');
  });

  test("no search carries a script of the app", async () => {
    const scripts = (await htmlOf("?q=ada")).match(/<script[^>]*>/g) ?? [];
    expect(scripts.every((tag) => tag.includes("/assets/public-page") || tag.includes("ld+json"))).toBe(true);
  });
});

describe("what a builder says", () => {
  test("is found at once: topics and languages are chosen on the profile's page", async () => {
    const page = await (await ada.get("/builder/profile")).text();
    expect(page).toMatch(/<input[^>]*name="topics"[^>]*checked=""[^>]*value="code-review"/);
    const { displayName, headline, bio, slug, timeZone, currency } = await ada.api.myBuilder.get.query();
    const sent = { displayName, headline, bio, slug, timeZone, currency, directBookings: "adopt" };
    const form = new URLSearchParams({ ...sent, intent: "save", asksTopics: "" });
    form.append("topics", "user-testing");
    form.append("languages", "fr");
    form.append("languages", "");
    const answer = await ada.post("/builder/profile", form);
    expect(answer.status).toBe(303);
    expect(await found("?topic=user-testing")).toEqual(["Ada Okafor", "Lena Fischer"]);
    expect(await found("?language=fr")).toEqual(["Ada Okafor"]);
    expect(await found("?topic=software-architecture")).toEqual([]);
  });

  test("too much of it is told at its field, and nothing is written", async () => {
    const before = await ada.api.myBuilder.get.query();
    const form = new URLSearchParams({ ...before, accentColor: "", intent: "save", asksTopics: "" } as never);
    form.delete("topics");
    form.delete("languages");
    for (const tag of ["af", "am", "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de"])
      form.append("languages", tag);
    const answer = await ada.post("/builder/profile", form);
    expect(wordsIn(await answer.text())).toContain("at most 12 languages");
    expect((await ada.api.myBuilder.get.query()).languages).toEqual(before.languages);
  });
});

describe("the operator's list of topics", () => {
  const post = (fields: Record<string, string>) => operator.post("/operator/topics", fields);

  test("is added to, renamed and ordered; its addresses stay", async () => {
    expect((await post({ intent: "add", name: "Growth  hacking" })).status).toBe(303);
    expect((await post({ intent: "rename:growth-hacking", name: "Growing" })).status).toBe(303);
    expect((await post({ intent: "up:growth-hacking" })).status).toBe(303);
    const { topics } = await operator.api.topics.list.query();
    expect(topics.map(({ slug }) => slug).slice(-2)).toEqual(["growth-hacking", "shipping"]);
    expect(topics.at(-2)).toMatchObject({ name: "Growing", builders: 0 });
    const again = await post({ intent: "add", name: "GROWING" });
    expect(wordsIn(await again.text())).toContain("There is a topic of this name");
    const empty = await post({ intent: "add", name: " " });
    expect(empty.status).toBe(200);
    const former = await post({ intent: "add", name: "Growth hacking" });
    expect(wordsIn(await former.text())).toContain("There is a topic of this name");
  });

  test("one that is retired leads to the one in its place, whose builders have it now", async () => {
    const answer = await post({ intent: "retire:interface-design", replacedBy: "user-testing" });
    expect(answer.status).toBe(303);
    const old = await visitor.get("/?topic=interface-design&language=de");
    expect([old.status, old.headers.get("location")]).toEqual([301, "/?topic=user-testing&language=de"]);
    expect(await found("?topic=user-testing")).toContain("Lena Fischer");
  });

  test("with nothing in its place it is told to be none any more, and comes back with its builders", async () => {
    expect((await post({ intent: "retire:shipping", replacedBy: "" })).status).toBe(303);
    expect((await readPage(visitor, "/?topic=shipping")).words).toContain(
      "“Shipping with a small team” is no topic any more",
    );
    expect((await post({ intent: "restore:shipping" })).status).toBe(303);
    // The page is shared for some seconds, and the index follows within as many.
    await expect.poll(() => found("?topic=shipping"), { timeout: 30_000 }).toEqual(["Kenji Mori"]);
  });

  test("is closed to builders and strangers", async () => {
    expect((await ada.get("/operator/topics")).status).toBe(403);
    expect((await ada.post("/operator/topics", { intent: "add", name: "Mine" })).status).toBe(403);
    expect((await visitor.get("/operator/topics")).headers.get("location")).toContain("/sign-in");
  });
});
