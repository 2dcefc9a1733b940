import { describe, expect, test } from "vitest";
import { judgeAnswer } from "./judge-answer.ts";
import { marked } from "./nasty-values.ts";
import { listTargets, type Target } from "./targets.ts";
import type { WireAnswer } from "./wire.ts";

const OWN = "http://localhost:1";

function targetOf(name: string): Target {
  const found = listTargets().find((target) => target.name === name);
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found;
}

function faultsOf(name: string, path: string, answer: Partial<WireAnswer>): readonly string[] {
  const request = { method: "GET", target: path, headers: {}, body: null };
  const whole = { status: 200, body: "", ...answer, headers: { "x-request-id": "req_1", ...answer.headers } };
  return judgeAnswer({ target: targetOf(name), request }, whole, [OWN]).faults;
}

const html = (body: string) => ({ body, headers: { "content-type": "text/html; charset=utf-8" } });

describe("found is", () => {
  test.each([
    ["a failure", { status: 500 }],
    ["a stack", html("Error: x\n    at go (/app/server/main.js:1:2)")],
    ["a statement", html('select "id" from "booking" where')],
    ["what was sent, in a text", html(`<p>${marked(7)}</p>`)],
    ["what was sent, in an attribute", html(`<input value="${marked(7).replaceAll("<", "&lt;")}">`)],
    ["a way out to another site", { status: 302, headers: { location: "https://evil.example/" } }],
    [
      "a way out to another site, without a scheme",
      { status: 302, headers: { location: "//evil.example/" } },
    ],
  ])("%s", (_what, answer) => {
    expect(faultsOf("page /sign-in", "/sign-in", answer)).toHaveLength(1);
  });

  test("a problem that is none", () => {
    const headers = { "content-type": "application/problem+json" };
    const found = faultsOf("GET /api/bookings", "/api/bookings", {
      status: 404,
      headers,
      body: '{"status":404}',
    });
    expect(found).toHaveLength(1);
  });

  test("an answer that is not what the operation says", () => {
    const headers = { "content-type": "application/json" };
    expect(faultsOf("GET /api/bookings", "/api/bookings", { headers, body: '{"data":[{}]}' })).toHaveLength(
      1,
    );
  });
});

test("an escaped text and a way back to our own pages are none", () => {
  const escaped = marked(7)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll("'", "&#x27;")
    .replaceAll('"', "&quot;");
  expect(faultsOf("page /sign-in", "/sign-in", html(`<p title="${escaped}">${escaped}</p>`))).toEqual([]);
  expect(faultsOf("page /sign-in", "/sign-in", { status: 302, headers: { location: "/account" } })).toEqual(
    [],
  );
});
