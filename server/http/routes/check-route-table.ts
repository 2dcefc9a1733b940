import type { ServerBuild } from "@remix-run/node";
import type { Route } from "./route-table.ts";

type BuiltRoutes = ServerBuild["routes"];
type BuiltRoute = NonNullable<BuiltRoutes[string]>;

/**
 * What a build answers otherwise than the table says: an address without a row, a row with another address, a method too many or too few.
 * A line for each; none when the build answers nothing outside the table.
 */
export function listUnlistedRoutes(built: BuiltRoutes, table: readonly Route[]): string[] {
  const all: readonly BuiltRoute[] = Object.values(built);
  return all
    .filter((route) => answers(route, all))
    .flatMap((route) => {
      const row = table.find(({ id }) => id === route.id);
      const path = pathOf(route, built);
      if (row === undefined) return [`${route.id} answers ${path} and has no row`];
      if (row.path !== path) return [`${route.id} answers ${path}, and its row says ${row.path}`];
      const takesPosts = route.module.action !== undefined;
      if (takesPosts === row.methods.includes("POST")) return [];
      return [`${route.id} ${takesPosts ? "takes" : "takes no"} POSTs, and its row says otherwise`];
    });
}

/** A layout answers only at its own address, and there only when no index does. */
function answers(route: BuiltRoute, all: readonly BuiltRoute[]): boolean {
  const children = all.filter(({ parentId }) => parentId === route.id);
  return (
    route.id !== "root" && !children.some(({ index }) => index === true) && !isBareLayout(route, children)
  );
}

/** A layout without an address of its own has its children's. */
function isBareLayout(route: BuiltRoute, children: readonly BuiltRoute[]): boolean {
  return children.length > 0 && (route.path ?? "") === "";
}

function pathOf(route: BuiltRoute, built: BuiltRoutes): string {
  const parts: string[] = [];
  for (let at: BuiltRoute | undefined = route; at !== undefined; at = built[at.parentId ?? ""])
    if ((at.path ?? "") !== "") parts.unshift(at.path ?? "");
  return `/${parts.join("/")}`;
}
