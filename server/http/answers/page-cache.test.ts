import { describe, expect, test } from "vitest";
import { ENGLISH, type LanguageTag } from "../../domain/text/language.ts";
import { createPageCache, pageKeyOf, type SharedPage } from "./page-cache.ts";

function page(text = "hello", headers: Record<string, string> = {}): Response {
  return new Response(text, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "public, max-age=0, s-maxage=5",
      ...headers,
    },
  });
}

async function bodyOf(answered: SharedPage | Response): Promise<string> {
  if (answered instanceof Response) throw new Error("It was not shared.");
  return (await answered.copies.in("identity")).toString();
}

/** A cache whose clock the test turns, with a count of what was rendered. */
function setUp() {
  const time = { ms: 0 };
  const cache = createPageCache(() => time.ms);
  let renders = 0;
  const ask = (key: string, make: () => Response = page) =>
    cache.answer(key, () => {
      renders += 1;
      return Promise.resolve(make());
    });
  return { cache, time, ask, renders: () => renders };
}

describe("a page that may be shared", () => {
  test("is rendered once in five seconds, and everybody gets the same bytes", async () => {
    const { time, ask, renders } = setUp();
    const first = await ask("/");
    time.ms = 4_999;
    const second = await ask("/", () => page("changed"));
    expect(renders()).toBe(1);
    expect([await bodyOf(first), await bodyOf(second)]).toEqual(["hello", "hello"]);
    time.ms = 5_000;
    expect(await bodyOf(await ask("/", () => page("changed")))).toBe("changed");
    expect(renders()).toBe(2);
  });

  test("is found without being asked for only while it is fresh", async () => {
    const { cache, time, ask } = setUp();
    expect(cache.find("/")).toBeNull();
    await ask("/");
    expect(cache.find("/")).not.toBeNull();
    expect(cache.find("/other")).toBeNull();
    time.ms = 5_000;
    expect(cache.find("/")).toBeNull();
  });

  test("says outward that it may be kept anywhere and is asked for again each time, by language and encoding", async () => {
    const { ask } = setUp();
    const { headers } = await ask("/", () => page("hello", { link: "</a.css>", vary: "Accept-Language" }));
    expect(Object.fromEntries([...headers])).toEqual({
      "content-type": "text/html; charset=utf-8",
      link: "</a.css>",
      "cache-control": "public, no-cache",
      vary: "Accept-Language, Accept-Encoding",
    });
  });

  test("has the same digest for as long as its bytes are the same", async () => {
    const { time, ask } = setUp();
    const digestOf = async (text: string) => {
      const answered = await ask("/", () => page(text));
      time.ms += 5_000;
      return "digest" in answered ? answered.digest : null;
    };
    const [first, again, other] = [await digestOf("one"), await digestOf("one"), await digestOf("two")];
    expect(first).toMatch(/^[\w-]{43}$/);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });
});

describe("what pages differ by", () => {
  const route = { cache: "shared", query: ["zone", "q"] } as const;
  const keyOf = (search: string, language: LanguageTag = ENGLISH.tag, method = "GET") =>
    pageKeyOf({ method }, { path: "/", search }, route, language);

  test("is the path, what is asked of it, and the language", () => {
    const keys = ["", "?zone=Asia%2FTokyo", "?zone=Asia%2FTokyo&q=a", "?q=b"].map((search) => keyOf(search));
    expect(new Set([...keys, keyOf("", "de" as LanguageTag)]).size).toBe(5);
    expect(keys).not.toContain(null);
  });

  test("is neither the order of a question's parts, nor where somebody comes from", () => {
    expect(keyOf("?q=a&zone=Asia%2FTokyo&utm_source=mail")).toBe(keyOf("?zone=Asia/Tokyo&q=a"));
    expect(keyOf("?utm_source=mail&utm_medium=x")).toBe(keyOf(""));
    expect(keyOf("", ENGLISH.tag, "HEAD")).toBe(keyOf(""));
  });

  test.each([
    ["a question that the route does not know", "?theme=dark"],
    ["one of them beside a known one", "?q=a&theme=dark"],
    ["a question longer than any of ours", `?q=${"x".repeat(300)}`],
  ])("is not kept: %s", (_what, search) => {
    expect(keyOf(search)).toBeNull();
  });

  test("is nothing of what is sent, nor of a page that is one person's", () => {
    expect(keyOf("", ENGLISH.tag, "POST")).toBeNull();
    expect(
      pageKeyOf({ method: "GET" }, { path: "/", search: "" }, { cache: "private" }, ENGLISH.tag),
    ).toBeNull();
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
  const one = await ask("/", () => page("hello", headers));
  expect(one).toBeInstanceOf(Response);
  await ask("/", () => page("hello", headers));
  expect(renders()).toBe(2);
  expect(cache.find("/")).toBeNull();
});

test("an error page is never shared", async () => {
  const { ask, renders } = setUp();
  const broken = () => new Response("gone", { status: 404, headers: page().headers });
  expect(await ask("/", broken)).toBeInstanceOf(Response);
  await ask("/", broken);
  expect(renders()).toBe(2);
});

describe("who asks while a page is being rendered", () => {
  /** Two ask at once; the first is answered by `first`, whoever renders after that gets a page. */
  async function askTwice(first: () => Promise<Response>) {
    const cache = createPageCache();
    const rendered: string[] = [];
    const ask = (who: string) =>
      cache.answer("/", () => {
        rendered.push(who);
        return rendered.length === 1 ? first() : Promise.resolve(page());
      });
    const [ada, ben] = await Promise.allSettled([ask("ada"), ask("ben")]);
    return { rendered, ada, ben };
  }

  test("gets the same page", async () => {
    const { rendered, ada, ben } = await askTwice(() => Promise.resolve(page("shared")));
    expect(rendered).toEqual(["ada"]);
    expect(ben.status === "fulfilled" && (await bodyOf(ben.value))).toBe("shared");
    expect(ben).toEqual(ada);
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
    for (let count = 0; count <= 200; count += 1) await ask(`/${count}`);
    expect(cache.find("/0")).toBeNull();
    expect(cache.find("/1")).not.toBeNull();
    expect(cache.find("/200")).not.toBeNull();
  });

  test("is no page above 256 KB, though it is sent", async () => {
    const { cache, ask } = setUp();
    const long = "x".repeat(256 * 1024 + 1);
    expect(await bodyOf(await ask("/", () => page(long)))).toBe(long);
    expect(cache.find("/")).toBeNull();
  });
});
