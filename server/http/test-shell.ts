import { request as httpRequest, type IncomingHttpHeaders, type RequestOptions } from "node:http";
import type { ServerBuild } from "@remix-run/node";
import { watchAvailability } from "../../db/core/availability.ts";
import { languagesOf } from "../domain/text/known-languages.ts";
import type { LoadContext } from "./context.ts";
import { createDrain } from "./drain.ts";
import { createHttpShell, type HttpShell, type HttpShellOptions } from "./create-http-shell.ts";
import { createBookingStreams } from "./stream/booking-streams.ts";
import { readerLanguage } from "./request/reader-language.ts";
import type { Route } from "./routes/route-table.ts";

/** The HTTP shell around a build made by hand, asked over a socket. For tests. */

export const APP_URL = "https://book.example";
export const noLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface TestShell {
  readonly shell: HttpShell;
  readonly port: number;
  /** Sends a request, and resolves once all of its answer is there. A body given in parts is sent in chunks. */
  readonly send: (
    url: string,
    options?: RequestOptions,
    body?: string | readonly string[],
  ) => Promise<Answer>;
}

/** Each by its id: where it is, and what it exports. */
type TestRoutes = Readonly<Record<string, { readonly path: string; readonly module: object }>>;

/** A build as Remix makes it: `page` renders the documents, and each route stands below the root. */
export function testBuild(page: unknown, routes: TestRoutes): ServerBuild {
  const below = Object.entries(routes).map(([id, route]) => [id, { id, parentId: "root", ...route }]);
  const build = {
    entry: { module: { default: page } },
    routes: {
      root: { id: "root", path: "", module: { default: () => null } },
      ...(Object.fromEntries(below) as object),
    },
    assets: { entry: { module: "", imports: [] }, routes: {}, url: "", version: "" },
    publicPath: "/",
    assetsBuildDirectory: "",
    basename: "/",
    future: { v3_singleFetch: true },
    isSpaMode: false,
    mode: "production",
  };
  // The cast stands for what no test looks at.
  return build as unknown as ServerBuild;
}

/** Listens on a free port of this machine. Nothing is limited and nothing logged unless the test says so; the context is what the shell knows. */
export async function startTestShell(
  build: ServerBuild,
  routes: readonly Route[],
  overrides: Partial<HttpShellOptions> = {},
): Promise<TestShell> {
  const languages = languagesOf({ isSandbox: true });
  const shell = createHttpShell({
    appUrl: APP_URL,
    routes,
    languages,
    trustedProxyHops: 0,
    requestsPerMinuteMax: 1_000_000,
    drain: createDrain(0),
    policyOrigins: {
      calendlySiteUrl: "https://calendly.com",
      calendlyAuthUrl: "https://auth.calendly.com",
      checkoutUrls: ["https://checkout.stripe.com"],
    },
    mode: "production",
    loadBuild: () => Promise.resolve(build),
    staticFiles: (_request, _response, next) => next(),
    createLoadContext: (request, details) => {
      const language = readerLanguage(request.headers.get("accept-language"), languages).tag;
      return Promise.resolve({ ...details, language } as unknown as LoadContext);
    },
    checkReady: () => Promise.resolve(),
    availability: watchAvailability(),
    receiveWebhook: () => Promise.resolve({ status: 200, message: "received" }),
    streams: createBookingStreams({ changes: { onBookingChanged: () => () => undefined } }),
    hold: { isFree: () => true, look: () => Promise.resolve(true) },
    exposeMetrics: null,
    observeRequest: () => undefined,
    log: noLog,
    ...overrides,
  });
  const port = await shell.listen(0, "127.0.0.1");
  return { shell, port, send: (url, options, body) => send(port, url, options, body) };
}

function send(
  port: number,
  url: string,
  options: RequestOptions = {},
  body: string | readonly string[] = [],
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ host: "127.0.0.1", port, path: url, ...options }, (incoming) => {
      let text = "";
      incoming.setEncoding("utf8");
      incoming.on("data", (chunk: string) => (text += chunk));
      incoming.on("end", () =>
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text }),
      );
      incoming.on("error", reject);
    });
    outgoing.on("error", reject);
    if (typeof body === "string") outgoing.end(body);
    else {
      for (const part of body) outgoing.write(part);
      outgoing.end();
    }
  });
}
