import type { IncomingMessage, ServerResponse } from "node:http";
import { setFrameOptions } from "./answer-headers.ts";
import type { SharedPage } from "./page-cache.ts";
import { pageEncodingFor } from "./page-copies.ts";

/** Answers with a shared page, as small as its reader takes it; with 304 when they have these bytes already. Node leaves the body out when it was a HEAD. */
export async function sendPage(
  { headers: asked }: Pick<IncomingMessage, "headers">,
  response: ServerResponse,
  { headers, digest, copies }: SharedPage,
): Promise<void> {
  const encoding = pageEncodingFor(asked["accept-encoding"]);
  const etag = `"${digest}.${encoding}"`;
  for (const [name, value] of headers) response.setHeader(name, value);
  setFrameOptions(response, headers.find(([name]) => name === "content-security-policy")?.[1] ?? null);
  response.setHeader("etag", etag);
  if (hasAlready(asked["if-none-match"], etag)) {
    response.statusCode = 304;
    response.removeHeader("content-type");
    response.end();
    return;
  }
  const copy = copies.in(encoding);
  // A kept copy goes out in this turn of the loop.
  const body = copy instanceof Promise ? await copy : copy;
  response.statusCode = 200;
  if (encoding !== "identity") response.setHeader("content-encoding", encoding);
  response.setHeader("content-length", body.length);
  response.end(body);
}

/** A proxy may have made the tag a weak one. */
function hasAlready(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
}
