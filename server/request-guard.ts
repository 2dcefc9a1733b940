import type { IncomingMessage } from "node:http";

/** Providers' deliveries carry whole objects; 1 MiB is several times the largest seen. */
const WEBHOOK_BYTES_MAX = 1024 * 1024;
/** Our own forms and procedures are a few hundred bytes. */
const FORM_BYTES_MAX = 256 * 1024;

/** A picture of 2 MiB, with the form around it. */
const PICTURE_FORM_BYTES_MAX = 2 * 1024 * 1024 + 64 * 1024;
/** Where pictures are sent to, as a page's form and as the script's request. */
const PICTURE_FORMS = new Set(["/builder/profile", "/builder/profile.data"]);

const METHODS = new Set(["GET", "HEAD", "POST"]);

/** Requests that others make for themselves: no browser sends them, so none says where it comes from. */
const WEBHOOKS = "/api/webhooks/";

export interface Refused {
  readonly status: 400 | 403 | 405 | 413;
  readonly reason: string;
}

/** The path of a request without its query; null when the target is no path, as of a proxy's request. */
export function pathOf(target: string | undefined): string | null {
  if (target?.startsWith("/") !== true || target.startsWith("//")) return null;
  const end = target.indexOf("?");
  return end === -1 ? target : target.slice(0, end);
}

/** How many bytes a request may bring to this path. */
export function bodyBytesMax(path: string): number {
  if (PICTURE_FORMS.has(path)) return PICTURE_FORM_BYTES_MAX;
  return path.startsWith(WEBHOOKS) ? WEBHOOK_BYTES_MAX : FORM_BYTES_MAX;
}

/**
 * What is refused before anything else looks at it: unknown methods, bodies that say they are too long, and forms from
 * other sites. Null when the request may pass.
 */
export function refusalOf(request: IncomingMessage, path: string, appUrl: string): Refused | null {
  const method = request.method ?? "";
  if (!METHODS.has(method)) return { status: 405, reason: "Method not allowed" };
  const length = Number(request.headers["content-length"] ?? 0);
  if (length > bodyBytesMax(path)) return { status: 413, reason: "Too long" };
  if (method !== "POST") return length > 0 ? { status: 400, reason: "This method takes no body" } : null;
  return path.startsWith(WEBHOOKS) || isOwnPage(request, appUrl)
    ? null
    : { status: 403, reason: "This form does not come from our own pages" };
}

/**
 * A browser names the origin of every POST. Without one it is a program, which has no cookies to abuse unless somebody gave
 * them to it, and then it can name the origin as well.
 */
function isOwnPage({ headers }: IncomingMessage, appUrl: string): boolean {
  if (headers.origin !== undefined) return headers.origin === appUrl;
  const site = headers["sec-fetch-site"];
  return site === undefined ? headers.cookie === undefined : site === "same-origin";
}

/**
 * The body of a request that does not say how long it is. Null when it is longer than allowed; the rest is then not read.
 * Rejects when the sender goes away.
 */
export async function readBodyUpTo(request: IncomingMessage, bytesMax: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bytesMax) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
