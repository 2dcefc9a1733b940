import type { LoaderFunctionArgs } from "@remix-run/node";
import { sitemap, xmlAnswer } from "../found/sitemap-xml.ts";
import { pageFailure } from "../page-failure.ts";
import { throwAsPage } from "../trpc-errors.ts";

/** Builders' profiles: the `page` is one of those that the index names. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { origin, searchParams } = new URL(request.url);
  const page = searchParams.get("page") ?? "1";
  if (!context.mayBeFound || !/^[1-9]\d{0,4}$/.test(page)) throw pageFailure(request, 404);
  const { paths } = await context.caller.found.sitemap({ number: Number(page) }).catch(throwAsPage(request));
  return xmlAnswer(sitemap(paths.map((path) => ({ address: `${origin}${path}`, changedAt: null }))));
}
