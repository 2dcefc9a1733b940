import { isRouteErrorResponse } from "@remix-run/react";
import { pageErrorWords, type PageSubject } from "./text/page-error-words.ts";

/** What the browser's tab says: the page's own title, or what is shown in the page's place. */
export function pageTitle(error: unknown, about: PageSubject, title: string): string {
  if (error === undefined || error === null) return title;
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return `${pageErrorWords(status, about, null).title} · BuildAppsWith`;
}
