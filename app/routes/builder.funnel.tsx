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
  return [{ title: pageTitle(null, "builder", textIn(funnelPage, language)("title"), language) }];
};

export async function loader({ context, request }: LoaderFunctionArgs) {
  const asked = readFunnelQuery(new URL(request.url).searchParams);
  const { caller } = context;
  const [report, { slug }] = await Promise.all([
    caller.funnel.ofBuilder(asked),
    caller.myBuilder.get(),
  ]).catch(throwAsPage(request));
  return { report, asked, slug };
}

/** Where a builder's own bookings are lost. */
export default function BuilderFunnel() {
  const { report, asked, slug } = useLoaderData<typeof loader>();
  return (
    <FunnelView
      report={report}
      asked={asked}
      page="/builder/funnel"
      builder={null}
      profile={`/profile/${slug}`}
    />
  );
}

export function ErrorBoundary() {
  return <PageError about="builder" />;
}
