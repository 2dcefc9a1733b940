import { expectThat, type SmokeSteps } from "./smoke-steps.ts";
import type { SmokeTarget } from "./smoke-target.ts";

/** What every answer says, whatever it is. */
const HEADERS = [
  "content-security-policy",
  "referrer-policy",
  "x-content-type-options",
  "cross-origin-opener-policy",
  "permissions-policy",
  "x-request-id",
];

/** Health, pages, their files and their headers, as somebody sees them who is not signed in. */
export async function lookAtPages({ step }: SmokeSteps, { appUrl }: SmokeTarget): Promise<void> {
  const get = (path: string) => fetch(`${appUrl}${path}`, { redirect: "manual" });

  await step(
    "health",
    "Is the process up, and does its proxy lead to it? Look at the log of both.",
    async () => {
      const up = await get("/healthz");
      expectThat(up.ok && (await up.text()).trim() === "up", `/healthz answered ${up.status}`);
    },
  );
  await step(
    "readiness",
    "The database does not answer or takes no writes: look at its disk and the log.",
    async () => {
      const ready = await get("/readyz");
      expectThat(ready.ok && (await ready.text()).trim() === "ready", `/readyz answered ${ready.status}`);
    },
  );
  const page = await step(
    "pages",
    "The log has a line for each failure, under the request's id.",
    async () => {
      for (const path of ["/sign-in", "/sign-up", "/developers", "/api/openapi.json"]) {
        const answer = await get(path);
        await answer.text();
        expectThat(answer.status === 200, `${path} answered ${answer.status} (${requestIdOf(answer)})`);
      }
      const missing = await get("/no-such-page");
      await missing.text();
      expectThat(missing.status === 404, `a page that does not exist answered ${missing.status}`);
      const front = await get("/");
      expectThat(front.status === 200, `/ answered ${front.status} (${requestIdOf(front)})`);
      return { headers: front.headers, html: await front.text() };
    },
  );
  if (page === null) return;

  await step(
    "files of the pages",
    "Build and start the same version; a proxy must pass /assets/ on.",
    async () => {
      const files = [...page.html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, file = ""]) => file);
      expectThat(files.length > 0, "the first page names no file");
      for (const file of new Set(files)) {
        const answer = await get(file);
        await answer.arrayBuffer();
        expectThat(answer.status === 200, `${file} answered ${answer.status}`);
      }
    },
  );
  await step("security headers", "A proxy in front takes headers away: let it pass on what it gets.", () => {
    const { headers } = page;
    const missing = HEADERS.filter((name) => !headers.has(name));
    expectThat(missing.length === 0, `missing: ${missing.join(", ")}`);
    const isHttps = appUrl.startsWith("https:");
    expectThat(!isHttps || headers.has("strict-transport-security"), "missing: strict-transport-security");
    return Promise.resolve(
      headers.get("x-robots-tag")?.includes("noindex") === true
        ? "marked as staging, closed to search engines"
        : "not marked as staging",
    );
  });
}

export function requestIdOf(answer: Response): string {
  return answer.headers.get("x-request-id") ?? "no request id: it did not come from the app";
}
