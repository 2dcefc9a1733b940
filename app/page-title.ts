import { isRouteErrorResponse } from "@remix-run/react";
import type { Language } from "../server/domain/text/language.ts";
import { SITE_NAME } from "../server/domain/text/site-name.ts";
import { pageErrorWords, type PageSubject } from "./text/page-error-words.ts";

export { SITE_NAME };

/** What the browser's tab says: the page's own title, or what is shown in the page's place, and the site's name. `title`: null for the name alone. */
export function pageTitle(
  error: unknown,
  about: PageSubject,
  title: string | null,
  language: Language,
): string {
  if (error === undefined || error === null) return title === null ? SITE_NAME : `${title} · ${SITE_NAME}`;
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return `${pageErrorWords(status, about, null, null, language).title} · ${SITE_NAME}`;
}
