/** Characters that a path of ours never holds and that browsers read in surprising ways: `\` as `/`, controls as nothing. */
// The control characters are the point of this expression.
// eslint-disable-next-line no-control-regex
const TREACHEROUS = /[\\\u0000-\u0020\u007f]/;

/**
 * The path to go to after signing in, when it is one of this site; `/bookings` otherwise.
 * Accepts a path with its query that starts with exactly one `/`.
 */
export function safeNextPath(text: FormDataEntryValue | null | undefined): string {
  if (typeof text !== "string" || text.length > 500) return "/bookings";
  if (!text.startsWith("/") || text.startsWith("//") || TREACHEROUS.test(text)) return "/bookings";
  return text;
}

/** The sign-in page that comes back to this path. */
export function signInPath(next: string): string {
  return `/sign-in?next=${encodeURIComponent(next)}`;
}
