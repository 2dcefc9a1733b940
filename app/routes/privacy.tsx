import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { sitePolicyPage } from "../../server/domain/text/en/page/site-policy.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { PageError } from "../components/page/page-error.tsx";
import { SitePolicyPage } from "../components/page/site-policy-page.tsx";
import { pageHead } from "../found/page-head.ts";
import { siteHead } from "../found/site-head.ts";
import type { PageHandle } from "../page-handle.ts";
import { pageTitle } from "../page-title.ts";
import { loadSitePolicy } from "../server/site-policy.server.ts";
import { languageIn } from "../text/languages.ts";

export const handle: PageHandle = { isPublic: true };

export const meta: MetaFunction<typeof loader> = ({ data, error, matches }) => {
  const language = languageIn(matches);
  const t = textIn(sitePolicyPage, language);
  if (data == null) return [{ title: pageTitle(error, "offers", t("privacy"), language) }];
  const said = { path: "/privacy", title: t("privacy"), description: t("describePrivacy") };
  // What held once is for those who agreed to it.
  const isShown = data.policy !== null && !data.asksForVersion;
  return pageHead({ ...siteHead(said, data, language), isShown });
};

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export function loader({ context, request }: LoaderFunctionArgs) {
  return loadSitePolicy({ context, request }, "privacy");
}

export default function Privacy() {
  const { policy, asksForVersion } = useLoaderData<typeof loader>();
  return <SitePolicyPage kind="privacy" policy={policy} asksForVersion={asksForVersion} />;
}

export function ErrorBoundary() {
  return <PageError about="offers" />;
}
