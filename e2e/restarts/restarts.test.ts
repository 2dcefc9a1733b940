import { describe, expect, test } from "vitest";
import { CADDY, provideProgram } from "../kit/provide-program.ts";
import { restartUnderLoad, type RestartPlan } from "./restart-under-load.ts";

/** 5 minutes: six starts and stops of the app, each of which drains for some seconds, beside whatever else the machine does. */
const TIMEOUT_MS = 300_000;

const caddy = provideProgram(CADDY);

describe.skipIf(caddy === null)("through the shipped Caddy configuration", () => {
  const plans: readonly [string, Omit<RestartPlan, "caddy">][] = [
    ["one process on SQLite", { database: "sqlite", processes: 1, restarts: 2 }],
    ["two processes on PostgreSQL, one after the other", { database: "postgres", processes: 2, restarts: 1 }],
  ];

  test.each(plans)(
    "restarting %s fails no page, form, webhook or write, and loses nothing",
    { timeout: TIMEOUT_MS },
    async (_, plan) => {
      const { kinds, failures, lost } = await restartUnderLoad({ ...plan, caddy });
      expect([...failures]).toEqual([]);
      expect(lost).toEqual([]);
      for (const { requests } of kinds.values()) expect(requests).toBeGreaterThan(0);
    },
  );
});
