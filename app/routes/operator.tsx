import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { operatorRoom } from "../../server/domain/text/en/operator/room.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { PageError } from "../components/page/page-error.tsx";
import { Room } from "../components/page/room.tsx";
import { useText } from "../hooks/use-text.tsx";
import { pageTitle } from "../page-title.ts";
import { confirmPath, signInPath } from "../safe-next-path.ts";
import { languageIn } from "../text/languages.ts";

export const meta: MetaFunction = ({ matches }) => {
  const language = languageIn(matches);
  return [
    { title: pageTitle(null, "operations", textIn(operatorRoom, language)("room"), language) },
    { name: "robots", content: "noindex" },
  ];
};

export function headers() {
  return { "cache-control": "private, no-store" };
}

export function loader({ context, request }: LoaderFunctionArgs) {
  const { actor } = context;
  const { pathname } = new URL(request.url);
  if (actor.kind === "nobody") return redirect(signInPath(pathname));
  if (actor.confirmed === null) return redirect(confirmPath(pathname));
  return {
    mayEnter: actor.kind === "operator",
    zone: actor.signIn?.timeZone ?? null,
    providerPages: context.providerPages,
  };
}

/** The operator's pages, with the navigation between them. */
export default function OperatorLayout() {
  const { mayEnter } = useLoaderData<typeof loader>();
  const t = useText(operatorRoom);
  const pages = [
    { to: "/operator", label: t("overview"), end: true },
    { to: "/operator/bookings", label: t("bookings"), end: false },
    { to: "/operator/reviews", label: t("reviews"), end: false },
    { to: "/operator/funnel", label: t("funnel"), end: false },
    { to: "/operator/failed-jobs", label: t("failedJobs"), end: false },
    { to: "/operator/deliveries", label: t("deliveries"), end: false },
    { to: "/operator/problems", label: t("problems"), end: false },
    { to: "/operator/reconciliation", label: t("reconciliation"), end: false },
    { to: "/operator/mails", label: t("mails"), end: false },
    { to: "/operator/second-factor", label: t("secondFactor"), end: false },
    { to: "/operator/webhooks", label: t("webhooks"), end: false },
    { to: "/operator/api-keys", label: t("apiKeys"), end: false },
  ];
  return <Room label={t("room")} pages={pages} mayEnter={mayEnter} />;
}

export function ErrorBoundary() {
  return <PageError about="operations" />;
}
