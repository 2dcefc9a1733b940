import { createRequest } from "@remix-run/node-fetch-server";
import { createRequestHandler, type RequestHandler, type ServerBuild } from "@remix-run/node";
import type { IncomingMessage, ServerResponse } from "node:http";
import { inLanguage } from "./answers/answer-headers.ts";
import type { AskedBy } from "./answered-request.ts";
import type { LoadContext } from "./context.ts";
import { listUnlistedRoutes } from "./routes/check-route-table.ts";
import type { AskedRequest } from "./request/asked-request.ts";
import { changesNothing } from "./request/changes-nothing.ts";
import { createRouteBuilds } from "./routes/route-builds.ts";
import type { Route } from "./routes/route-table.ts";

/** What the shell knows about a request when it asks for the load context. */
export interface RequestDetails {
  readonly requestId: string;
  /** The table's row of what is asked for. */
  readonly route: Route;
  readonly clientAddress: string;
  /** Null for a page that is the same for everybody. */
  readonly nonce: string | null;
  readonly policyFor: AskedRequest["policyFor"];
  /** What this visitor's last press on the demo's bar came to. Absent: nothing. */
  readonly demoSaid?: string | null;
  /** Is told who asks, once that is known. */
  readonly sawActor: (kind: AskedBy) => void;
  readonly responseHeaders: Headers;
}

export interface AppAskerOptions {
  readonly appUrl: string;
  readonly mode: "development" | "production";
  /** All that is answered; a build that answers anything else is not served. */
  readonly routes: readonly Route[];
  readonly loadBuild: () => Promise<ServerBuild>;
  readonly createLoadContext: (request: Request, details: RequestDetails) => Promise<LoadContext>;
}

export interface AppAsker {
  /** The answer of the route, with the headers that the load context added and, for a page, its language. */
  ask(request: Request, details: Omit<RequestDetails, "responseHeaders">): Promise<Response>;
  /** The request as the app sees it. `body` is what was read of it already. */
  toRequest(
    incoming: IncomingMessage,
    response: ServerResponse,
    body: Buffer | "absent",
    requestId: string,
  ): Request;
  /** Rejects when the build answers anything outside the table of routes. */
  check(): Promise<void>;
}

/** The way from the server to `app/`: Remix's router, or for a few routes their own loader and action. */
export function createAppAsker(options: AppAskerOptions): AppAsker {
  const appUrl = new URL(options.appUrl);
  const address = { protocol: appUrl.protocol, host: appUrl.host };
  const checked = new WeakSet<ServerBuild>();
  const handlerOf = options.mode === "production" ? createKeptHandlers() : createNewestHandler();

  async function loadCheckedBuild(): Promise<ServerBuild> {
    const build = await options.loadBuild();
    if (checked.has(build)) return build;
    const unlisted = listUnlistedRoutes(build.routes, options.routes);
    if (unlisted.length > 0) throw new Error(`The table of routes is not the app's: ${unlisted.join("; ")}`);
    checked.add(build);
    return build;
  }

  /** One for each row, made when it is first asked for. Remix derives what it needs from a build once, when it is given the build itself. */
  function createKeptHandlers(): (route: Route) => Promise<RequestHandler> {
    const kept = new Map<string, RequestHandler>();
    let buildOf: ((row: Route) => ServerBuild) | null = null;
    return async (route) => {
      const known = kept.get(route.id);
      if (known !== undefined) return known;
      buildOf ??= createRouteBuilds(await loadCheckedBuild(), options.routes);
      const handler = createRequestHandler(buildOf(route), options.mode);
      kept.set(route.id, handler);
      return handler;
    };
  }

  /** Asks for the build each time: in development it changes. */
  function createNewestHandler(): (route: Route) => Promise<RequestHandler> {
    const handler = createRequestHandler(loadCheckedBuild, options.mode);
    return () => Promise.resolve(handler);
  }

  async function dispatch(request: Request, route: Route, context: LoadContext): Promise<Response> {
    if (route.answeredBy !== "action") return (await handlerOf(route))(request, { ...context });
    const module = (await loadCheckedBuild()).routes[route.id]?.module;
    const answerIt = changesNothing(request.method) ? module?.loader : module?.action;
    const result = await answerIt?.({ request, params: {}, context: { ...context } });
    if (result instanceof Response) return result;
    throw new TypeError(`${route.id} answered with something other than a Response`);
  }

  return {
    async ask(request, details) {
      const responseHeaders = new Headers();
      const context = await options.createLoadContext(request, { ...details, responseHeaders });
      const answer = withHeaders(await dispatch(request, details.route, context), responseHeaders);
      return inLanguage(answer, context.language);
    },
    toRequest(incoming, response, body, requestId) {
      for (const name of Object.keys(incoming.headers)) {
        if (name === "forwarded" || name.startsWith("x-forwarded-") || name === "x-request-id") {
          Reflect.deleteProperty(incoming.headers, name);
        }
      }
      // An error page quotes it; a value that the client sent is replaced.
      incoming.headers["x-request-id"] = requestId;
      // Remix compares the origin with this; behind a proxy it may be another name than ours.
      incoming.headers.host = address.host;
      const request = createRequest(incoming, response, address);
      return body === "absent"
        ? request
        : new Request(request.url, { ...initOf(request), body: new Uint8Array(body) });
    },
    async check() {
      await loadCheckedBuild();
    },
  };
}

function initOf(request: Request): RequestInit {
  return { method: request.method, headers: request.headers, signal: request.signal };
}

/** A route's answer with the load context's additions; a header that the route set itself stays, cookies add up. */
function withHeaders(response: Response, added: Headers): Response {
  const additions = [...added];
  if (additions.length === 0) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of additions) {
    if (name === "set-cookie") headers.append(name, value);
    else if (!headers.has(name)) headers.set(name, value);
  }
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
