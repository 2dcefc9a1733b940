import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { TestProject } from "vitest/node";
import { SHARED_SERVICES_URL } from "./shared-services.ts";

// Runs once for all test files, in the process that starts them. What it serves is loaded by the first who asks: a run of pure tests never does.

/** Listens, and tells the test files where. */
export default async function serveSharedServices(project: TestProject): Promise<() => Promise<void>> {
  let prepared: ReturnType<typeof load> | null = null;
  const server = createServer((request, response) => {
    void (async () => {
      const preparing = await (prepared ??= load());
      return preparing.answer(request.method ?? "", request.url ?? "", await text(request));
    })().then(
      (value) => response.end(JSON.stringify(value)),
      (error: unknown) => {
        response.statusCode = 500;
        response.end(String(error));
      },
    );
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env[SHARED_SERVICES_URL] = url;
  project.provide("sharedServicesUrl", url);
  return async () => {
    await (await prepared)?.close();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
}

async function load() {
  const { startPrepared } = await import("./prepared.ts");
  return startPrepared();
}
