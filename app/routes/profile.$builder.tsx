import {
  data,
  redirect,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { offerPath } from "../../server/domain/offer/embed-paths.ts";
import { publicProfile } from "../../server/domain/text/en/page/profile.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { PublicProfile } from "../components/booking/public-profile.tsx";
import { accentCssOf } from "../components/page/accent-style.tsx";
import { addressIn, foundAt } from "../found/found-at.ts";
import { pageHead } from "../found/page-head.ts";
import { profileHead } from "../found/profile-head.ts";
import { PageError } from "../components/page/page-error.tsx";
import type { PageHandle } from "../page-handle.ts";
import { pageTitle } from "../page-title.ts";
import { SHARED_FOR_A_MOMENT } from "../share-for-a-moment.ts";
import { languageIn } from "../text/languages.ts";
import { throwAsPage } from "../trpc-errors.ts";

export const handle: PageHandle = { isPublic: true };

export const meta: MetaFunction<typeof loader> = ({ data, error, matches }) => {
  const language = languageIn(matches);
  if (data != null) return pageHead(profileHead(data, data.found, language));
  return [{ title: pageTitle(error, "offers", textIn(publicProfile, language)("fallbackTitle"), language) }];
};

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const profile = await context.caller.builder
    .profile({ slug: (params["builder"] ?? "").slice(0, 100) })
    .catch(throwAsPage(request));
  // A former slug redirects to today's.
  if (profile.builder.slug !== params["builder"]) {
    const moved: Response = redirect(`/profile/${profile.builder.slug}${new URL(request.url).search}`, 301);
    throw moved;
  }
  const accent = accentCssOf(profile.builder.accentColor);
  if (accent !== null) context.letInStyle(accent);
  return data({ ...profile, found: foundAt(request, context) }, SHARED_FOR_A_MOMENT);
}

export default function Profile() {
  const profile = useLoaderData<typeof loader>();
  const address = addressIn(profile.found.origin, offerPath(profile.builder.slug, null), null);
  return <PublicProfile profile={profile} address={address} />;
}

export function ErrorBoundary() {
  return <PageError about="offers" />;
}
