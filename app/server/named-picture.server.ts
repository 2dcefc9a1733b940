/** A picture of ours. Under the address that names its etag (`?v=`) it never changes; under any other it is asked for anew each time. */
export function namedPicture(
  request: Request,
  {
    contentType,
    etag,
    base64,
  }: { readonly contentType: string; readonly etag: string; readonly base64: string },
): Response {
  const isNamed = new URL(request.url).searchParams.get("v") === etag;
  const headers = {
    etag: `"${etag}"`,
    "cache-control": isNamed ? "public, max-age=31536000, immutable" : "public, no-cache",
  };
  if (request.headers.get("if-none-match") === `"${etag}"`)
    return new Response(null, { status: 304, headers });
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return new Response(bytes, { headers: { ...headers, "content-type": contentType } });
}
