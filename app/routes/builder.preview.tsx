import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { builderOwnPage } from "../../server/domain/text/en/builder/own-page.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { PublicProfile } from "../components/booking/public-profile.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { pageTitle } from "../page-title.ts";
import { languageIn } from "../text/languages.ts";
import { throwAsPage } from "../trpc-errors.ts";

export const meta: MetaFunction = ({ error, matches }) => {
  const language = languageIn(matches);
  return [{ title: pageTitle(error, "builder", textIn(builderOwnPage, language)("title"), language) }];
};

/** The public page as it is for everybody else, and as it will be before anything is published. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { slug } = await context.caller.myBuilder.get().catch(throwAsPage(request));
  return context.caller.builder.profile({ slug }).catch(throwAsPage(request));
}

export default function Preview() {
  return <PublicProfile profile={useLoaderData<typeof loader>()} isPreview />;
}

export function ErrorBoundary() {
  return <PageError about="builder" />;
}
