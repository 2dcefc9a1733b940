import { request as httpRequest } from "node:http";
import type { ServerBuild } from "@remix-run/node";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { LoadContext } from "../context.ts";
import type { HttpShell, HttpShellOptions } from "../create-http-shell.ts";
import { routesWith } from "../routes/test-routes.ts";
import { startTestShell, testBuild, type Answer, type TestShell } from "../test-shell.ts";

const SHARED = { "cache-control": "public, max-age=0, s-maxage=5" };

let shell: HttpShell;
let port: number;
let send: TestShell["send"];
/** The paths that were rendered, in order. */
let rendered: string[];
/** While it is set, no page is finished. */
let hold: Promise<void> | null;

function pageAt(path: string, pageHeaders: Record<string, string>) {
  return { path, module: { default: () => null, loader: () => ({ ok: true }), headers: () => pageHeaders } };
}

/** A build as Remix makes it, whose pages say what of a request reached them. */
function handMadeBuild(): ServerBuild {
  async function handleRequest(
    request: Request,
    status: number,
    headers: Headers,
    _remix: unknown,
    context: LoadContext,
  ) {
    const path = new URL(request.url).pathname;
    rendered.push(path);
    if (hold !== null) await hold;
    if (path === "/cookie") context.responseHeaders.append("set-cookie", "seen=1");
    headers.set("content-type", "text/html; charset=utf-8");
    if (!headers.has("cache-control")) headers.set("cache-control", "private, no-cache");
    const { nonce, language } = context;
    const cookie = request.headers.get("cookie");
    const key = request.headers.get("authorization");
    const reached = JSON.stringify({ nonce, cookie, key });
    return new Response(`<html lang="${language}"><p>${reached}</p>${"words ".repeat(300)}`, {
      status,
      headers,
    });
  }
  return testBuild(handleRequest, {
    "routes/shared": pageAt("shared", SHARED),
    "routes/cookie": pageAt("cookie", SHARED),
    "routes/own": pageAt("own", {}),
  });
}

async function start(mode: HttpShellOptions["mode"] = "production"): Promise<void> {
  rendered = [];
  hold = null;
  const routes = routesWith(["shared", "cookie", "own"], {
    methods: ["GET"],
    cache: "shared",
    query: ["zone"],
  });
  ({ shell, port, send } = await startTestShell(handMadeBuild(), routes, { mode }));
}

beforeEach(() => start());
afterEach(() => shell.stop());

const reached = ({ text }: Answer) => JSON.parse(/<p>(.*)<\/p>/.exec(text)?.[1] ?? "null") as unknown;
const as = (headers: Record<string, string>) => send("/shared", { headers });

describe("a page that its route lets be shared", () => {
  test("is rendered once, and is the same bytes for everybody: strangers, whoever has a cookie or a key, whatever led them here", async () => {
    const answers = [
      await send("/shared"),
      await as({ cookie: "session=ada" }),
      await as({ authorization: "Bearer key" }),
      await send("/shared?utm_source=mail&utm_campaign=x"),
    ];
    expect(rendered).toEqual(["/shared"]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(1);
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(reached(answer)).toEqual({ nonce: null, cookie: null, key: null });
      expect(answer.headers["content-security-policy"]).not.toContain("nonce");
    }
  });

  test("reaches its route as nobody's, kept or not", async () => {
    const answer = await send("/shared?theme=dark", { headers: { cookie: "session=ada" } });
    expect(reached(answer)).toEqual({ nonce: null, cookie: null, key: null });
  });

  test("may be kept anywhere and is asked for again each time, kept or fresh, whoever asks", async () => {
    const answers = [await send("/shared"), await send("/shared"), await as({ cookie: "theme=dark" })];
    for (const { headers } of answers) {
      expect(headers["cache-control"]).toBe("public, no-cache");
      expect(headers.vary).toBe("Accept-Language, Accept-Encoding");
    }
  });

  test("is not sent again to whoever has it", async () => {
    const { headers } = await send("/shared");
    const again = await as({ "if-none-match": String(headers.etag) });
    expect([again.status, again.text]).toEqual([304, ""]);
    expect(again.headers.etag).toBe(headers.etag);
    expect((await as({ "if-none-match": `"other", W/${String(headers.etag)}` })).status).toBe(304);
    expect((await as({ "if-none-match": '"other"' })).status).toBe(200);
    // Packed otherwise it is another thing.
    expect((await as({ "if-none-match": String(headers.etag), "accept-encoding": "br" })).status).toBe(200);
  });

  test("goes out as small as its reader takes it", async () => {
    const plain = await send("/shared");
    for (const [accepted, encoding] of [
      ["gzip, deflate, br", "br"],
      ["gzip", "gzip"],
    ] as const) {
      const packed = await as({ "accept-encoding": accepted });
      expect(packed.headers["content-encoding"]).toBe(encoding);
      expect(Number(packed.headers["content-length"])).toBeLessThan(Number(plain.headers["content-length"]));
    }
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(rendered).toEqual(["/shared"]);
  });

  test("is another for what its route asks, each rendered once", async () => {
    for (const search of ["?zone=a", "?zone=b", "?utm_source=x&zone=a", "?zone=b", ""])
      await send(`/shared${search}`);
    expect(rendered).toHaveLength(3);
  });

  test("is rendered once in each language, and says in which it is", async () => {
    const ask = (accepted: string) => send("/shared", { headers: { "accept-language": accepted } });
    const answers = [await ask("en"), await ask("en-XA"), await ask("fr, en-XA;q=0.5"), await ask("en-GB")];
    expect(rendered).toEqual(["/shared", "/shared"]);
    expect(answers.map(({ text }) => /lang="([^"]*)"/.exec(text)?.[1])).toEqual([
      "en",
      "en-XA",
      "en-XA",
      "en",
    ]);
    for (const { text, headers } of answers) {
      expect(text).toContain(`lang="${String(headers["content-language"])}"`);
    }
  });

  test("is rendered once for all who ask at the same time", async () => {
    let letGo: () => void = () => undefined;
    hold = new Promise((resolve) => (letGo = resolve));
    const all = Promise.all(Array.from({ length: 10 }, () => send("/shared")));
    await vi.waitFor(async () => {
      await new Promise((resolve, reject) =>
        shell.server.getConnections((error, count) =>
          count === 10 ? resolve(count) : reject(error ?? new Error(`${count} are here`)),
        ),
      );
    });
    letGo();
    const texts = (await all).map(({ text }) => text);
    expect(rendered).toEqual(["/shared"]);
    expect(new Set(texts).size).toBe(1);
  });

  test("is finished for the others when the first who asked has left", async () => {
    let letGo: () => void = () => undefined;
    hold = new Promise((resolve) => (letGo = resolve));
    const left = httpRequest({ host: "127.0.0.1", port, path: "/shared" });
    left.on("error", () => undefined);
    left.end();
    await vi.waitFor(() => expect(rendered).toEqual(["/shared"]));
    const other = send("/shared");
    left.destroy();
    letGo();
    const answer = await other;
    expect(answer.status).toBe(200);
    expect(rendered).toEqual(["/shared"]);
  });

  test("answers a HEAD with the headers of the GET and no body", async () => {
    const get = await send("/shared");
    const head = await send("/shared", { method: "HEAD" });
    expect(head.status).toBe(200);
    expect(head.text).toBe("");
    expect(head.headers["content-length"]).toBe(String(Buffer.byteLength(get.text)));
    expect(head.headers["content-type"]).toBe(get.headers["content-type"]);
    expect(rendered).toEqual(["/shared"]);
  });
});

describe("what is rendered anew each time", () => {
  test("a page with a question in its address that its route does not know", async () => {
    await send("/shared");
    await send("/shared?book=1");
    await send("/shared?book=1");
    expect(rendered).toHaveLength(3);
  });

  test("a page that sets a cookie: everybody gets one of their own", async () => {
    const answers = [await send("/cookie"), await send("/cookie")];
    for (const { headers } of answers) {
      expect(headers["set-cookie"]).toEqual(["seen=1"]);
      expect(headers["cache-control"]).toBe("private, no-store");
    }
    expect(rendered).toHaveLength(2);
  });

  test("a page that does not say it may be shared, and one that is not there", async () => {
    for (const path of ["/own", "/own", "/missing", "/missing"]) await send(path);
    expect(rendered).toEqual(["/own", "/own", "/missing", "/missing"]);
  });

  test("every page while it is being developed", async () => {
    await shell.stop();
    await start("development");
    await send("/shared");
    await send("/shared");
    expect(rendered).toHaveLength(2);
  });
});
