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
  return [{ title: pageTitle(null, "operations", textIn(operatorRoom, language)("room"), language) }];
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

/** The operator's pages, with the navigation between them, in groups: there are many. */
export default function OperatorLayout() {
  const { mayEnter } = useLoaderData<typeof loader>();
  const t = useText(operatorRoom);
  const page = (name: string, label: string, also: readonly string[] = []) => ({
    to: `/operator/${name}`,
    label,
    end: false,
    also,
  });
  const ways: Parameters<typeof Room>[0]["ways"] = [
    { to: "/operator", label: t("overview"), end: true },
    {
      label: t("ofBookings"),
      pages: [page("bookings", t("bookings")), page("reviews", t("reviews")), page("funnel", t("funnel"))],
    },
    {
      label: t("repairs"),
      pages: [
        page("failed-jobs", t("failedJobs")),
        page("reconciliation", t("reconciliation")),
        page("problems", t("problems"), ["/operator/problem-reports"]),
        page("deliveries", t("deliveries")),
      ],
    },
    {
      label: t("settings"),
      pages: [
        page("topics", t("topics")),
        page("policies", t("policies")),
        page("mails", t("mails")),
        page("webhooks", t("webhooks")),
        page("api-keys", t("apiKeys")),
        page("second-factor", t("secondFactor"), ["/operator/confirm"]),
      ],
    },
  ];
  return <Room label={t("room")} ways={ways} mayEnter={mayEnter} />;
}

export function ErrorBoundary() {
  return <PageError about="operations" />;
}
