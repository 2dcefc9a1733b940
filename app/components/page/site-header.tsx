import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { pageShell } from "../../../server/domain/text/en/page-shell.ts";
import { rich, useText } from "../../hooks/use-text.tsx";
import { SITE_NAME } from "../../page-title.ts";
import { Icon } from "./icon.tsx";

/** The bar at the top: the site's name, and the links to one's own pages. */
export function SiteHeader({
  person,
}: {
  readonly person: {
    readonly name: string;
    readonly email: string;
    readonly role: "client" | "builder" | "operator";
  } | null;
}) {
  const t = useText(pageShell);
  const hidden = (text: readonly ReactNode[]) => <span className="sr-only">{rich(text)}</span>;
  return (
    <header className="border-b border-line bg-card">
      <div className="mx-auto flex min-h-16 max-w-5xl flex-wrap items-center gap-x-6 px-4 sm:px-6">
        <Link to="/" className="me-auto flex min-h-11 items-center gap-2.5 font-semibold tracking-tight">
          <svg aria-hidden="true" viewBox="0 0 24 24" width="22" height="22" className="text-accent-ink">
            <path
              d="M4 3h16v13l-8 5-8-5z"
              fill="none"
              stroke="currentColor"
              strokeWidth="2"
              strokeLinejoin="round"
            />
            <path
              d="M8.5 10.5l2.5 2.5 4.5-5"
              fill="none"
              stroke="currentColor"
              strokeWidth="2"
              strokeLinecap="round"
            />
          </svg>
          <span className={person === null ? "" : "max-[28rem]:sr-only"}>{SITE_NAME}</span>
        </Link>
        <nav
          aria-label={t("account")}
          className="flex min-w-0 flex-wrap items-center gap-x-5 text-[0.9375rem] max-[28rem]:gap-x-3.5"
        >
          {person === null ? (
            <Link to="/sign-in" className="flex min-h-11 items-center font-medium hover:underline">
              {t("signIn")}
            </Link>
          ) : (
            <>
              {person.role === "builder" && (
                <Link to="/builder" className="flex min-h-11 items-center font-medium hover:underline">
                  {t("builder")}
                </Link>
              )}
              {person.role === "operator" && (
                <Link to="/operator" className="flex min-h-11 items-center font-medium hover:underline">
                  {t("operations")}
                </Link>
              )}
              <Link to="/bookings" className="flex min-h-11 items-center font-medium hover:underline">
                {t("bookings")}
              </Link>
            </>
          )}
        </nav>
        {person !== null && (
          // On a phone a line of its own, so that a long name has room.
          <div className="flex min-w-0 items-center gap-x-5 text-[0.9375rem] max-sm:-mx-4 max-sm:basis-[calc(100%+2rem)] max-sm:justify-between max-sm:border-t max-sm:border-line max-sm:px-4">
            <Link
              to="/account"
              title={person.email}
              className="flex min-h-11 min-w-0 items-center gap-1.5 font-medium hover:underline sm:max-w-52"
            >
              <Icon name="person" className="text-soft" />
              <span className="truncate">{rich(t.parts("accountOf", { name: person.name, hidden }))}</span>
            </Link>
            <Form method="post" action="/sign-out" className="flex-none">
              <button
                type="submit"
                className="min-h-11 cursor-pointer text-soft hover:text-ink hover:underline"
              >
                {rich(t.parts("signOut", { name: person.name, hidden }))}
              </button>
            </Form>
          </div>
        )}
      </div>
    </header>
  );
}
