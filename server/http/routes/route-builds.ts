import type { ServerBuild } from "@remix-run/node";
import { createRouteFinder } from "./find-route.ts";
import type { Route } from "./route-table.ts";

/**
 * The part of a build that answers one row of the table. Remix's router flattens, ranks and compiles every route of its build whenever it looks
 * an address up, several times for a page; the table has found the row already, so its build has few to look through: the route with its layouts,
 * and those at the addresses above it, which a page tells its script of. The whole build for what is no route of it.
 */
export function createRouteBuilds(build: ServerBuild, table: readonly Route[]): (row: Route) => ServerBuild {
  const find = createRouteFinder(table);
  return (row) => {
    if (build.routes[row.id] === undefined) return build;
    const ids = new Set<string>();
    for (const id of [row.id, ...addressesAbove(row.path).map((path) => find(path)?.route.id ?? "")])
      for (let at = build.routes[id]; at !== undefined; at = build.routes[at.parentId ?? ""]) ids.add(at.id);
    return {
      ...build,
      routes: only(build.routes, ids),
      assets: { ...build.assets, routes: only(build.assets.routes, ids) },
    };
  };
}

/** `/`, `/operator` and `/operator/mails` of `/operator/mails/:name`. */
function addressesAbove(path: string): string[] {
  const parts = path.split("/").slice(1, -1);
  return ["/", ...parts.map((_part, index) => `/${parts.slice(0, index + 1).join("/")}`)];
}

/** In the order that they have: of two routes that match alike, the router takes the first. */
function only<Kept>(all: Readonly<Record<string, Kept>>, ids: ReadonlySet<string>): Record<string, Kept> {
  return Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(id)));
}
