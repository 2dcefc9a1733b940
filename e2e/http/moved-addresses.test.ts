import { afterAll, beforeAll, expect, test } from "vitest";
import { nobody } from "../kit/visitors.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";

let app: BuiltApp;
beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.stop());

test("the address that failed jobs had before leads to them for good, with all that stood behind it", async () => {
  for (const [before, now] of [
    ["/operator/letters", "/operator/failed-jobs"],
    ["/operator/letters/", "/operator/failed-jobs"],
    ["/operator/letters?about=delivery%3A17", "/operator/failed-jobs?about=delivery%3A17"],
    ["/operator/letters/effect/1", "/operator/failed-jobs/effect/1"],
  ] as const) {
    const answer = await nobody(app).get(before);
    expect([before, answer.status, answer.headers.get("location")]).toEqual([before, 308, now]);
  }
});

test("a form of the page that was open before is sent to the new address as it is", async () => {
  const answer = await nobody(app).post("/operator/letters", {
    intent: "retry:delivery:17",
    note: "Again.",
  });
  expect([answer.status, answer.headers.get("location")]).toEqual([308, "/operator/failed-jobs"]);
});
