import type { ReactNode } from "react";
import { useAskedLanguage } from "../../hooks/use-asked-language.ts";
import { SITE_NAME } from "../../page-title.ts";

/** The bar at the top of every page, with the site's name, which leads to the front page. */
export function SiteBar({
  isNameHidden,
  children,
}: {
  /** Whether the site's name makes room for other words on a phone. */
  readonly isNameHidden: boolean;
  readonly children: ReactNode;
}) {
  const { lead } = useAskedLanguage();
  return (
    <header className="border-b border-line bg-card">
      <div className="mx-auto flex min-h-16 max-w-5xl flex-wrap items-center gap-x-6 px-4 sm:px-6">
        <a
          href={lead("/")}
          className="me-auto flex min-h-11 items-center gap-2.5 font-semibold tracking-tight"
        >
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
          <span className={isNameHidden ? "max-[28rem]:sr-only" : ""}>{SITE_NAME}</span>
        </a>
        {children}
      </div>
    </header>
  );
}
