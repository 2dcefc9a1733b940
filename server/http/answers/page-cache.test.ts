import { describe, expect, test } from "vitest";
import { languagesOf } from "../../domain/text/known-languages.ts";
import { ENGLISH } from "../../domain/text/language.ts";
import { createPageCache, type PageKey, type PageMarks, type SharedPage } from "./page-cache.ts";

const marks = (name: string): PageMarks => ({ nonce: `nonce-of-${name}`, requestId: `req_of_${name}` });

const at = (path: string): PageKey => ({ path, language: ENGLISH.tag });

function page(own: PageMarks, text = "hello", headers: Record<string, string> = {}): Response {
  return new Response(`<script nonce="${own.nonce}">"${own.requestId}"</script>${text}`, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "public, max-age=0, s-maxage=5",
      ...headers,
    },
  });
}

function bodyOf(answered: SharedPage | Response): string {
  if (answered instanceof Response) throw new Error("It was not shared.");
  return answered.body;
}

/** A cache whose clock the test turns, with a count of what was rendered. */
function setUp() {
  const time = { ms: 0 };
  const cache = createPageCache(() => time.ms);
  let renders = 0;
  const ask = (path: string, who: string, make: (own: PageMarks) => Response = page) =>
    cache.answer(at(path), marks(who), () => {
      renders += 1;
      return Promise.resolve(make(marks(who)));
    });
  return { cache, time, ask, renders: () => renders };
}

describe("a page that may be shared", () => {
  test("is rendered once in five seconds and carries each asker's own marks", async () => {
    const { time, ask, renders } = setUp();
    const first = await ask("/", "ada");
    time.ms = 4_999;
    const second = await ask("/", "ben");
    expect(renders()).toBe(1);
    expect(bodyOf(first)).toBe('<script nonce="nonce-of-ada">"req_of_ada"</script>hello');
    expect(bodyOf(second)).toBe('<script nonce="nonce-of-ben">"req_of_ben"</script>hello');
    time.ms = 5_000;
    expect(bodyOf(await ask("/", "cleo", (own) => page(own, "changed")))).toContain("changed");
    expect(renders()).toBe(2);
  });

  test("is found without being asked for only while it is fresh", async () => {
    const { cache, time, ask } = setUp();
    expect(cache.find(at("/"), marks("ada"))).toBeNull();
    await ask("/", "ada");
    expect(cache.find(at("/"), marks("ben"))?.body).toContain("nonce-of-ben");
    expect(cache.find(at("/other"), marks("ben"))).toBeNull();
    time.ms = 5_000;
    expect(cache.find(at("/"), marks("ben"))).toBeNull();
  });

  test("is another in another language", async () => {
    const { cache, ask } = setUp();
    await ask("/", "ada", (own) => page(own, "hello", { vary: "Accept-Language" }));
    for (const { tag } of languagesOf({ isSandbox: true }))
      expect(cache.find({ path: "/", language: tag }, marks("ben")) === null).toBe(tag !== ENGLISH.tag);
  });

  test("says outward that no cache on the way may share it", async () => {
    const { ask } = setUp();
    const { headers } = await ask("/", "ada", (own) => page(own, "hello", { link: "</a.css>" }));
    expect(Object.fromEntries([...headers])).toEqual({
      "content-type": "text/html; charset=utf-8",
      link: "</a.css>",
      "cache-control": "private, no-cache",
    });
  });
});

test.each([
  ["sets a cookie", { "set-cookie": "a=1" }],
  ["differs by more than path and language", { vary: "cookie, Accept-Language" }],
  ["is no page", { "content-type": "application/json" }],
  ["is for its reader only", { "cache-control": "private, no-cache" }],
  ["says private and a shared age at once", { "cache-control": "private, s-maxage=5" }],
])("an answer that %s is never shared", async (_why, headers) => {
  const { cache, ask, renders } = setUp();
  const one = await ask("/", "ada", (own) => page(own, "hello", headers));
  expect(one).toBeInstanceOf(Response);
  await ask("/", "ben", (own) => page(own, "hello", headers));
  expect(renders()).toBe(2);
  expect(cache.find(at("/"), marks("cleo"))).toBeNull();
});

test("an error page is never shared", async () => {
  const { ask, renders } = setUp();
  const broken = (own: PageMarks) => new Response("gone", { status: 404, headers: page(own).headers });
  expect(await ask("/", "ada", broken)).toBeInstanceOf(Response);
  await ask("/", "ben", broken);
  expect(renders()).toBe(2);
});

describe("who asks while a page is being rendered", () => {
  /** Two ask at once; the first is answered by `first`, whoever renders after that gets a page. */
  async function askTwice(first: (own: PageMarks) => Promise<Response>) {
    const cache = createPageCache();
    const rendered: string[] = [];
    const ask = (who: string) =>
      cache.answer(at("/"), marks(who), () => {
        rendered.push(who);
        return rendered.length === 1 ? first(marks(who)) : Promise.resolve(page(marks(who)));
      });
    const [ada, ben] = await Promise.allSettled([ask("ada"), ask("ben")]);
    return { rendered, ada, ben };
  }

  test("gets the same page", async () => {
    const { rendered, ben } = await askTwice((own) => Promise.resolve(page(own, "shared")));
    expect(rendered).toEqual(["ada"]);
    expect(ben).toMatchObject({
      status: "fulfilled",
      value: { body: expect.stringContaining("nonce-of-ben") as string },
    });
  });

  test("renders for themselves when it may not be shared", async () => {
    const { rendered } = await askTwice(() => Promise.resolve(new Response("for ada")));
    expect(rendered).toEqual(["ada", "ben"]);
  });

  test("renders for themselves when it fails", async () => {
    const { rendered, ada, ben } = await askTwice(() => Promise.reject(new Error("broken")));
    expect(rendered).toEqual(["ada", "ben"]);
    expect([ada.status, ben.status]).toEqual(["rejected", "fulfilled"]);
  });
});

describe("what is kept", () => {
  test("is no more than 200 pages, of which the oldest make room", async () => {
    const { cache, ask } = setUp();
    for (let count = 0; count <= 200; count += 1) await ask(`/${count}`, "ada");
    expect(cache.find(at("/0"), marks("ben"))).toBeNull();
    expect(cache.find(at("/1"), marks("ben"))).not.toBeNull();
    expect(cache.find(at("/200"), marks("ben"))).not.toBeNull();
  });

  test("is no page above 256 KB, though it is sent", async () => {
    const { cache, ask } = setUp();
    const long = "x".repeat(256 * 1024);
    expect(bodyOf(await ask("/", "ada", (own) => page(own, long)))).toContain(long);
    expect(cache.find(at("/"), marks("ben"))).toBeNull();
  });
});
