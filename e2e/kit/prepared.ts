import { invariant } from "../../server/domain/values/invariant.ts";
import { parseEnv } from "../../server/env.ts";
import { startPostgres, type PostgresSource } from "../../db/core/test-postgres.ts";
import { seedDemo } from "../../server/commands/seed-demo.ts";
import { openServices } from "../../server/open-services.ts";
import { startSandbox, type Sandbox } from "../../server/sandbox/start-sandbox.ts";

/** What many test files have from one process: sandboxes, seeded databases, and one PostgreSQL server. */
export function startPrepared() {
  const sandboxes = new Map<number, Sandbox>();
  let count = 0;
  let postgres: Promise<PostgresSource> | null = null;

  async function openSandbox(): Promise<{ readonly id: number; readonly urls: Sandbox["urls"] }> {
    const sandbox = await startSandbox();
    const id = ++count;
    sandboxes.set(id, sandbox);
    return { id, urls: sandbox.urls };
  }

  async function closeSandbox(id: number): Promise<null> {
    await sandboxes.get(id)?.close();
    sandboxes.delete(id);
    return null;
  }

  async function seed(settings: Readonly<Record<string, string>>): Promise<null> {
    const env = parseEnv({ ...settings, LOG_LEVEL: "warn" });
    invariant(env.ok, env.ok ? "" : env.problems.join("\n"));
    const services = await openServices(env.env);
    try {
      await seedDemo(services);
    } finally {
      await services.close();
    }
    return null;
  }

  return {
    async answer(method: string, path: string, body: string): Promise<unknown> {
      if (method === "POST" && path === "/sandboxes") return openSandbox();
      if (method === "DELETE" && path.startsWith("/sandboxes/"))
        return closeSandbox(Number(path.split("/").at(-1)));
      if (method === "POST" && path === "/seed") return seed(JSON.parse(body) as Record<string, string>);
      invariant(path === "/postgres-copies", `nothing at ${method} ${path}`);
      const server = await (postgres ??= startPostgres());
      return method === "POST" ? server.copy() : server.drop(body).then(() => "");
    },
    async close(): Promise<void> {
      await Promise.all([...sandboxes.values()].map((sandbox) => sandbox.close()));
      await (await postgres)?.remove();
    },
  };
}
