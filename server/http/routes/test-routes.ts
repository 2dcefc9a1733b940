import { invariant } from "../../domain/values/invariant.ts";
import { ROUTES, type Route } from "./route-table.ts";

/** The app's table, and before it a page with a form of its own, whatever it brings, for each of these names of a build made by hand. */
export function routesWith(names: readonly string[], difference: Partial<Route> = {}): readonly Route[] {
  const signUp = ROUTES.find(({ path }) => path === "/sign-up");
  invariant(signUp !== undefined, "there is a form among the routes");
  const rows = names.map((name) => ({
    ...signUp,
    id: `routes/${name}`,
    path: `/${name}`,
    body: "bytes" as const,
    ...difference,
  }));
  return [...rows, ...ROUTES];
}
