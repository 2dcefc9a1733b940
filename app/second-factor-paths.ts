import { safeNextPath } from "./safe-next-path.ts";

export const SECOND_FACTOR_PAGE = "/operator/second-factor";
const CONFIRM_PAGE = "/operator/confirm";

/** Where an operator sets the second factor up, before they come back to this path. */
export function setUpPath(next: string): string {
  return `${SECOND_FACTOR_PAGE}?next=${encodeURIComponent(next)}`;
}

/** Where they show it. */
export function confirmPath(next: string): string {
  return `${CONFIRM_PAGE}?next=${encodeURIComponent(next)}`;
}

/** The operator's page to come back to: `/operator` for everything that is none, and never the page that asks. */
export function operatorNextPath(text: FormDataEntryValue | null | undefined): string {
  const path = safeNextPath(text);
  return /^\/operator(?:$|[/?#])/.test(path) && !path.startsWith(CONFIRM_PAGE) ? path : "/operator";
}
