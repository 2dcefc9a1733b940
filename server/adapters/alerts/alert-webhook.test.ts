import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createAlertWebhook, createHeartbeatCall } from "./alert-webhook.ts";

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function listen(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const listening = createServer(answer);
  server = listening;
  await new Promise<void>((begun) => listening.listen(0, "127.0.0.1", begun));
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}/secret-path`;
}

test("a message is posted as JSON with its text", async () => {
  const got: { method: string | undefined; body: string }[] = [];
  const url = await listen((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      got.push({ method: request.method, body });
      response.end("ok");
    });
  });
  await createAlertWebhook({ url }).post({
    text: "Critical: a refund could not be made",
    kind: "refund_failed",
  });
  expect(got).toEqual([
    { method: "POST", body: '{"text":"Critical: a refund could not be made","kind":"refund_failed"}' },
  ]);
});

test("a redirect is not followed, and what goes wrong never names the address", async () => {
  let asked = 0;
  const url = await listen((_request, response) => {
    asked += 1;
    response.writeHead(302, { location: "/elsewhere" }).end();
  });
  await expect(createAlertWebhook({ url }).post({ text: "x" })).rejects.toThrow(/^answered 302$/);
  expect(asked).toBe(1);
});

test("who does not answer in time, or not at all, is not waited for", async () => {
  const url = await listen(() => undefined);
  await expect(createHeartbeatCall({ url, callMsMax: 50 }).call()).rejects.toThrow(
    /^no answer \(TimeoutError\)$/,
  );
  const nobody = createHeartbeatCall({ url: "http://127.0.0.1:1/secret-path" });
  await expect(nobody.call()).rejects.toThrow(/^(?!.*secret).*$/);
});
