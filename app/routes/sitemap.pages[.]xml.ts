import type { LoaderFunctionArgs } from "@remix-run/node";
import { NO_FILTERS } from "../../server/domain/search/search-query.ts";
import { SITE_POLICY_KINDS, sitePolicyPath } from "../../server/domain/site-policy/site-policy.ts";
import { searchPath } from "../components/search/filters-in-words.ts";
import { sitemap, xmlAnswer } from "../found/sitemap-xml.ts";
import { pageFailure } from "../page-failure.ts";
import { throwAsPage } from "../trpc-errors.ts";

const PAGES = ["/", "/developers"];

/** The public pages that are no builder's: those of topics, too, under which somebody stands, and what the operator has published. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  if (!context.mayBeFound) throw pageFailure(request, 404);
  const { origin } = new URL(request.url);
  const published = await context.publishedPolicies();
  const policies = await Promise.all(
    SITE_POLICY_KINDS.filter((kind) => published[kind] !== null).map(async (kind) => {
      const policy = await context.caller.sitePolicies
        .find({ kind, number: null })
        .catch(throwAsPage(request));
      return { path: sitePolicyPath(kind), changedAt: policy?.publishedAt ?? null };
    }),
  );
  const { choices } = await context.caller.builder.list({}).catch(throwAsPage(request));
  const lists = [...PAGES, ...choices.topics.map((topic) => searchPath({ ...NO_FILTERS, topic }))];
  const pages = [...lists.map((path) => ({ path, changedAt: null })), ...policies];
  return xmlAnswer(sitemap(pages.map(({ path, changedAt }) => ({ address: `${origin}${path}`, changedAt }))));
}
