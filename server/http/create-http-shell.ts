import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Language } from "../domain/text/language.ts";
import type { Tracing } from "../ports.ts";
import { isAboutHealth } from "./answer-health.ts";
import { createRequestAnswerer, type RequestAnswererOptions } from "./answer-request.ts";
import type { AnsweredRequest, AskedBy } from "./answered-request.ts";
import { sendPlainAnswer } from "./answers/plain-answer.ts";
import { somethingWentWrong } from "./answers/refused-answers.ts";
import { closeServer } from "./close-server.ts";
import { drawRandom } from "./draw-random.ts";
import type { ParsedRequest } from "./request/asked-request.ts";
import { languageOfCookie } from "./request/language-cookie.ts";
import { languageOfAddress, readerLanguage } from "./request/reader-language.ts";
import { seenProfileOf, type SeenProfile } from "./request/seen-profile.ts";
import type { FindViewer } from "./request/viewer-kinds.ts";
import { createRouteFinder } from "./routes/find-route.ts";
import { parseRequestTarget } from "./routes/request-target.ts";
import { traceRequest } from "./trace-request.ts";

/** How long a sender may take, in milliseconds. */
export interface SenderPatience {
  /** A whole request must be here within this; the longest one is a picture. */
  readonly requestMs: number;
  /** And its headers within this. */
  readonly headersMs: number;
  /** How often the two are looked at: they last this much longer at most. Node's own 30 s would double them. */
  readonly checkMs: number;
}

const SENDER_PATIENCE: SenderPatience = { requestMs: 30_000, headersMs: 10_000, checkMs: 1_000 };
/** Longer than the minute for which a proxy usually keeps its connections, so that none is closed just as it is used again. */
const KEEP_ALIVE_MS = 65_000;

export interface HttpShellOptions extends Omit<RequestAnswererOptions, "isStopping"> {
  /** Absent: 30 s for a request, 10 s of them for its headers. */
  readonly senderPatience?: SenderPatience;
  /** Those that the installation speaks. */
  readonly languages: readonly Language[];
  readonly observeRequest: (answered: AnsweredRequest) => void;
  /** Is told of each profile that a person has looked at. Absent: nobody counts. */
  readonly sawProfile?: (seen: SeenProfile) => void;
  /** Who holds a browser's cookies: builders and operators who look at a profile are no clients. Absent: everybody counts. */
  readonly findViewer?: FindViewer;
  /** Absent: nothing is traced. */
  readonly tracing?: Tracing;
}

export interface HttpShell {
  readonly server: Server;
  /** Whether somebody waits for the first byte of an answer. */
  isAwaited(): boolean;
  /** Resolves to the port once the server listens. Rejects when the port is taken. */
  listen(port: number, host: string): Promise<number>;
  /**
   * Is not ready any more, ends every stream, and tells every connection that it ends; takes requests for the drain time yet, then accepts nothing new,
   * answers what is in flight, closes. Safe to call twice.
   */
  stop(): Promise<void>;
}

/** The node:http server in front of Remix. Host and protocol come from the settings; nothing a client says changes them. */
export function createHttpShell(options: HttpShellOptions): HttpShell {
  const { log, mode } = options;
  const appUrl = new URL(options.appUrl);
  const findRoute = createRouteFinder(options.routes);
  const { requestMs, headersMs, checkMs } = options.senderPatience ?? SENDER_PATIENCE;
  const server = createServer({
    requestTimeout: requestMs,
    headersTimeout: headersMs,
    connectionsCheckingInterval: checkMs,
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const inFlight = new Set<ServerResponse>();
  let stopping: Promise<void> | null = null;
  const answerer = createRequestAnswerer({ ...options, isStopping: () => stopping !== null });

  server.on("request", (request, response) => {
    const requestId = `req_${drawRandom(12, "base64url")}`;
    const startedMs = performance.now();
    const target = parseRequestTarget(request.url, appUrl.origin);
    const route = target === null ? null : (findRoute(target.path)?.route ?? null);
    // A public page is answered without them.
    const { cookie } = request.headers;
    const asksForOne = target !== null && route?.query?.includes("lang") === true;
    const asked = asksForOne ? languageOfAddress(target.search, options.languages) : null;
    const chosen = asked ?? languageOfCookie(cookie, options.languages);
    // From here on it is what the browser wants. Where accounts are known, theirs counts: the cookie may be older.
    if (chosen !== null && (asked !== null || route?.cache === "shared"))
      request.headers["accept-language"] = chosen.tag;
    const language = chosen ?? readerLanguage(request.headers["accept-language"], options.languages);
    if (stopping !== null) response.shouldKeepAlive = false;
    if (!isAboutHealth(route)) options.drain.asked();
    inFlight.add(response);
    let askedBy: AskedBy = route?.sender === "signed" ? "provider" : "nobody";
    const sawActor = (kind: AskedBy) => (askedBy = kind);
    const traced = traceRequest(options.tracing, route, requestId);
    let isOver = false;
    const over = () => {
      if (isOver) return;
      isOver = true;
      const answered = {
        requestId,
        kind: route?.kind ?? "page",
        status: response.headersSent ? response.statusCode : null,
        seconds: (performance.now() - startedMs) / 1000,
        askedBy,
      };
      traced.end(answered, () => options.observeRequest(answered));
      void countView(request, response, { target, route, askedBy, cookie });
    };
    response.once("close", () => {
      inFlight.delete(response);
      over();
    });
    const { sawDelivery } = traced;
    const parsed = { target, route, requestId, language, sawActor, sawOpen: over, sawDelivery };
    traced
      .run(() => answerer.answer(request, response, parsed))
      .catch((error: unknown) => {
        if (request.destroyed && response.destroyed) return;
        log.error({ error, requestId, path: target?.path }, "The request failed");
        if (response.headersSent) response.destroy();
        else
          sendPlainAnswer(response, route?.kind ?? null, somethingWentWrong(requestId, language), language);
      });
  });

  /** Whatever answered: the cache of pages does for most. */
  async function countView(
    request: IncomingMessage,
    { headersSent, statusCode: status }: ServerResponse,
    {
      target,
      route,
      askedBy,
      cookie,
    }: Pick<ParsedRequest, "target" | "route"> & {
      readonly askedBy: AskedBy;
      readonly cookie: string | undefined;
    },
  ): Promise<void> {
    if (options.sawProfile === undefined || target === null || route === null || !headersSent) return;
    const page = { request, target, route, status, askedBy, appUrl: appUrl.origin };
    const seen = seenProfileOf(page);
    if (seen === null) return;
    const viewer =
      cookie === undefined || options.findViewer === undefined ? askedBy : await options.findViewer(cookie);
    if (viewer === askedBy || seenProfileOf({ ...page, askedBy: viewer }) !== null) options.sawProfile(seen);
  }

  return {
    server,
    async listen(port, host) {
      // In development Vite, which builds the pages, does not run yet.
      if (mode === "production") await answerer.check();
      await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, () => {
          server.off("error", reject);
          resolve();
        });
      });
      const bound = server.address();
      return bound !== null && typeof bound === "object" ? bound.port : port;
    },
    isAwaited: () => [...inFlight].some((response) => !response.headersSent),
    stop() {
      for (const response of inFlight) response.shouldKeepAlive = false;
      options.streams.stop();
      stopping ??= closeServer(server, () => options.drain.untilOver());
      return stopping;
    },
  };
}
