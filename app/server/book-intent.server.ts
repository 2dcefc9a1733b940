import { createCookie, type AppLoadContext, type TypedResponse } from "@remix-run/node";
import { isSessionTypeId, type SessionTypeId } from "../../server/domain/values/ids.ts";
import { parseTimeZone, type Instant, type TimeZone } from "../../server/domain/values/instant.ts";
import { refusedQuery } from "../refused-booking.ts";
import { bookPath, wishedStartIn, wishedStartQuery } from "../wished-start.ts";
import { goOnWith } from "./sign-in.server.ts";

/** What somebody wanted to book when they were asked who they are. */
export interface BookIntent {
  readonly sessionTypeId: SessionTypeId;
  /** The start that they chose; null where they had not chosen one. */
  readonly at: Instant | null;
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

/** The header that forgets it. */
function forgetBookIntent(request: Request): Promise<string> {
  return intentCookie(request).serialize(null, { maxAge: 0 });
}

/** This browser's intent, when it is to book this session type; null otherwise. */
export async function bookIntentOf(request: Request, sessionTypeId: string): Promise<BookIntent | null> {
  const kept: unknown = await intentCookie(request).parse(request.headers.get("cookie"));
  if (typeof kept !== "object" || kept === null) return null;
  const of = (name: string): string => {
    const value: unknown = Object.getOwnPropertyDescriptor(kept, name)?.value;
    return typeof value === "string" ? value : "";
  };
  const named = of("sessionTypeId");
  if (named !== sessionTypeId || !isSessionTypeId(named)) return null;
  const source = of("source");
  return {
    sessionTypeId: named,
    at: wishedStartIn(of("at")),
    timeZone: parseTimeZone(of("timeZone")),
    source: source === "" ? null : source,
  };
}

/** The session type whose booking page this path is; null for every other page. */
export function sessionTypeOfPath(path: string): string | null {
  const { pathname } = new URL(path, "https://ours.invalid");
  return /^\/book\/([^/]+)$/.exec(pathname)?.[1] ?? null;
}

/**
 * Redirects after a sign-in by a form of ours: to the booking that they had pressed Book for, or else to `next`. When it cannot be started, back to
 * the session that they chose, which says why. `droppedPassword`: says that a password was removed, on the booking's page or else on the account's
 * before they go on.
 */
export async function goOnAfterSignIn(
  context: AppLoadContext,
  request: Request,
  signedIn: { readonly cookies: readonly string[]; readonly droppedPassword: boolean },
  next: string,
): Promise<TypedResponse<never>> {
  const intent = await bookIntentOf(request, sessionTypeOfPath(next) ?? "");
  if (intent !== null) return goOnToBooking(context, request, signedIn, intent);
  return goOnWith(signedIn.cookies, elsewhere(signedIn.droppedPassword, next));
}

/** Starts what they had chosen for whoever the new cookies say, and goes there. */
export async function goOnToBooking(
  context: AppLoadContext,
  request: Request,
  { cookies, droppedPassword }: { readonly cookies: readonly string[]; readonly droppedPassword: boolean },
  { at, ...intent }: BookIntent,
): Promise<TypedResponse<never>> {
  const caller = await context.callerWith(cookies);
  // Whatever failed is in the log, and they are signed in all the same.
  const outcome = await caller.booking.initiate(intent).catch(() => null);
  const headers = [...cookies, await forgetBookIntent(request)];
  if (outcome?.ok === true) {
    const page = `/bookings/${outcome.value.bookingId}${wishedStartQuery(at)}`;
    return goOnWith(headers, droppedPassword ? `${page}${at === null ? "?" : "&"}password-gone` : page);
  }
  const query = new URLSearchParams(wishedStartQuery(at));
  if (outcome !== null) for (const [name, value] of refusedQuery(outcome.refusal)) query.set(name, value);
  const page = bookPath(intent.sessionTypeId, null);
  return goOnWith(
    headers,
    elsewhere(droppedPassword, query.size === 0 ? page : `${page}?${query.toString()}`),
  );
}

function elsewhere(droppedPassword: boolean, next: string): string {
  return droppedPassword ? `/account?password-gone&next=${encodeURIComponent(next)}` : next;
}
