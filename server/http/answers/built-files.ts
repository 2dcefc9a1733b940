import sirv from "sirv";
import type { StaticFiles } from "../answer-from-disk.ts";

/**
 * Serves the client build: files under /assets/ carry a hash in their name and never change, the others are asked for again
 * after an hour. Compressed copies go out by Accept-Encoding only; under their own names they do not exist.
 */
export function builtFiles(folder: string): StaticFiles {
  const serve = sirv(folder, {
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders: (response, path) => {
      const forEver = path.startsWith("/assets/");
      response.setHeader(
        "cache-control",
        forEver ? "public, max-age=31536000, immutable" : "public, max-age=3600",
      );
    },
  });
  return (request, response, next) => {
    if (/\.(br|gz)(\?|$)/.test(request.url ?? "")) next();
    else serve(request, response, next);
  };
}
