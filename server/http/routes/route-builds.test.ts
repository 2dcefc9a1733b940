import path from "node:path";
import { UNSAFE_flatRoutes } from "@remix-run/dev";
import { matchRoutes } from "@remix-run/react";
import type { ServerBuild } from "@remix-run/node";
import { describe, expect, test } from "vitest";
import { createRouteBuilds } from "./route-builds.ts";
import { ROUTES } from "./route-table.ts";

const manifest = UNSAFE_flatRoutes(path.resolve("app"), ["**/*.test.*"], "routes");
const routes = {
  ...Object.fromEntries(Object.entries(manifest).map(([id, route]) => [id, { ...route, module: {} }])),
  root: { id: "root", path: "", module: {} },
} as unknown as ServerBuild["routes"];
// What else a build has is passed on as it is.
const build = { routes, assets: { version: "1", routes } } as unknown as ServerBuild;
const buildOf = createRouteBuilds(build, ROUTES);
const rows = ROUTES.filter(({ id }) => routes[id] !== undefined);

type Tree = NonNullable<Parameters<typeof matchRoutes>[0]>;

function treeOf(all: ServerBuild["routes"], parentId = ""): Tree {
  return Object.values(all)
    .filter((route) => (route.parentId ?? "") === parentId)
    .map((route) => ({ ...route, children: treeOf(all, route.id) })) as Tree;
}

const idsAt = (tree: Tree, address: string) => matchRoutes(tree, address)?.map(({ route }) => route.id) ?? [];

/** An address of the row, written so that no other row's could be meant. */
const addressOf = (pattern: string) => pattern.replaceAll(/:\w+/g, "x1").replace("*", "x1/x2");

/** Those of each address above it, as Remix asks for them when it writes down what a page may need next. */
function addressesAbove(address: string): string[] {
  const parts = address.split("/").slice(1);
  return parts.map((_part, index) => `/${parts.slice(0, index).join("/")}`);
}

describe("a row's part of the build", () => {
  const whole = treeOf(routes);

  test.each(rows.map((row) => [row.path, row] as const))("answers %s as the whole would", (pattern, row) => {
    const own = treeOf(buildOf(row).routes);
    const address = addressOf(pattern);
    expect(idsAt(whole, address).at(-1)).toBe(row.id);
    for (const asked of [address, `${address}/`, address.toUpperCase()])
      expect(idsAt(own, asked)).toEqual(idsAt(whole, asked));
  });

  test.each(rows.filter(({ hasData }) => hasData).map((row) => [row.path, row] as const))(
    "tells the script of %s as much of the addresses above it as the whole would",
    (pattern, row) => {
      const own = treeOf(buildOf(row).routes);
      const above = addressesAbove(pattern === "/*" ? "/x1" : addressOf(pattern));
      for (const asked of above) expect(idsAt(own, asked)).toEqual(idsAt(whole, asked));
      expect(Object.keys(buildOf(row).assets.routes)).toEqual(Object.keys(buildOf(row).routes));
    },
  );

  test("has few routes to look through, and everything else of the build", () => {
    for (const row of rows) expect(Object.keys(buildOf(row).routes).length).toBeLessThan(10);
    for (const row of rows) expect(buildOf(row).assets.version).toBe("1");
  });

  test("is the whole for what is no route of it, as the question which routes a page may need next", () => {
    const row = ROUTES.find(({ id }) => id === "remix manifest");
    expect(row === undefined ? null : buildOf(row)).toBe(build);
  });
});
