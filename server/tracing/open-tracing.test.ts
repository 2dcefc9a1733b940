import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { createLog } from "../log.ts";
import { openTracing } from "./open-tracing.ts";
import { traceIdsOf } from "./trace-ids.ts";

const SETTINGS = {
  headers: {},
  share: 1,
  installationId: "one",
  appVersion: "1",
  environment: "test",
};

const LISTING = `
  import { createRequire } from "node:module";
  function loaded() {
    const files = Object.keys(createRequire(import.meta.url).cache);
    const names = files.map((file) => /@opentelemetry\\/([^/]+)/.exec(file)?.[1]);
    return [...new Set(names)].filter((name) => name !== undefined);
  }
  await import("./server/compose.ts");
  const { openTracing } = await import("./server/tracing/open-tracing.ts");
  const off = loaded();
  await openTracing(${JSON.stringify({ ...SETTINGS, endpoint: "http://127.0.0.1:1" })});
  console.log(JSON.stringify({ off, on: loaded() }));
`;

test("the whole app loads nothing of OpenTelemetry before traces are wanted but the interface that the sign-in library looks for", () => {
  const args = ["--import", "tsx", "--input-type=module", "--eval", LISTING];
  const { off, on } = JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" })) as {
    readonly off: readonly string[];
    readonly on: readonly string[];
  };
  expect(off.filter((name) => name !== "api")).toEqual([]);
  expect(on).toEqual(expect.arrayContaining(["sdk-trace-node", "exporter-trace-otlp-http", "resources"]));
});

test("a reference leads to the same trace in every process of an installation, and to another in another installation", () => {
  const ids = traceIdsOf({ reference: "inbox:1" }, "one");
  expect(traceIdsOf({ reference: "inbox:1" }, "one")).toEqual(ids);
  expect(traceIdsOf({ reference: "inbox:1" }, "two").traceId).not.toBe(ids.traceId);
  expect(ids.traceId).toMatch(/^[0-9a-f]{32}$/);
  expect(ids.spanId).toMatch(/^[0-9a-f]{16}$/);
});

test("steps know the trace that they are in, and what is outside knows none", async () => {
  const tracing = await openTracing({
    ...SETTINGS,
    endpoint: "http://127.0.0.1:1",
    log: createLog("silent"),
  });
  const origin = { reference: "req_1", place: "first" } as const;
  await tracing.step({ name: "request", attributes: {}, origin }, async () => {
    expect(tracing.currentIds()).toEqual(traceIdsOf(origin, "one"));
    await tracing.step({ name: "within", attributes: {} }, () => {
      expect(tracing.currentIds()?.traceId).toBe(traceIdsOf(origin, "one").traceId);
      expect(tracing.currentIds()?.spanId).not.toBe(traceIdsOf(origin, "one").spanId);
      expect(tracing.within(null, () => tracing.currentIds())).toBeNull();
      return Promise.resolve();
    });
  });
  expect(tracing.currentIds()).toBeNull();
  await tracing.close();
});

test("an error is told by its class, and a collector that refuses costs a line in the log", async () => {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    request.on("data", (chunk: Buffer) => bodies.push(chunk.toString("utf8")));
    request.on("end", () => response.writeHead(400).end());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  let lines = "";
  const log = createLog("info", { write: (line: string) => (lines += line) });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const tracing = await openTracing({ ...SETTINGS, endpoint, log });
  const refused = tracing.step({ name: "a step", attributes: {} }, () =>
    Promise.reject(new RangeError("no mail to ada@example.com")),
  );
  await expect(refused).rejects.toThrow("ada@example.com");
  await tracing.close();
  server.close();
  expect(bodies.join("")).toContain("RangeError");
  expect(bodies.join("")).not.toContain("ada@example.com");
  expect(lines).toContain("traces cannot be sent to the collector");
});
