/** Characters that no path of ours has and that browsers change: `\` is read as `/`, controls are removed. */
// The control characters are the point of this expression.
// eslint-disable-next-line no-control-regex
const TREACHEROUS = /[\\\u0000-\u0020\u007f]/;

/** The address that leads everybody to their own first page. */
const WELCOME_PATH = "/welcome";

/** The first page of each kind of person. */
export const HOME_PATHS = {
  client: "/bookings",
  builder: "/builder",
  operator: "/operator",
  // Leads on to the second factor.
  operator_unconfirmed: "/operator",
} as const;

/**
 * The path to go to after signing in, when it is one of this site; `/welcome` otherwise, which leads to one's own first page.
 * Accepts a path with its query that starts with exactly one `/`. What comes back is ASCII, as a header needs it.
 */
export function safeNextPath(text: FormDataEntryValue | null | undefined): string {
  if (typeof text !== "string" || text.length > 500) return WELCOME_PATH;
  if (!text.startsWith("/") || text.startsWith("//") || TREACHEROUS.test(text)) return WELCOME_PATH;
  // Encoded for a header. This also resolves its dots, so that its beginning is checked once more.
  const { pathname, search, hash } = new URL(text, "https://ours.invalid");
  return pathname.startsWith("//") ? WELCOME_PATH : `${pathname}${search}${hash}`;
}

/** The sign-in page that comes back to this path; to one's own first page where it is empty. */
export function signInPath(next: string): string {
  return next === "" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`;
}

/** The page that asks somebody who is signed in to confirm their address, and comes back to this path. */
export function confirmPath(next: string): string {
  return `/confirm-address?next=${encodeURIComponent(next)}`;
}

/** The page that mails a link to choose a new password, from where they come back to this path. */
export function forgotPasswordPath(next: string): string {
  return `/forgot-password?next=${encodeURIComponent(next)}`;
}

/** Where somebody goes who has chosen a new password: where they were going when it was missing, or else to their account. */
export function afterResetPath(text: FormDataEntryValue | null): string {
  return text === null ? "/account" : safeNextPath(text);
}
