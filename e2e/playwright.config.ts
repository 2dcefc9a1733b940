import { defineConfig } from "@playwright/test";
import { BROWSER_COMMAND, browserArguments, findBrowser } from "./find-browser.ts";

const executablePath = findBrowser();
if (executablePath === null) throw new Error(`There is no browser to test with. Run: ${BROWSER_COMMAND}`);

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  outputDir: "../test-results",
  // Tests of one file need nothing of each other: the workers share them out evenly.
  fullyParallel: true,
  workers: 2,
  // What passes only then is told as flaky at the end of the run.
  retries: process.env["CI"] === "true" ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [["list"]],
  use: { locale: "en-GB", trace: { mode: "retain-on-failure", screenshots: false } },
  projects: [
    {
      name: "chromium",
      use: { browserName: "chromium", launchOptions: { executablePath, args: browserArguments() } },
    },
  ],
});
