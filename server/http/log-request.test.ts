import { afterAll, beforeAll, expect, test } from "vitest";
import { createLog } from "../log.ts";
import { logRequest } from "./log-request.ts";
import type { AnsweredRequest } from "./answered-request.ts";
import { ROUTES } from "./routes/route-table.ts";
import { startTestShell, testBuild, type TestShell } from "./test-shell.ts";
import { until } from "../test-until.ts";

let shell: TestShell;
const answered: AnsweredRequest[] = [];
const lines: string[] = [];

beforeAll(async () => {
  const log = createLog("info", { write: (line) => void lines.push(line) });
  shell = await startTestShell(
    testBuild(() => new Response("a page"), {}),
    ROUTES,
    {
      observeRequest(request) {
        answered.push(request);
        logRequest(log, request);
      },
    },
  );
});
afterAll(() => shell.shell.stop());

test("each request leaves one line with its id, class, status, time and who asked, and nothing that names anybody", async () => {
  await shell.send("/healthz");
  await shell.send("/bookings/bkg_00000000000000000000000001?key=secretsecretsecretsecret", {
    method: "DELETE",
  });
  await shell.send("/api/webhooks/stripe?email=casey@example.com", { method: "GET" });
  await until(() => expect(lines).toHaveLength(3));
  const written = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(written).toEqual([
    expect.objectContaining({ class: "health", status: 200, by: "nobody", msg: "answered" }),
    expect.objectContaining({ class: "page", status: 405, by: "nobody" }),
    expect.objectContaining({ class: "webhook", status: 405, by: "provider" }),
  ]);
  for (const line of written) {
    expect(Object.keys(line).sort()).toEqual([
      "by",
      "class",
      "level",
      "ms",
      "msg",
      "requestId",
      "status",
      "time",
    ]);
    expect(line["requestId"]).toMatch(/^req_[\w-]{16}$/);
  }
  expect(lines.join("")).not.toMatch(/casey|bkg_|secret|api\/|\?/);
});

test("who is signed in is told by role alone, and somebody who leaves before an answer has no status", () => {
  const found: string[] = [];
  const log = createLog("info", { write: (line) => void found.push(line) });
  logRequest(log, { requestId: "req_1", kind: "page", status: null, seconds: 0.01234, askedBy: "operator" });
  expect(JSON.parse(found[0] ?? "")).toMatchObject({ status: null, ms: 12.3, by: "operator" });
});
