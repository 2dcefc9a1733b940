import type { ReactNode } from "react";
import { useAskedLanguage } from "../../hooks/use-asked-language.ts";
import { SITE_NAME } from "../../page-title.ts";

/** The bar at the top of every page, with the site's mark and name, which lead to the front page. */
export function SiteBar({ children }: { readonly children: ReactNode }) {
  const { lead } = useAskedLanguage();
  return (
    <header className="border-b border-line bg-card">
      <div className="mx-auto flex min-h-16 max-w-5xl flex-wrap items-center gap-x-6 px-4 sm:px-6">
        <a
          href={lead("/")}
          className="me-auto flex min-h-11 items-center gap-2.5 text-[1.0625rem] font-bold tracking-tight"
        >
          <svg aria-hidden="true" viewBox="0 0 24 24" width="26" height="26" className="flex-none">
            <path
              d="M5 2h14a2 2 0 0 1 2 2v12.4a2 2 0 0 1-1 1.7L12 23l-8-4.9a2 2 0 0 1-1-1.7V4a2 2 0 0 1 2-2z"
              className="fill-accent"
            />
            <path
              d="M8 11l3 3 5.2-5.6"
              fill="none"
              strokeWidth="2.4"
              strokeLinecap="round"
              strokeLinejoin="round"
              className="stroke-on-accent"
            />
          </svg>
          {SITE_NAME}
        </a>
        {children}
      </div>
    </header>
  );
}
