import type { Route } from "./route-table.ts";

/** A row of the table, and whether the page's data alone is asked for. */
export interface FoundRoute {
  readonly route: Route;
  readonly isData: boolean;
}

/** Null for what no row answers. */
export type FindRoute = (path: string) => FoundRoute | null;

/**
 * Looks addresses up as Remix's router does: without regard to capitals or to a slash at the end, and `.data` at the end is the data of
 * the page before it. `path` is one of `parseRequestTarget`.
 */
export function createRouteFinder(routes: readonly Route[]): FindRoute {
  const rows = routes.map((route) => ({ route, pattern: patternOf(route.path) }));
  /** Written just as in the table. */
  const fixed = new Map<string, FoundRoute>();
  for (const { path } of routes) {
    const route = /[:*]/.test(path) ? undefined : routeOf(path);
    if (route !== undefined) fixed.set(path, { route, isData: false });
  }

  function routeOf(path: string): Route | undefined {
    return rows.find(({ pattern }) => pattern.test(path))?.route;
  }

  return (path) => {
    const known = fixed.get(path);
    if (known !== undefined) return known;
    const isData = path.endsWith(".data");
    const route = routeOf(isData ? pageOfData(path) : path);
    return route === undefined || (isData && !route.hasData) ? null : { route, isData };
  };
}

/** The front page has no name of its own: its data is `/_root.data`. */
function pageOfData(path: string): string {
  const page = path.slice(0, -".data".length);
  return page === "/_root" ? "/" : page;
}

function patternOf(path: string): RegExp {
  if (path === "/*") return /^\//;
  const isOpen = path.endsWith("/*");
  const source = (isOpen ? path.slice(0, -"/*".length) : path)
    .replace(/\/$/, "")
    .replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replaceAll(/:\w+/g, "[^/]+");
  return new RegExp(`^${source}${isOpen ? "(?:/.*)?" : "/?"}$`, "i");
}
