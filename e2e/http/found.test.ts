import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { structuredDataIn } from "../../app/found/test-found.ts";
import { ROUTES } from "../../server/http/routes/route-table.ts";
import { languagesOf } from "../../server/domain/text/known-languages.ts";
import { timeZone } from "../../server/domain/values/instant.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { bookTime, nobody, signUp } from "../kit/visitors.ts";

let app: BuiltApp;
beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.stop());

const get = (path: string) => nobody(app).get(path);
const textOf = async (path: string) => (await get(path)).text();
const own = () => app.demo.appUrl;
const locationsIn = (xml: string) =>
  [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = ""]) => address);

/** Every page's address that the sitemaps name, by its path. */
async function pathsInSitemap(): Promise<string[]> {
  const sitemaps = locationsIn(await textOf("/sitemap.xml"));
  const paths: string[] = [];
  for (const address of sitemaps) {
    expect(address.startsWith(`${own()}/sitemap/`)).toBe(true);
    const pages = locationsIn(await textOf(address.slice(own().length)));
    for (const page of pages) expect(page.startsWith(`${own()}/`)).toBe(true);
    paths.push(...pages.map((page) => page.slice(own().length)));
  }
  return paths;
}

describe("robots.txt", () => {
  test("names the sitemap under the installation’s own address", async () => {
    const answer = await get("/robots.txt");
    expect(answer.headers.get("content-type")).toContain("text/plain");
    expect(await answer.text()).toContain(`sitemap: ${own()}/sitemap.xml`);
  });
});

describe("the sitemap", () => {
  test("names the pages that are open to everybody, each once", async () => {
    const paths = await pathsInSitemap();
    expect(paths).toEqual(expect.arrayContaining(["/", "/developers", "/profile/ada-okafor"]));
    expect(new Set(paths).size).toBe(paths.length);
  });

  test("names each topic under which somebody stands, and terms and privacy notice once they are published", async () => {
    const { topics } = (await nobody(app).api.builder.list.query({})).choices;
    const ofTopics = topics.map(({ slug }) => `/?topic=${slug}`);
    expect(ofTopics.length).toBeGreaterThan(0);
    const paths = await pathsInSitemap();
    expect(paths).toEqual(expect.arrayContaining(ofTopics));
    for (const path of ["/terms", "/privacy"])
      expect([path, paths.includes(path)]).toEqual([path, (await get(path)).status === 200]);
  });

  test("every address in it answers, and may be indexed", async () => {
    for (const path of await pathsInSitemap()) {
      const answer = await get(path);
      expect([path, answer.status]).toEqual([path, 200]);
      expect([path, answer.headers.get("x-robots-tag")]).toEqual([path, null]);
      expect(await answer.text()).not.toMatch(/<meta[^>]+noindex/);
    }
  });

  test("there is none beyond the last one, and none of another name", async () => {
    for (const path of ["/sitemap/builders.xml?page=9", "/sitemap/builders.xml?page=x", "/sitemap/more.xml"])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
  });
});

describe("what is not for search engines", () => {
  test("says so in its header: by the table, whatever answers", async () => {
    const { bookingId } = await bookTime(app, "ada-okafor/architecture-review");
    const paths = ["/sign-in", "/sign-up", "/bookings", "/account", `/bookings/${bookingId}`];
    for (const path of [...paths, "/api/openapi.json", "/healthz", "/no-such-page", "/embed/ada-okafor"])
      expect([path, (await get(path)).headers.get("x-robots-tag")]).toEqual([path, "noindex"]);
    expect((await get("/bookings//x")).headers.get("x-robots-tag")).toBe("noindex");
  });

  test("only pages that are the same for everybody are found", () => {
    const found = ROUTES.filter((route) => route.isFound === true && route.kind === "page");
    for (const { path, cache } of found) expect([path, cache]).not.toEqual([path, "private"]);
  });

  test("a link to a booking says nothing of it to a preview", async () => {
    const { bookingId } = await bookTime(app, "ada-okafor/architecture-review");
    const path = `/bookings/${bookingId}`;
    const answer = await get(path);
    const onward = answer.headers.get("location");
    const html = onward === null ? await answer.text() : await textOf(onward);
    expect(html).not.toMatch(/Ada Okafor|Architecture review|property="og:|ld\+json/);
  });
});

const tagsIn = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, value = ""]) => value);
const canonicalIn = (html: string) => tagsIn(html, /<link rel="canonical" href="([^"]+)"/g);
const withoutEntities = (text: string) => text.replaceAll("&amp;", "&");

describe("a public page", () => {
  test("names one address, which answers and names itself, in whatever way it was reached", async () => {
    for (const path of await pathsInSitemap())
      for (const query of ["", "?utm_source=x", "?zone=Asia/Tokyo", "?whatever=1"]) {
        const reached = path.includes("?") ? query.replace("?", "&") : query;
        const [canonical = "", ...others] = canonicalIn(await textOf(`${path}${reached}`));
        expect([path, query, canonical, others]).toEqual([path, query, `${own()}${path}`, []]);
      }
  });

  test("has a title and a description of its own", async () => {
    const pages = await Promise.all((await pathsInSitemap()).map(textOf));
    for (const pattern of [/<title>([^<]+)<\/title>/g, /<meta name="description" content="([^"]+)"/g]) {
      const said = pages.flatMap((html) => tagsIn(html, pattern));
      expect(said).toHaveLength(pages.length);
      expect(new Set(said).size).toBe(pages.length);
    }
  });

  test("is to be had in each language under an address of that language, whatever the browser wants", async () => {
    const alternates = [
      ...(await textOf("/profile/ada-okafor")).matchAll(
        /<link rel="alternate" hrefLang="([^"]+)" href="([^"]+)"/gi,
      ),
    ].map(([, tag = "", address = ""]) => [tag, withoutEntities(address)] as const);
    expect(alternates.map(([tag]) => tag)).toEqual([
      ...languagesOf({ isSandbox: true }).map(({ tag }) => tag),
      "x-default",
    ]);
    for (const [tag, address] of alternates.slice(0, -1)) {
      const answer = await fetch(address, { headers: { "accept-language": "en" } });
      expect([tag, answer.status, answer.headers.get("content-language")]).toEqual([tag, 200, tag]);
      const html = await answer.text();
      expect(html).toContain(`<html lang="${tag}"`);
      expect(canonicalIn(html).map(withoutEntities)).toEqual([address]);
    }
    const unknown = await fetch(`${own()}/?lang=xx`, { headers: { "accept-language": "en-XA" } });
    expect(unknown.headers.get("content-language")).toBe("en-XA");
    expect(canonicalIn(await unknown.text())).toEqual([`${own()}/`]);
  });

  test("one that leads on from another is not indexed", async () => {
    const { next } = await nobody(app).api.builder.list.query({});
    if (next === null) return;
    const html = await textOf(`/?after=${encodeURIComponent(next)}`);
    expect(html).toContain('<meta name="robots" content="noindex, follow"/>');
    expect(canonicalIn(html)).toEqual([]);
  });

  test("describes what it offers by schema.org’s words and Google’s rules, with the prices that it shows", async () => {
    for (const path of await pathsInSitemap()) {
      const { errors } = await structuredDataIn(await textOf(path));
      expect([path, errors]).toEqual([path, []]);
    }
    const { entities } = await structuredDataIn(await textOf("/profile/ada-okafor"));
    expect(Object.keys(entities)).toEqual(expect.arrayContaining(["Person", "ProfilePage", "Service"]));
    const { sessionTypes } = await nobody(app).api.builder.profile.query({ slug: "ada-okafor" });
    expect(entities["Service"]?.[0]?.["offers"]).toHaveLength(sessionTypes.length);
    expect(Object.keys((await structuredDataIn(await textOf("/"))).entities)).toEqual(
      expect.arrayContaining(["Organization", "WebSite", "ItemList"]),
    );
  });

  test("keeps a builder’s text within the element that describes it", async () => {
    const bio = 'An end: </script><script>alert(1)</script> <!-- \u2028\u2029 & "quoted"';
    const path = (await pathsInSitemap()).find((one) => /^\/profile\/(?!ada)/.test(one)) ?? "";
    const slug = path.slice("/profile/".length);
    await app.db.updateTable("builder").set({ bio }).where("slug", "=", slug).execute();
    const html = await textOf(`${path}?not-kept=1`);
    expect(html).not.toContain("<script>alert");
    const [block = ""] = tagsIn(html, /<script type="application\/ld\+json">(.*?)<\/script>/gs);
    expect(block).not.toMatch(/[<>&\u2028\u2029]/);
    const { entities, errors } = await structuredDataIn(html);
    expect(errors).toEqual([]);
    expect(entities["Person"]?.[0]?.["description"]).toBe(bio);
  });
});

describe("the picture beside a shared link", () => {
  test("is a builder’s own, changes its address with what it shows, and is kept under it for ever", async () => {
    const html = await textOf("/profile/ada-okafor");
    const address = /<meta property="og:image" content="([^"]+)"/.exec(html)?.[1] ?? "";
    expect(address).toMatch(new RegExp(`^${own()}/profile/ada-okafor/card\\.png\\?v=[0-9a-f]{32}$`));
    const answer = await get(address.slice(own().length));
    expect(answer.headers.get("content-type")).toBe("image/png");
    expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(answer.headers.get("x-robots-tag")).toBeNull();
    const size = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
    expect(size).toMatchObject({ width: 1200, height: 630 });
    await app.db
      .updateTable("builder")
      .set({ headline: "Another one" })
      .where("slug", "=", "ada-okafor")
      .execute();
    expect((await get("/profile/ada-okafor/card.png")).headers.get("etag")).not.toBe(
      answer.headers.get("etag"),
    );
  });

  test("there is none of a builder whose page is not open, and none of nobody", async () => {
    expect((await get("/profile/nobody-at-all/card.png")).status).toBe(404);
    const newcomer = await signUp(app);
    await newcomer.api.myBuilder.start.mutate({ timeZone: timeZone("Europe/Berlin") });
    const { slug } = await newcomer.api.myBuilder.get.query();
    expect((await newcomer.get(`/profile/${slug}/card.png`)).status).toBe(404);
    expect(await textOf("/sitemap/builders.xml")).not.toContain(slug);
  });

  test("the site has one too", async () => {
    expect((await get("/card.png")).headers.get("content-type")).toBe("image/png");
  });
});
