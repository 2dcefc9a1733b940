import { request, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { HttpShell } from "../create-http-shell.ts";
import { routesWith } from "../routes/test-routes.ts";
import { startTestShell, testBuild } from "../test-shell.ts";

const TEXT = `<html>${"one person's words ".repeat(200)}`;

let shell: HttpShell;
let port: number;

beforeEach(async () => {
  const page = (_request: Request, status: number, headers: Headers) => {
    headers.set("content-type", "text/html; charset=utf-8");
    return new Response(TEXT, { status, headers });
  };
  const module = { default: () => null, loader: () => ({ ok: true }) };
  const build = testBuild(page, { "routes/own": { path: "own", module } });
  ({ shell, port } = await startTestShell(build, routesWith(["own"], { methods: ["GET"] })));
});
afterEach(() => shell.stop());

async function own(accepted: string, method = "GET") {
  const asked = request({
    host: "127.0.0.1",
    port,
    path: "/own",
    method,
    headers: { "accept-encoding": accepted },
  });
  asked.end();
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    asked.once("response", resolve);
    asked.once("error", reject);
  });
  return { headers: response.headers, bytes: await buffer(response) };
}

test("a page of one person goes out as small as its reader takes it", async () => {
  const plain = await own("identity");
  expect([plain.headers["content-encoding"], plain.bytes.toString()]).toEqual([undefined, TEXT]);
  const [br, gzip] = [await own("gzip, br"), await own("gzip")];
  expect(br.headers["content-encoding"]).toBe("br");
  expect(brotliDecompressSync(br.bytes).toString()).toBe(TEXT);
  expect(gzip.headers["content-encoding"]).toBe("gzip");
  expect(gunzipSync(gzip.bytes).toString()).toBe(TEXT);
  expect(br.headers.vary).toContain("Accept-Encoding");
  expect(br.headers["cache-control"]).toBe("private, no-store");
});

test("a HEAD says what the page's headers are, and has no body", async () => {
  const { headers, bytes } = await own("br", "HEAD");
  expect(headers["content-type"]).toContain("text/html");
  expect(bytes.length).toBe(0);
});
