import { Link, useLocation, useRouteLoaderData } from "@remix-run/react";
import type { ProblemStep } from "../../../server/domain/problem-report/problem-report.ts";
import { problemLink } from "../../../server/domain/text/en/problem-report/link.ts";
import { usePublicPage } from "../../hooks/use-public-page.ts";
import { useText } from "../../hooks/use-text.tsx";
import { problemPath } from "../../problem-path.ts";
import { Icon } from "./icon.tsx";

/** The way from a page to the form about it, which knows the page's step, request and booking. */
export function ProblemLink({
  step,
  bookingId = null,
  requestId,
}: {
  readonly step: ProblemStep;
  readonly bookingId?: string | null;
  /** Of the request that failed, where it is not the page's own. */
  readonly requestId?: string | null;
}) {
  const t = useText(problemLink);
  const { pathname } = useLocation();
  const ofPage = requestIdIn(useRouteLoaderData("root"));
  // A public page is the answer to many requests.
  const isPublic = usePublicPage();
  return (
    <p className="mt-8">
      <Link
        to={problemPath({
          step,
          from: pathname,
          requestId: requestId ?? (isPublic ? null : ofPage),
          bookingId,
        })}
        className="inline-flex min-h-11 items-center gap-1.5 text-sm text-soft hover:text-ink hover:underline"
      >
        <Icon name="warning" className="scale-75" />
        {t("link")}
      </Link>
    </p>
  );
}

/** Null where the page's own data could not be loaded. */
export function requestIdIn(rootData: unknown): string | null {
  if (typeof rootData !== "object" || rootData === null || !("requestId" in rootData)) return null;
  return typeof rootData.requestId === "string" ? rootData.requestId : null;
}
