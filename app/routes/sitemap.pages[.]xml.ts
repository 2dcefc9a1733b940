import type { LoaderFunctionArgs } from "@remix-run/node";
import { sitemap, xmlAnswer } from "../found/sitemap-xml.ts";
import { pageFailure } from "../page-failure.ts";

const PAGES = ["/", "/developers"];

/** The public pages that are no builder's. */
export function loader({ context, request }: LoaderFunctionArgs) {
  if (!context.mayBeFound) throw pageFailure(request, 404);
  const { origin } = new URL(request.url);
  return xmlAnswer(sitemap(PAGES.map((path) => `${origin}${path}`)));
}
