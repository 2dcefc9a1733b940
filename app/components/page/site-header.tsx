import { Link } from "@remix-run/react";
import { pageShell } from "../../../server/domain/text/en/page-shell.ts";
import { useText } from "../../hooks/use-text.tsx";
import { AccountMenu, type OwnPage } from "./account-menu.tsx";
import { SiteBar } from "./site-bar.tsx";

/** The bar at the top: the site's name, the links to one's own pages, and who is signed in. On a phone the links stand in the menu. */
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
  const pages: readonly OwnPage[] =
    person === null
      ? []
      : [
          ...(person.role === "builder" ? [{ to: "/builder", label: t("builder") }] : []),
          ...(person.role === "operator" ? [{ to: "/operator", label: t("operations") }] : []),
          { to: "/bookings", label: t("bookings") },
        ];
  return (
    <SiteBar>
      <nav aria-label={t("account")} className="flex min-w-0 items-center gap-x-6 text-[0.9375rem]">
        {person === null ? (
          <Link to="/sign-in" className="flex min-h-11 items-center font-medium hover:underline">
            {t("signIn")}
          </Link>
        ) : (
          <>
            {pages.map(({ to, label }) => (
              <Link
                key={to}
                to={to}
                className="hidden min-h-11 items-center font-medium hover:underline sm:flex"
              >
                {label}
              </Link>
            ))}
            <AccountMenu person={person} pages={pages} />
          </>
        )}
      </nav>
    </SiteBar>
  );
}
