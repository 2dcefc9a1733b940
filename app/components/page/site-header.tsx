import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { pageShell } from "../../../server/domain/text/en/page-shell.ts";
import { rich, useText } from "../../hooks/use-text.tsx";
import { Icon } from "./icon.tsx";
import { SiteBar } from "./site-bar.tsx";

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
    <SiteBar isNameHidden={person !== null}>
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
    </SiteBar>
  );
}
