import { createCookie, type AppLoadContext, type TypedResponse } from "@remix-run/node";
import { isSessionTypeId, type SessionTypeId } from "../../server/domain/values/ids.ts";
import { parseTimeZone, type TimeZone } from "../../server/domain/values/instant.ts";
import { goOnWith } from "./sign-in.server.ts";

/** What somebody wanted to book when they pressed Book and were asked to sign in first. */
interface BookIntent {
  readonly sessionTypeId: SessionTypeId;
  readonly timeZone: TimeZone | null;
  /** Where they came from, as the funnel counts it. */
  readonly source: string | null;
}

/** 30 min: long enough to create an account and to find the mail about it. */
const SECONDS_MAX = 30 * 60;

/**
 * Stores the intent in the browser in which Book was pressed. Strict, and set by our own page's POST alone: a link from another site neither sets an
 * intent nor sends one, so that a sign-in never starts a booking that somebody else chose.
 */
function intentCookie(request: Request) {
  return createCookie("book-intent", {
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    secure: new URL(request.url).protocol === "https:",
    maxAge: SECONDS_MAX,
  });
}

/** The header that stores it. */
export function keepBookIntent(request: Request, intent: BookIntent): Promise<string> {
  return intentCookie(request).serialize(intent);
}

/** This browser's intent, if it is the one that the next address names (`/profile/…?book=`); null otherwise. */
async function bookIntentOf(request: Request, next: string): Promise<BookIntent | null> {
  const { pathname, searchParams } = new URL(next, "https://ours.invalid");
  const named = searchParams.get("book");
  if (!pathname.startsWith("/profile/") || named === null) return null;
  const kept: unknown = await intentCookie(request).parse(request.headers.get("cookie"));
  if (typeof kept !== "object" || kept === null || !("sessionTypeId" in kept)) return null;
  const { sessionTypeId } = kept;
  if (typeof sessionTypeId !== "string" || sessionTypeId !== named || !isSessionTypeId(sessionTypeId))
    return null;
  const zone = "timeZone" in kept && typeof kept.timeZone === "string" ? parseTimeZone(kept.timeZone) : null;
  const source = "source" in kept && typeof kept.source === "string" ? kept.source : null;
  return { sessionTypeId, timeZone: zone, source };
}

/**
 * Redirects after a sign-in by a form of ours: to the booking that they had pressed Book for, or else to `next`. When it cannot be started, back to
 * the session that they chose, where its card says why. `droppedPassword`: says that a password was removed, on the booking's page or else on the
 * account's before they go on.
 */
export async function goOnAfterSignIn(
  context: AppLoadContext,
  request: Request,
  { cookies, droppedPassword }: { readonly cookies: readonly string[]; readonly droppedPassword: boolean },
  next: string,
): Promise<TypedResponse<never>> {
  const elsewhere = droppedPassword ? `/account?password-gone&next=${encodeURIComponent(next)}` : next;
  const intent = await bookIntentOf(request, next);
  if (intent === null) return goOnWith(cookies, elsewhere);
  const used = await intentCookie(request).serialize(null, { maxAge: 0 });
  const caller = await context.callerWith(cookies);
  // Whatever failed is in the log, and they are signed in all the same.
  const outcome = await caller.booking.initiate(intent).catch(() => null);
  if (outcome?.ok !== true) return goOnWith([...cookies, used], elsewhere);
  const notice = droppedPassword ? "?password-gone" : "";
  return goOnWith([...cookies, used], `/bookings/${outcome.value.bookingId}${notice}`);
}
