import { isOpenToPeople } from "../allowed-settings.ts";
import { loadEnv } from "../env.ts";
import { seedDemo } from "./seed-demo.ts";
import { seedPolicies } from "./seed-policies.ts";
import { seedReviews } from "./seed-reviews.ts";
import { seedSampleFunnel } from "./seed-sample-funnel.ts";
import { controlAt } from "./planted/control-call.ts";
import { seedYear } from "./seed-year/seed-year.ts";
import { openServices } from "../open-services.ts";

/** Followed by the address of the sandbox's control, at which the year is planted as well. */
const YEAR = "--with-year-at=";

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
  const controlUrl = process.argv.find((argument) => argument.startsWith(YEAR))?.slice(YEAR.length);
  if (controlUrl !== undefined) await seedYear(services, controlAt(controlUrl));
} finally {
  await services.close();
}
