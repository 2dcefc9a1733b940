import { fileURLToPath } from "node:url";
import * as build from "virtual:remix/server-build";
import { builtFiles } from "./http/built-files.ts";
import { loadEnv } from "./env.ts";
import { runUntilSignal } from "./commands/run-until-signal.ts";
import { layFoundation, wireApp } from "./wire.ts";

const env = loadEnv();
const foundation = await layFoundation(env);
const app = wireApp(foundation, {
  mode: "production",
  loadBuild: () => Promise.resolve(build),
  // Seen from build/server/main.js, where this runs.
  staticFiles: builtFiles(fileURLToPath(new URL("../client", import.meta.url))),
});
runUntilSignal(() => app.stop(), foundation.log);
const port = await app.start();
foundation.log.info({ port, url: env.APP_URL, environment: env.APP_ENV }, "Listening");
