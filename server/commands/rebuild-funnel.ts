import { loadEnv } from "../env.ts";
import { rebuildFunnel } from "../funnel/rebuild-funnel.ts";
import { openServices } from "../open-services.ts";

/** `npm run rebuild-funnel`: counts the funnel anew from the histories, while the app runs; views stay. */
const services = await openServices({ ...loadEnv(), LOG_LEVEL: "silent" }, "expect_it_migrated");
try {
  await rebuildFunnel(services);
  process.stdout.write("The funnel is counted anew from the histories. Views were left as they are.\n");
} finally {
  await services.close();
}
