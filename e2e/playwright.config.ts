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
  expect: {
    timeout: 15_000,
    toHaveScreenshot: {
      pathTemplate: "{testDir}/seen-and-heard/baselines/{arg}{ext}",
      animations: "disabled",
      caret: "hide",
      scale: "css",
      // A shade of a colour counts; a handful of pixels at the edge of letters does not.
      threshold: 0.03,
      maxDiffPixelRatio: 0.002,
    },
  },
  // What is kept of pages is renewed by `npm run baselines`, and never by the way.
  updateSnapshots: "none",
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
