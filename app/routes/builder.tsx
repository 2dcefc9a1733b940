import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { builderRoom } from "../../server/domain/text/en/builder/room.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { PageError } from "../components/page/page-error.tsx";
import { Room } from "../components/page/room.tsx";
import { useText } from "../hooks/use-text.tsx";
import { pageTitle } from "../page-title.ts";
import { signInPath } from "../safe-next-path.ts";
import { languageIn } from "../text/languages.ts";

export const meta: MetaFunction = ({ matches }) => {
  const language = languageIn(matches);
  return [{ title: pageTitle(null, "builder", textIn(builderRoom, language)("title"), language) }];
};

export function headers() {
  return { "cache-control": "private, no-store" };
}

export function loader({ context, request }: LoaderFunctionArgs) {
  const { actor } = context;
  if (actor.kind === "nobody") return redirect(signInPath(new URL(request.url).pathname));
  return { mayEnter: actor.kind === "builder" && actor.builderId !== null };
}

const PAGES = [
  { to: "/builder", key: "overview", end: true },
  { to: "/builder/session-types", key: "sessionTypes", end: false },
  { to: "/builder/bookings", key: "bookings", end: false },
  { to: "/builder/reviews", key: "reviews", end: false },
  { to: "/builder/funnel", key: "funnel", end: false },
  { to: "/builder/connection", key: "connection", end: false },
  { to: "/builder/profile", key: "profile", end: false },
  { to: "/builder/embed", key: "embed", end: false },
  { to: "/builder/webhooks", key: "webhooks", end: false },
  { to: "/builder/api-keys", key: "apiKeys", end: false },
] as const;

/** The builder's pages, with the navigation between them. */
export default function BuilderLayout() {
  const { mayEnter } = useLoaderData<typeof loader>();
  const t = useText(builderRoom);
  const ways = PAGES.map(({ key, ...page }) => ({ ...page, label: t(key) }));
  return <Room label={t("title")} ways={ways} mayEnter={mayEnter} />;
}

export function ErrorBoundary() {
  return <PageError about="builder" />;
}
