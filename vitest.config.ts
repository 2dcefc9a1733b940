import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["server/**/*.test.ts", "db/**/*.test.ts", "app/**/*.test.{ts,tsx}", "e2e/**/*.test.ts"],
    // Most of them wait for other processes: as many files at a time as a small machine has cores.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    restoreMocks: true,
  },
});
