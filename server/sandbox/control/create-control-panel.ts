import { Hono } from "hono";

import type { Kernel } from "../kernel/kernel.ts";
import { clockRoutes } from "./clock-routes.ts";
import type { PageLink } from "../kernel/sandbox-page.ts";
import { controlPage } from "./control-page.ts";
import { deliveryRoutes } from "./delivery-routes.ts";
import { faultRoutes } from "./fault-routes.ts";

export interface ControlPanelOptions {
  /** Links at the top: the providers' own pages and the inbox. */
  extra: readonly PageLink[];
  /** Control routes of the providers, each under its own path. */
  mount: readonly { path: string; app: Hono }[];
}

/** The control panel: moves the clock and injects faults, as a page for people and as JSON for tests. */
export function createControlPanel(kernel: Kernel, { extra, mount }: ControlPanelOptions): Hono {
  const app = new Hono();
  app.get("/", (context) =>
    context.html(controlPage(kernel, extra, context.req.query("refresh") === "on"), 200, {
      "cache-control": "no-store",
    }),
  );
  app.route("/", clockRoutes(kernel));
  app.route("/", faultRoutes(kernel));
  app.route("/", deliveryRoutes(kernel));
  for (const { path, app: routes } of mount) app.route(path, routes);
  return app;
}
