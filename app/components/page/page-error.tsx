import { isRouteErrorResponse, Link, useLocation, useRouteError, useRouteLoaderData } from "@remix-run/react";
import { pageError } from "../../../server/domain/text/en/page/page-error.ts";
import { isBookingId } from "../../../server/domain/values/ids.ts";
import { rich, useLanguage, useText } from "../../hooks/use-text.tsx";
import { pageErrorWords, type PageSubject } from "../../text/page-error-words.ts";
import type { PageFailure } from "../../../server/domain/values/page-failure.ts";
import { readPageFailure } from "../../page-failure.ts";
import { safeNextPath, signInPath } from "../../safe-next-path.ts";
import { ProblemLink, requestIdIn } from "./problem-link.tsx";

const HOMES = {
  offers: { to: "/bookings", label: "homeBookings" },
  booking: { to: "/bookings", label: "homeBookings" },
  builder: { to: "/builder", label: "homeBuilder" },
  operations: { to: "/operator", label: "homeOperations" },
  account: { to: "/sign-in", label: "signIn" },
} as const satisfies Record<PageSubject, { to: string; label: string }>;

/**
 * Shown in place of a page that failed: what happened, what it means for the page's subject, a request id to quote, and a way on. For a route's
 * ErrorBoundary: the header and the navigation around the route stay.
 */
export function PageError({ about }: { readonly about: PageSubject }) {
  const t = useText(pageError);
  const language = useLanguage();
  const error = useRouteError();
  const { pathname, search } = useLocation();
  // Of the request that brought the layout, which is the page's own unless a script sent a form.
  const requestIdOfPage = requestIdIn(useRouteLoaderData("root"));
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const failure: PageFailure | null = isRouteErrorResponse(error) ? readPageFailure(error.data) : null;
  const { title, text, meaning } = pageErrorWords(
    status,
    about,
    failure?.wasForm ?? null,
    failure?.retryAfterSeconds ?? null,
    language,
    failure?.because ?? null,
  );
  const requestId = failure?.requestId ?? requestIdOfPage;
  // Somebody without access to these pages is not sent back to them.
  const home = HOMES[status === 403 ? "offers" : about];
  return (
    <div className="max-w-xl pt-6">
      <p className="label">{t("status", { status: String(status) })}</p>
      <h1 className="title mt-2">{title}</h1>
      <p className="mt-4 text-soft">{text}</p>
      {meaning !== null && <p className="mt-3">{meaning}</p>}
      <p className="mt-8 flex flex-wrap gap-3">
        {status === 401 && (
          <Link to={signInPath(safeNextPath(pathname + search))} className="button">
            {t("signIn")}
          </Link>
        )}
        {mayPass(status) && (
          // A new document: nothing of the failed page is reused. A form is not sent again by this.
          <Link to={safeNextPath(pathname + search)} reloadDocument className="button">
            {failure?.wasForm === false ? t("tryAgain") : t("openAgain")}
          </Link>
        )}
        <Link to={home.to} className={mayPass(status) || status === 401 ? "button-quiet" : "button"}>
          {t(home.label)}
        </Link>
        <a href="/" className="button-quiet">
          {t("allBuilders")}
        </a>
      </p>
      {requestId !== null && (
        <p className="label mt-10">
          {rich(
            t.parts("requestId", {
              requestId,
              code: (number) => <code className="select-all text-ink">{rich(number)}</code>,
            }),
          )}
        </p>
      )}
      <ProblemLink step="error_page" bookingId={bookingIdIn(pathname)} requestId={requestId} />
    </div>
  );
}

/** The booking whose page failed; null for every other page. */
function bookingIdIn(pathname: string): string | null {
  const [, room, id = ""] = pathname.split("/");
  return room === "bookings" && isBookingId(id) ? id : null;
}

/** Whether the same page may work a moment later. */
function mayPass(status: number): boolean {
  return status >= 500 || status === 429;
}
