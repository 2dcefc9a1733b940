import { loadEnv } from "../env.ts";
import { seedDemo } from "./seed-demo.ts";
import { layFoundation } from "../wire.ts";

const env = loadEnv();
if (env.APP_ENV === "production") {
  console.error("The demo's builders and accounts have known passwords: they are not for production.");
  process.exit(1);
}
const foundation = await layFoundation(env, "expect_it_migrated");
try {
  await seedDemo(foundation);
} finally {
  await foundation.close();
}
