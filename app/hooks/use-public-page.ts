import { useMatches } from "@remix-run/react";
import { isPublicPage } from "../page-handle.ts";

/** Whether this is a public page: the same for everybody, and without scripts of the app. */
export function usePublicPage(): boolean {
  return isPublicPage(useMatches());
}
