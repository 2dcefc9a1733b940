import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { funnelPage } from "../../server/domain/text/en/funnel/page.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { FunnelView } from "../components/funnel/funnel-view.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { readFunnelQuery } from "../forms/funnel-query.ts";
import { pageTitle } from "../page-title.ts";
import { languageIn } from "../text/languages.ts";
import { throwAsPage } from "../trpc-errors.ts";

export const meta: MetaFunction = ({ matches }) => {
  const language = languageIn(matches);
  return [{ title: pageTitle(null, "operations", textIn(funnelPage, language)("title"), language) }];
};

export async function loader({ context, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const asked = readFunnelQuery(query);
  const slug = (query.get("builder") ?? "").trim().slice(0, 100);
  const { funnel } = context.caller;
  const { chosen, builders } = await funnel.chooseBuilder({ slug }).catch(throwAsPage(request));
  const report = await funnel.ofAll({ ...asked, builderId: chosen?.id ?? null }).catch(throwAsPage(request));
  return { report, asked, slug, chosen: chosen?.displayName ?? null, builders };
}

/** Where the bookings of all builders are lost, or of one of them. */
export default function OperatorFunnel() {
  const { report, asked, slug, chosen, builders } = useLoaderData<typeof loader>();
  return (
    <FunnelView
      report={report}
      asked={asked}
      page="/operator/funnel"
      builder={{ slug, builders, chosen }}
      profile={null}
    />
  );
}

export function ErrorBoundary() {
  return <PageError about="operations" />;
}
