import type { EntryContext } from "@remix-run/node";
import { Outlet, RemixServer } from "@remix-run/react";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { DataOfEveryPage } from "../page-data.ts";
import { readMarkup, type Part } from "./test-markup.ts";

/** What a component may read from around it; each only where a test needs it. */
interface PageAround {
  /** The address of the page, with its query. */
  readonly address?: string;
  /** The root loader's data: who is signed in, and the rest of it. */
  readonly everyPage?: { readonly [Key in keyof DataOfEveryPage]?: DataOfEveryPage[Key] | undefined };
  /** The route that it is rendered in, where it reads that route's data by name. */
  readonly route?: { readonly id: string; readonly data: unknown };
  /** Whether it is a public page. */
  readonly isPublic?: true;
  /** What the page has thrown: the component is rendered as its error boundary. */
  readonly thrown?: unknown;
  /** What the route below it shows, where its outlet is. */
  readonly inside?: ReactNode;
}

const NOBODY: DataOfEveryPage = {
  person: null,
  language: "en",
  mailboxUrl: null,
  policies: { terms: false, privacy: false },
  isStaging: false,
  requestId: "request-of-the-page",
};

/**
 * A component as our server sends it, without scripts: rendered by Remix's own server renderer, on a page of ours. For tests.
 */
export function render(
  component: ReactNode,
  { address = "/somewhere", everyPage = {}, route, thrown, inside = null, isPublic }: PageAround = {},
): Part {
  const url = new URL(address, "https://ours.example");
  const id = route?.id ?? "routes/somewhere";
  const routes = {
    root: routeOf({ id: "root", path: "" }),
    [id]: routeOf({ id, parentId: "root" }),
    inside: routeOf({ id: "inside", parentId: id, path: "*" }),
  };
  const context: EntryContext = {
    manifest: { entry: { imports: [], module: "" }, routes, url: "", version: "" },
    routeModules: {
      root: { default: Outlet },
      [id]: {
        ...(thrown === undefined ? { default: () => component } : failing(component)),
        ...(isPublic && { handle: { isPublic } }),
      },
      inside: { default: () => inside },
    },
    staticHandlerContext: {
      basename: "/",
      location: { pathname: url.pathname, search: url.search, hash: "", state: null, key: "default" },
      matches: Object.values(routes).map((one) => ({
        params: {},
        pathname: url.pathname,
        pathnameBase: "/",
        route: one,
      })),
      loaderData: { root: { ...NOBODY, ...everyPage }, ...(route && { [id]: route.data }) },
      actionData: null,
      errors: thrown === undefined ? null : { [id]: thrown },
      statusCode: 200,
      loaderHeaders: {},
      actionHeaders: {},
      activeDeferreds: null,
    },
    future: {
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_throwAbortReason: true,
      v3_singleFetch: true,
      v3_lazyRouteDiscovery: true,
    },
    isSpaMode: false,
    serverHandoffString: "",
    serializeError: ({ message }) => ({ message }),
  };
  return readMarkup(renderToStaticMarkup(<RemixServer context={context} url={url} />));
}

function routeOf(place: { readonly id: string; readonly parentId?: string; readonly path?: string }) {
  return {
    ...place,
    hasAction: false,
    // The loaders' data is given.
    hasLoader: false,
    hasClientAction: false,
    hasClientLoader: false,
    hasErrorBoundary: false,
    module: "",
  };
}

/** A page that fails, so that its error boundary is rendered. */
function failing(component: ReactNode) {
  return { default: () => null, ErrorBoundary: () => component };
}
