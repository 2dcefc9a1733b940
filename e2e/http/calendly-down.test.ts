import { afterAll, beforeAll, expect, test } from "vitest";
import { nobody } from "../kit/visitors.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { until } from "../../server/test-until.ts";

/** 200 views, 3 s apart: ten minutes. */
const VIEWS = 200;
const BETWEEN_VIEWS_MS = 3_000;
/** 3 tries each for 5 failures, then a probe after 30 s, 60 s and every 2 min, for the one connection that is looked at. */
const REQUESTS_MAX = 20;

let app: BuiltApp;
beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.stop());

/** How the profile speaks of free times; the page must be there. With a query, so that each view is rendered and none is a kept page. */
async function readProfile(): Promise<string> {
  const response = await nobody(app).get("/profile/ada-okafor?from=a-newsletter");
  expect(response.status).toBe(200);
  const html = await response.text();
  expect(html).toContain("Architecture review");
  return html;
}

test("with Calendly down for ten minutes, 200 profile views are answered, say how old their knowledge is, and Calendly is left in peace", async () => {
  await until(async () => expect(await readProfile()).toContain("Free times in the next 30 days"));
  await app.sandbox.addFault({ provider: "calendly", on: "request", fault: { kind: "down" } });
  const before = (await app.sandbox.listRequests("calendly")).length;
  let longestMs = 0;
  for (let view = 0; view < VIEWS; view++) {
    await app.sandbox.advance({ ms: BETWEEN_VIEWS_MS });
    const startedAt = performance.now();
    await readProfile();
    longestMs = Math.max(longestMs, performance.now() - startedAt);
  }
  const requests = (await app.sandbox.listRequests("calendly")).length - before;
  console.info(
    `Calendly down for 10 min, ${VIEWS} profile views: ${requests} requests to it, slowest page ${longestMs.toFixed(0)} ms`,
  );
  expect(requests).toBeLessThanOrEqual(REQUESTS_MAX);
  expect(await readProfile()).toMatch(/Calendly is not answering just now.*Free times.*checked/s);

  await app.sandbox.clearFaults();
  await app.sandbox.advance({ minutes: 3 });
  await until(async () => expect(await readProfile()).toContain("checked just now"));
});
