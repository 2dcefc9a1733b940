/** Made by Remix's Vite plugin: the routes, the entry modules and the asset manifest of `app/`. */
declare module "virtual:remix/server-build" {
  import type { ServerBuild } from "@remix-run/node";

  const build: ServerBuild;
  export = build;
}
