import { isOpenToPeople } from "../allowed-settings.ts";
import { loadEnv } from "../env.ts";
import { seedDemo } from "./seed-demo.ts";
import { seedPolicies } from "./seed-policies.ts";
import { seedReviews } from "./seed-reviews.ts";
import { seedSampleFunnel } from "./seed-sample-funnel.ts";
import { openServices } from "../open-services.ts";

const env = loadEnv();
if (isOpenToPeople(env.APP_ENV)) {
  console.error(`The demo's builders and accounts have known passwords: they are not for ${env.APP_ENV}.`);
  process.exit(1);
}
const services = await openServices(env, "expect_it_migrated");
try {
  await seedDemo(services);
  if (process.argv.includes("--with-reviews")) await seedReviews(services);
  if (process.argv.includes("--with-policies")) await seedPolicies(services);
  await seedSampleFunnel(services);
} finally {
  await services.close();
}
