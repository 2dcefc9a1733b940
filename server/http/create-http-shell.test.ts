import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { Agent } from "node:http";
import { connect } from "node:net";
import path from "node:path";
import type { ServerBuild } from "@remix-run/node";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { makeTestFolder } from "../../db/core/test-folders.ts";
import { builtFiles } from "./answers/built-files.ts";
import type { LoadContext } from "./context.ts";
import type { HttpShell, HttpShellOptions } from "./create-http-shell.ts";
import type { RequestDetails } from "./ask-app.ts";
import { routesWith } from "./routes/test-routes.ts";
import { APP_URL, noLog, startTestShell, testBuild, type TestShell } from "./test-shell.ts";

let shell: HttpShell;
let port: number;
const folders: string[] = [];
let send: TestShell["send"];
let lastDetails: RequestDetails | undefined;
/** What the route `/slow` waits for. */
let letSlowGo: () => void;
let slowHasBegun: Promise<void>;

type Handler = (args: { request: Request; context: LoadContext }) => Promise<Response>;

function resource(path: string, handler: Handler) {
  return { path, module: { loader: handler, action: handler } };
}

/** A build as Remix makes it, with resource routes only. */
function handMadeBuild(): ServerBuild {
  let begun: () => void = () => undefined;
  slowHasBegun = new Promise((resolve) => (begun = resolve));
  const slow = new Promise<void>((resolve) => (letSlowGo = resolve));
  return testBuild(() => new Response("page"), {
    "routes/echo": resource("echo", async ({ request, context }) => {
      context.responseHeaders.append("set-cookie", "from-shell=1");
      const headers = new Headers({ "content-type": "application/json" });
      headers.append("set-cookie", "one=1");
      headers.append("set-cookie", "two=2");
      const body = request.method === "POST" ? await request.text() : "";
      const seen = { url: request.url, headers: Object.fromEntries(request.headers), length: body.length };
      return new Response(JSON.stringify({ ...seen, clientAddress: context.clientAddress }), { headers });
    }),
    "routes/slow": resource("slow", async () => {
      begun();
      await slow;
      return new Response("answered");
    }),
    "routes/broken": resource("broken", () => Promise.reject(new Error("secret detail"))),
  });
}

async function start(overrides: Partial<HttpShellOptions> = {}): Promise<void> {
  const folder = makeTestFolder("built");
  folders.push(folder);
  mkdirSync(path.join(folder, "assets"));
  writeFileSync(path.join(folder, "assets/app-1.js"), "plain");
  writeFileSync(path.join(folder, "assets/app-1.js.br"), "brotli");
  writeFileSync(path.join(folder, "favicon.svg"), "robots");
  ({ shell, port, send } = await startTestShell(handMadeBuild(), routesWith(["echo", "slow", "broken"]), {
    staticFiles: builtFiles(folder),
    createLoadContext: (_request, details) => {
      lastDetails = details;
      return Promise.resolve(details as unknown as LoadContext);
    },
    receiveWebhook: ({ source, body }) =>
      Promise.resolve({ status: 200, message: `${source}: ${body.length} bytes` }),
    ...overrides,
  }));
}

beforeEach(() => start());
afterEach(async () => {
  letSlowGo();
  await shell.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const post = (url: string, headers: Record<string, string>, body: string | string[] = "a=1") => {
  const length = Array.isArray(body) ? {} : { "content-length": String(Buffer.byteLength(body)) };
  return send(url, { method: "POST", headers: { ...length, ...headers } }, body);
};

describe("forms from elsewhere", () => {
  test("a form of our own pages is taken, one of another site is refused", async () => {
    expect((await post("/echo", { origin: APP_URL, cookie: "a=1" })).status).toBe(200);
    expect((await post("/echo", { origin: "https://evil.example", cookie: "a=1" })).status).toBe(403);
    expect((await post("/echo", { origin: "null", cookie: "a=1" })).status).toBe(403);
    expect((await post("/echo", { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await post("/echo", { cookie: "a=1" })).status).toBe(403);
  });

  test("naming our host in a forwarded header does not make another site ours", async () => {
    const headers = {
      origin: "https://evil.example",
      "x-forwarded-host": "evil.example",
      host: "evil.example",
    };
    expect((await post("/echo", headers)).status).toBe(403);
  });

  test("a webhook needs no origin", async () => {
    expect(await post("/api/webhooks/stripe", {}, "12345")).toMatchObject({
      status: 200,
      text: '{"message":"stripe: 5 bytes"}',
    });
  });
});

describe("what a client says of itself", () => {
  test("host and protocol come from the settings, and forwarded headers do not arrive", async () => {
    const headers = {
      host: "evil.example",
      "x-forwarded-proto": "http",
      forwarded: "host=evil",
      "x-request-id": "x",
    };
    const seen = JSON.parse((await send("/echo?q=1", { headers })).text) as {
      url: string;
      headers: Record<string, string>;
      clientAddress: string;
    };
    expect(seen.url).toBe(`${APP_URL}/echo?q=1`);
    expect(seen.headers).toMatchObject({ host: "book.example" });
    expect(Object.keys(seen.headers).filter((name) => name.includes("forwarded"))).toEqual([]);
    expect(seen.headers["x-request-id"]).toMatch(/^req_[\w-]{16}$/);
    expect(seen.clientAddress).toBe("127.0.0.1");
  });

  test("with one proxy of ours in front, the address it saw counts, not the one that the client wrote", async () => {
    await shell.stop();
    await start({ trustedProxyHops: 1 });
    const answer = await send("/echo", { headers: { "x-forwarded-for": "6.6.6.6, 203.0.113.9" } });
    expect(JSON.parse(answer.text)).toMatchObject({ clientAddress: "203.0.113.9" });
  });

  test.each([
    ["203.0.113.7:51000", "203.0.113.7"],
    ["[2001:db8::1]:443", "2001:db8::1"],
    ["2001:db8::1", "2001:db8::1"],
  ])("an address that our proxy writes as %s is %s, whatever the port", async (written, address) => {
    await shell.stop();
    await start({ trustedProxyHops: 1 });
    const answer = await send("/echo", { headers: { "x-forwarded-for": `6.6.6.6, ${written}` } });
    expect(JSON.parse(answer.text)).toMatchObject({ clientAddress: address });
  });

  test("what cannot be read as an address counts as the socket's, and is warned of once", async () => {
    await shell.stop();
    const warnings: string[] = [];
    const warn = (_details: object, message: string) => void warnings.push(message);
    await start({ trustedProxyHops: 1, log: { ...noLog, warn } });
    for (const written of ["unknown", "_hidden", ""]) {
      const answer = await send("/echo", { headers: { "x-forwarded-for": written } });
      expect(JSON.parse(answer.text)).toMatchObject({ clientAddress: "127.0.0.1" });
    }
    expect(warnings).toEqual([expect.stringContaining("TRUSTED_PROXY_HOPS")]);
  });

  test("each request has an id of ours and a nonce of its own", async () => {
    const first = await send("/echo");
    const nonce = lastDetails?.nonce;
    await send("/echo");
    expect(first.headers["x-request-id"]).toMatch(/^req_[\w-]{16}$/);
    expect(first.headers["content-security-policy"]).toContain(`'nonce-${nonce ?? "none"}'`);
    expect(lastDetails?.nonce).not.toBe(nonce);
  });
});

describe("sizes and methods", () => {
  test("a webhook may bring 1 MiB and not a byte more", async () => {
    expect((await post("/api/webhooks/stripe", {}, "x".repeat(1024 * 1024))).status).toBe(200);
    expect((await post("/api/webhooks/stripe", {}, "x".repeat(1024 * 1024 + 1))).status).toBe(413);
  });

  test("a report of the mail provider may bring 64 KiB and not a byte more", async () => {
    expect((await post("/api/webhooks/mail", {}, "x".repeat(64 * 1024))).status).toBe(200);
    expect((await post("/api/webhooks/mail", {}, "x".repeat(64 * 1024 + 1))).status).toBe(413);
  });

  test("a form may bring 256 KiB", async () => {
    expect((await post("/echo", { origin: APP_URL }, "x".repeat(256 * 1024))).status).toBe(200);
    expect((await post("/echo", { origin: APP_URL }, "x".repeat(256 * 1024 + 1))).status).toBe(413);
  });

  test("a body that does not say how long it is gets counted", async () => {
    const short = await post("/api/webhooks/stripe", { "transfer-encoding": "chunked" }, ["abc", "de"]);
    expect(short.text).toBe('{"message":"stripe: 5 bytes"}');
    const parts = Array.from({ length: 5 }, () => "x".repeat(64 * 1024));
    expect((await post("/echo", { origin: APP_URL, "transfer-encoding": "chunked" }, parts)).status).toBe(
      413,
    );
  });

  test("unknown methods and proxy requests are refused", async () => {
    expect(await send("/echo", { method: "DELETE" })).toMatchObject({ status: 405 });
    expect((await send("http://evil.example/echo")).status).toBe(400);
    expect((await send("//evil.example/echo")).status).toBe(400);
    expect((await send("/api/webhooks/%2e%2e/echo")).status).toBe(400);
  });

  test("a method that the route does not have is refused with those that it has", async () => {
    const answer = await post("/favicon.svg", { origin: APP_URL });
    expect([answer.status, answer.headers.allow]).toEqual([405, "GET, HEAD"]);
    const read = await send("/api/webhooks/stripe");
    expect([read.status, read.headers.allow]).toEqual([405, "POST"]);
  });

  test("a target with our own origin before it is the same as without", async () => {
    const headers = { origin: APP_URL };
    const seen = JSON.parse((await send(`${APP_URL}/echo?q=1`, { headers })).text) as { url: string };
    expect(seen.url).toBe(`${APP_URL}/echo?q=1`);
    expect((await send(`${APP_URL}/assets/app-1.js`)).text).toBe("plain");
  });
});

describe("a sender who does not go on", () => {
  /** Opens a connection, sends this, and resolves to all that comes back until the server ends it. */
  function sendAndWait(text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, "127.0.0.1", () => socket.write(text));
      let answer = "";
      socket.setEncoding("utf8").on("data", (chunk: string) => (answer += chunk));
      socket.once("close", () => resolve(answer));
      socket.once("error", reject);
    });
  }

  beforeEach(async () => {
    await shell.stop();
    await start({ senderPatience: { requestMs: 200, headersMs: 100, checkMs: 20 } });
  });

  // 10 s: without a look of our own, Node would notice after 30.
  test("within the headers is answered 408, and the connection ends", { timeout: 10_000 }, async () => {
    expect(await sendAndWait("GET /echo HTTP/1.1\r\nhost: x\r\n")).toContain("408 Request Timeout");
  });

  test("within the body is answered 408, and the connection ends", { timeout: 10_000 }, async () => {
    const head = `POST /echo HTTP/1.1\r\nhost: x\r\norigin: ${APP_URL}\r\ncontent-length: 9\r\n\r\n`;
    expect(await sendAndWait(`${head}a=1`)).toContain("408 Request Timeout");
  });
});

test("in earnest headers have 10 s and a request 30", () => {
  expect([shell.server.headersTimeout, shell.server.requestTimeout]).toEqual([10_000, 30_000]);
});

describe("answers", () => {
  test("every cookie of a route arrives, and the shell's beside them", async () => {
    expect((await send("/echo")).headers["set-cookie"]).toEqual(["one=1", "two=2", "from-shell=1"]);
  });

  test("pages carry the security headers", async () => {
    const { headers } = await send("/echo");
    expect(headers).toMatchObject({
      "referrer-policy": "strict-origin-when-cross-origin",
      "x-content-type-options": "nosniff",
      "cross-origin-opener-policy": "same-origin",
      "strict-transport-security": "max-age=31536000; includeSubDomains",
    });
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain(
      "form-action 'self' https://checkout.stripe.com https://calendly.com https://auth.calendly.com;",
    );
    expect(policy).toContain("frame-src 'self' https://calendly.com;");
    expect(policy).not.toContain("unsafe-inline");
  });

  test("a bug shows an id to quote and nothing of itself", async () => {
    const answer = await send("/broken");
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain("secret detail");
  });

  test("a request that fails is logged by its path: what its query carries may open something", async () => {
    const lines: unknown[] = [];
    await shell.stop();
    await start({
      createLoadContext: () => Promise.reject(new Error("no context")),
      log: { ...noLog, error: (details, message) => lines.push({ ...details, message }) },
    });
    expect((await send("/bookings/bkg_1/link?key=k1.secret")).status).toBe(500);
    expect(lines).toMatchObject([{ path: "/bookings/bkg_1/link" }]);
    expect(JSON.stringify(lines)).not.toContain("secret");
  });

  test("assets are compressed by request, kept for ever, and missing ones are no page", async () => {
    const plain = await send("/assets/app-1.js");
    expect(plain).toMatchObject({ status: 200, text: "plain" });
    expect(plain.headers["cache-control"]).toContain("immutable");
    const headers = { "accept-encoding": "br" };
    expect(await send("/assets/app-1.js", { headers })).toMatchObject({ text: "brotli" });
    expect((await send("/assets/app-1.js.br")).status).toBe(404);
    expect((await send("/assets/gone.js")).text).toBe("Not found\n");
    expect((await send("/favicon.svg")).headers["cache-control"]).toBe("public, max-age=3600");
    expect((await send("/assets/app-1.js", { method: "HEAD" })).text).toBe("");
  });

  test("a build that answers anything outside the table of routes is not served", async () => {
    await shell.stop();
    const routes = routesWith(["echo", "slow"]);
    await expect(start({ routes })).rejects.toThrow("routes/broken answers /broken and has no row");
    await start();
  });

  test("health says up, readiness says whether the database answers", async () => {
    expect((await send("/healthz")).status).toBe(200);
    expect((await send("/readyz")).status).toBe(200);
    await shell.stop();
    await start({ checkReady: () => Promise.reject(new Error("gone")) });
    expect((await send("/healthz")).status).toBe(200);
    expect((await send("/readyz")).status).toBe(503);
  });
});

describe("the stop", () => {
  test("what is in flight is answered, what comes after is not accepted, and kept connections end", async () => {
    const agent = new Agent({ keepAlive: true });
    await send("/echo", { agent });
    const inFlight = send("/slow", { agent });
    await slowHasBegun;
    const stopped = shell.stop();
    await vi.waitFor(() => expect(shell.server.listening).toBe(false));
    await expect(send("/echo")).rejects.toThrow(/ECONNREFUSED/);
    letSlowGo();
    expect(await inFlight).toMatchObject({ text: "answered", headers: { connection: "close" } });
    await stopped;
    agent.destroy();
  });

  test("until whoever stands in front has turned away, requests are taken, readiness and health say no, and connections are told to end", async () => {
    await shell.stop();
    let endDrain: () => void = () => undefined;
    const drained = new Promise<void>((resolve) => (endDrain = resolve));
    const seen: string[] = [];
    await start({
      drain: {
        asked: () => seen.push("asked"),
        saidNo: () => seen.push("said no"),
        untilOver: () => drained,
      },
    });
    const agent = new Agent({ keepAlive: true });
    expect((await send("/echo", { agent })).headers.connection).toBe("keep-alive");
    const stopped = shell.stop();
    expect(await send("/readyz")).toMatchObject({ status: 503, headers: { connection: "close" } });
    expect(await send("/healthz")).toMatchObject({ status: 503, text: "stopping\n" });
    expect(await send("/echo", { agent })).toMatchObject({ status: 200, headers: { connection: "close" } });
    expect(seen).toEqual(["asked", "said no", "said no", "asked"]);
    endDrain();
    await stopped;
    await expect(send("/echo")).rejects.toThrow(/ECONNREFUSED/);
    agent.destroy();
  });

  test("a client that leaves in the middle of its own request does no harm", async () => {
    const socket = connect(port, "127.0.0.1");
    socket.write("POST /api/webhooks/stripe HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nabc");
    await new Promise((resolve) => socket.once("connect", resolve));
    socket.destroy();
    expect((await send("/healthz")).status).toBe(200);
  });
});
