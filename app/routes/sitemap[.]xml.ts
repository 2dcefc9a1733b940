import type { LoaderFunctionArgs } from "@remix-run/node";
import { sitemapIndex, xmlAnswer } from "../found/sitemap-xml.ts";
import { pageFailure } from "../page-failure.ts";
import { throwAsPage } from "../trpc-errors.ts";

/** Where search engines find all pages that are open to everybody. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  if (!context.mayBeFound) throw pageFailure(request, 404);
  const { origin } = new URL(request.url);
  const { count } = await context.caller.found.sitemaps().catch(throwAsPage(request));
  const builders = Array.from({ length: count }, (_, index) =>
    index === 0 ? "/sitemap/builders.xml" : `/sitemap/builders.xml?page=${index + 1}`,
  );
  return xmlAnswer(sitemapIndex(["/sitemap/pages.xml", ...builders].map((path) => `${origin}${path}`)));
}
