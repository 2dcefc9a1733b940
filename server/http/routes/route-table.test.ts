import { readdirSync } from "node:fs";
import path from "node:path";
import { UNSAFE_flatRoutes, UNSAFE_routeManifestToRouteConfig } from "@remix-run/dev";
import { matchRoutes } from "@remix-run/react";
import type { ServerBuild } from "@remix-run/node";
import { beforeAll, describe, expect, test } from "vitest";
import { STRIPE_WEBHOOK_PATH } from "../../domain/providers/stripe-events.ts";
import { listUnlistedRoutes } from "./check-route-table.ts";
import { createRouteFinder } from "./find-route.ts";
import { ROUTES } from "./route-table.ts";

const APP = path.resolve("app");
const find = createRouteFinder(ROUTES);
const manifest = UNSAFE_flatRoutes(APP, ["**/*.test.*"], "routes");

let built: ServerBuild["routes"];
beforeAll(async () => {
  const modules = await Promise.all(
    Object.values(manifest).map(async (route) => {
      const module = (await import(path.join(APP, route.file))) as { readonly action?: unknown };
      return [route.id, { ...route, module }];
    }),
  );
  built = {
    ...(Object.fromEntries(modules) as ServerBuild["routes"]),
    root: { id: "root", path: "", module: { default: () => null } },
  };
});

describe("the table of routes", () => {
  test("has a row for every route file, with its address and its methods", () => {
    expect(listUnlistedRoutes(built, ROUTES)).toEqual([]);
  });

  test("has no row for a route file that is gone, nor two for one", () => {
    const ids = ROUTES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => id.startsWith("routes/") && built[id] === undefined)).toEqual([]);
  });

  test("has a row for every file that the site ships beside its assets", () => {
    for (const name of readdirSync("public")) expect(find(`/${name}`)?.route.answeredBy).toBe("files");
  });

  test.each([
    ["an address without a row", "routes/new", { path: "new" }, {}, "has no row"],
    ["an address that is another", "routes/sign-up", { path: "join" }, {}, "its row says /sign-up"],
    ["a POST that no row knows", "routes/bookings._index", {}, { action: () => null }, "takes POSTs"],
  ])("notices %s", (_what, id, address, exports, complaint) => {
    const before = built[id] ?? { id, parentId: "root", module: { default: () => null } };
    const changed = { ...before, ...address, module: { ...before.module, ...exports } };
    const problems = listUnlistedRoutes({ ...built, [id]: changed }, ROUTES);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(complaint);
  });

  test("takes deliveries at the addresses that providers are given, and asks them for no origin", () => {
    for (const address of [STRIPE_WEBHOOK_PATH, "/api/webhooks/calendly", "/api/webhooks/mail"])
      expect(find(address)?.route).toMatchObject({ sender: "signed", methods: ["POST"] });
    expect(ROUTES.filter(({ sender }) => sender === "signed")).toHaveLength(3);
  });

  test("lets POSTs in from our own pages alone, but for the deliveries and programs with a key", () => {
    const others = ROUTES.filter(({ methods, sender }) => methods.includes("POST") && sender !== "own page");
    expect(others.map(({ sender }) => sender)).toEqual(["signed", "signed", "signed", "program"]);
  });

  test("counts every way to show who one is as a sign-in", () => {
    const writes = ["/sign-in", "/sign-in/link", "/sign-in/passkey", "/sign-up", "/reset-password"];
    for (const address of writes) expect(find(address)?.route.rate.write).toBe("sign-in");
  });
});

/** Remix's tree of routes, and its way to look an address up in it. */
type Tree = NonNullable<Parameters<typeof matchRoutes>[0]>;
const tree = [{ id: "root", path: "", children: UNSAFE_routeManifestToRouteConfig(manifest) }] as Tree;

function idOfRouter(address: string): string | undefined {
  return matchRoutes(tree, address)?.at(-1)?.route.id;
}

const FIRST_PARTS = ["bookings", "builder", "Builder", "operator", "profile", "api", "sign-in"];
const TAILS = ["", "/", "/link", "/picture", "/abc", "/bkg_1.ics", "/%C3%A9"];

/** Every name that a route has, alone and after every head, with every tail; two spellings, and names that no route has, among them. */
function addresses(): Set<string> {
  const names = ROUTES.flatMap((row) => row.path.split("/")).map((part) =>
    part.replace(/^:\w+/, "abc").replace("*", "a,b"),
  );
  const parts = new Set([...names, "", "Sign-In", "API", "%C3%A9"]);
  const all = ["", ...FIRST_PARTS].flatMap((first) =>
    [...parts].flatMap((name) => TAILS.map((tail) => `/${first}/${name}`.replace(/\/{2,}/, "/") + tail)),
  );
  return new Set(all.filter((address) => !address.includes("//")));
}

test("an address has the same row as the router finds a route for it", () => {
  let compared = 0;
  for (const address of addresses()) {
    const row = find(address)?.route;
    if (row === undefined || !row.id.startsWith("routes/")) continue;
    compared += 1;
    expect(`${address} ${row.id}`).toBe(`${address} ${idOfRouter(address) ?? "none"}`);
  }
  expect(compared).toBeGreaterThan(1_500);
});

describe("a page's data", () => {
  test.each([
    ["/_root.data", "routes/_index"],
    ["/bookings.data", "routes/bookings._index"],
    ["/builder/profile.data", "routes/builder.profile"],
    ["/Builder/Profile/.data", "routes/builder.profile"],
    ["/sign-out.data", "routes/sign-out"],
    ["/nowhere.data", "routes/$"],
  ])("%s has its page's row", (address, id) => {
    expect(find(address)).toMatchObject({ isData: true, route: { id } });
  });

  test.each(["/api/webhooks/stripe.data", "/api/trpc/booking.cancel.data"])(
    "%s is nothing: that is no page",
    (address) => expect(find(address)).toBeNull(),
  );

  test("is small as the page's form may be", () => {
    const row = find("/builder/profile.data")?.route;
    expect(row?.bodyBytesMax).toBe(find("/builder/profile")?.route.bodyBytesMax);
  });
});
