import { runCommand } from "./run-command.ts";
import { tellProgress } from "./tell-progress.ts";

/**
 * `npm run release`: lets a restored installation go on, while its app runs. Refuses while not everything has been compared with Stripe and Calendly.
 * Says what it is at. Ends with 1 whenever nothing was released.
 */
const NOT_RELEASED = "Not released";
const progress = tellProgress(NOT_RELEASED);
progress.step("looking at what is held");
await runCommand(NOT_RELEASED, async () => {
  try {
    // Only now: loading takes seconds on a busy machine, and whoever waits is to see that it has begun.
    const { release } = await import("./release-what-is-held.ts");
    return await release(progress);
  } finally {
    progress.end();
  }
});
