import { loadEnv } from "../env.ts";
import { rebuildFunnel } from "../funnel/rebuild-funnel.ts";
import { openServices } from "../open-services.ts";
import { runCommand } from "./run-command.ts";

/** `npm run rebuild-funnel`: counts the funnel anew from the histories, while the app runs; views stay. */
await runCommand("The funnel was not counted anew", async () => {
  const services = await openServices({ ...loadEnv(), LOG_LEVEL: "silent" }, "expect_it_migrated");
  try {
    await rebuildFunnel(services);
    process.stdout.write("The funnel is counted anew from the histories. Views were left as they are.\n");
    return 0;
  } finally {
    await services.close();
  }
});
