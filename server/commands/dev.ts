import type { ServerBuild } from "@remix-run/node";
import { createServer as createViteServer, type ViteDevServer } from "vite";
import { loadEnv } from "../env.ts";
import { runUntilSignal } from "../run-until-signal.ts";
import { openServices } from "../open-services.ts";
import { composeApp } from "../compose.ts";

/** The app with Vite in front: pages change as their files do, and `tsx watch` restarts this when the server's do. */
const env = loadEnv();
const services = await openServices(env);
// Vite comes last, because hot reload speaks over the same server.
const vite: { current: ViteDevServer | null } = { current: null };

function viteServer(): ViteDevServer {
  if (vite.current === null) throw new Error("Vite has not started yet.");
  return vite.current;
}

const app = composeApp(services, {
  mode: "development",
  loadBuild: async () =>
    (await viteServer().ssrLoadModule("virtual:remix/server-build")) as unknown as ServerBuild,
  staticFiles: (request, response, next) => viteServer().middlewares(request, response, next),
});
vite.current = await createViteServer({
  configFile: "remix.config.js",
  server: { middlewareMode: true, hmr: { server: app.server } },
});
runUntilSignal(async () => {
  await vite.current?.close();
  await app.stop();
}, services.log);
const port = await app.start();
services.log.info({ port, url: env.APP_URL }, "Listening, with hot reload");
