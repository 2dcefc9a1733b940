import type { SandboxUrls, SharedDemoServices } from "../../server/commands/demo-environment.ts";

/** Where the process that prepares for a whole run of tests listens; unset where there is none, as in a browser test. */
export const SHARED_SERVICES_URL = "SHARED_TEST_SERVICES_URL";

async function ask<Answer>(base: string, method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${base}${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${text}`);
  return JSON.parse(text) as Answer;
}

/**
 * Sandboxes and seeded databases by the process that runs all test files: each gets its own, and nobody waits for compilers to start.
 * Null where there is no such process.
 */
export function sharedServices(): SharedDemoServices | null {
  const base = process.env[SHARED_SERVICES_URL];
  if (base === undefined) return null;
  return {
    async startSandbox() {
      const { id, urls } = await ask<{ id: number; urls: SandboxUrls }>(base, "POST", "/sandboxes");
      return {
        urls,
        stop: async () => {
          await ask(base, "DELETE", `/sandboxes/${id}`);
        },
      };
    },
    async seed(env) {
      await ask(base, "POST", "/seed", env);
    },
  };
}
