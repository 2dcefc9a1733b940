import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["server/**/*.test.ts", "db/**/*.test.ts", "app/**/*.test.{ts,tsx}", "e2e/**/*.test.ts"],
    // What many files need is made by one process, when the first of them asks.
    globalSetup: ["e2e/kit/serve-shared-services.ts"],
    // Most of them wait for other processes: as many files at a time as a small machine has cores.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    restoreMocks: true,
  },
});
