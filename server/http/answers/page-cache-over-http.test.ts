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

/** A build as Remix makes it, whose pages say their nonce and the request they are for. */
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
    const { nonce, requestId, language } = context;
    const scripts = `<script nonce="${nonce}">1</script><script nonce="${nonce}">2</script>`;
    return new Response(`<html lang="${language}">${scripts}<p>${requestId}</p>`, { status, headers });
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
  const routes = routesWith(["shared", "cookie", "own"], { methods: ["GET"], cache: "shared" });
  ({ shell, port, send } = await startTestShell(handMadeBuild(), routes, { mode }));
}

beforeEach(() => start());
afterEach(() => shell.stop());

const nonceOfHeader = ({ headers }: Answer) =>
  /'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))?.[1];
const noncesOfPage = ({ text }: Answer) => [...text.matchAll(/nonce="([^"]*)"/g)].map(([, nonce]) => nonce);

describe("a page that its route lets be shared", () => {
  test("is rendered once, and each answer's page has the nonce and the id of its own headers", async () => {
    const answers = [await send("/shared"), await send("/shared"), await send("/shared")];
    expect(rendered).toEqual(["/shared"]);
    for (const answer of answers) {
      const nonce = nonceOfHeader(answer);
      expect(answer.status).toBe(200);
      expect(noncesOfPage(answer)).toEqual([nonce, nonce]);
      expect(answer.text).toContain(`<p>${String(answer.headers["x-request-id"])}</p>`);
    }
    expect(new Set(answers.map(nonceOfHeader)).size).toBe(3);
  });

  test("tells browsers and caches on the way not to share it, kept or fresh, whoever asks", async () => {
    const answers = [
      await send("/shared"),
      await send("/shared"),
      await send("/shared", { headers: { cookie: "theme=dark" } }),
      await send("/shared.data"),
    ];
    for (const { headers } of answers) expect(headers["cache-control"]).toBe("private, no-cache");
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
      expect(headers.vary).toBe("Accept-Language");
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
    const nonces = (await all).map((answer) => [...new Set(noncesOfPage(answer)), nonceOfHeader(answer)]);
    expect(rendered).toEqual(["/shared"]);
    for (const [inPage, inHeader] of nonces) expect(inPage).toBe(inHeader);
    expect(new Set(nonces.map(([inPage]) => inPage)).size).toBe(10);
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
    expect(noncesOfPage(answer)[0]).toBe(nonceOfHeader(answer));
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
  test("a page for somebody with a cookie or a password, or with a question in its address", async () => {
    await send("/shared");
    await send("/shared", { headers: { cookie: "session=ada" } });
    await send("/shared", { headers: { authorization: "Basic YTpi" } });
    await send("/shared?book=1");
    expect(rendered).toHaveLength(4);
  });

  test("a page that sets a cookie: everybody gets one of their own", async () => {
    const answers = [await send("/cookie"), await send("/cookie")];
    for (const { headers } of answers) {
      expect(headers["set-cookie"]).toEqual(["seen=1"]);
      expect(headers["cache-control"]).toBe("private, no-cache");
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
