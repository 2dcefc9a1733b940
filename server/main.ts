import { fileURLToPath } from "node:url";
import * as build from "virtual:remix/server-build";
import { builtFiles } from "./http/answers/built-files.ts";
import { DRAIN_MS_EXTRA } from "./http/drain.ts";
import { loadEnv } from "./env.ts";
import { runUntilSignal } from "./run-until-signal.ts";
import { openServices } from "./open-services.ts";
import { composeApp } from "./compose.ts";

const env = loadEnv();
const services = await openServices(env);
const app = composeApp(services, {
  mode: "production",
  loadBuild: () => Promise.resolve(build),
  // Seen from build/server/main.js, where this runs.
  staticFiles: builtFiles(fileURLToPath(new URL("../client", import.meta.url))),
});
runUntilSignal(() => app.stop(), services.log, env.DRAIN_SECONDS * 1000 + DRAIN_MS_EXTRA);
const port = await app.start();
services.log.info({ port, url: env.APP_URL, environment: env.APP_ENV }, "Listening");
