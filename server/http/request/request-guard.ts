import { changesNothing } from "./changes-nothing.ts";
import type { IncomingMessage } from "node:http";
import type { RefusalReason } from "../answers/refused-answers.ts";
import type { Route } from "../routes/route-table.ts";

export interface Refused {
  readonly status: 400 | 403 | 405 | 413;
  readonly reason: RefusalReason;
}

/**
 * What is refused before anything else looks at it: methods that the route does not have, bodies that say they are too long, and forms
 * from other sites. Null when the request may pass.
 */
export function refusalOf(request: IncomingMessage, route: Route, appOrigin: string): Refused | null {
  const method = request.method ?? "";
  if (!hasMethod(route, method)) return { status: 405, reason: "method" };
  if (asksForBareData(request.url ?? "")) return { status: 400, reason: "bare_data" };
  const length = Number(request.headers["content-length"] ?? 0);
  if (length > route.bodyBytesMax) return { status: 413, reason: "too_long" };
  if (method !== "POST") {
    const mayPass = changesNothing(method) || isOwnPage(request, appOrigin) || bringsKey(request, route);
    if (!mayPass) return { status: 403, reason: "foreign_form" };
    const hasBody = length > 0 || request.headers["transfer-encoding"] !== undefined;
    return hasBody ? { status: 400, reason: "unexpected_body" } : null;
  }
  return route.sender === "signed" || isOwnPage(request, appOrigin) || bringsKey(request, route)
    ? null
    : { status: 403, reason: "foreign_form" };
}

/** No browser adds a key by itself: whoever shows one has it, and no session is looked at beside it. */
function bringsKey({ headers }: IncomingMessage, { sender }: Route): boolean {
  return sender === "program" && headers.authorization !== undefined;
}

/** How pages asked for their data in Remix's earlier years. It would be answered, and reported as an error each time. */
function asksForBareData(target: string): boolean {
  const at = target.indexOf("?");
  return at !== -1 && new URLSearchParams(target.slice(at)).has("_data");
}

function hasMethod({ methods }: Route, method: string): boolean {
  return methods.some((allowed) => allowed === method || (allowed === "GET" && method === "HEAD"));
}

/**
 * A browser names the origin of every POST. Without one it is a program, which has no cookies to abuse unless somebody gave
 * them to it, and then it can name the origin as well.
 */
function isOwnPage({ headers }: IncomingMessage, appOrigin: string): boolean {
  if (headers.origin !== undefined) return headers.origin === appOrigin;
  const site = headers["sec-fetch-site"];
  return site === undefined ? headers.cookie === undefined : site === "same-origin";
}
