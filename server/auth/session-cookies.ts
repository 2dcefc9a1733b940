import { COOKIE_PREFIX } from "./auth-library.ts";

/** 400 days: as long as browsers keep a cookie. How long a session lasts its row says; the cookie of one that is over opens nothing. */
const BROWSER_SECONDS = 400 * 24 * 60 * 60;

/** What of the library begins a session, and with it a cookie. */
const BEGINNING: readonly string[] = [
  "/sign-in/email",
  "/magic-link/verify",
  "/passkey/verify-authentication",
];
const END_COOKIE = "/sign-out";

const ABOUT_A_SESSION = new RegExp(String.raw`^(?:__Secure-)?${COOKIE_PREFIX}\.(?:session_|dont_remember)`);
const TAKEN_AWAY = /;\s*max-age=0(?:;|$)/i;

/**
 * The library's answer, with what it says of a session's cookie only where a session begins or ends by it. By itself the library also takes the
 * cookie of a session away that is over, and renews the one of a session that is used: an answer to an old cookie that arrives after the new
 * one's would sign the browser out of what it has just begun.
 */
export function withOwnCookies(path: string, answer: Response): Response {
  const cookies = answer.headers.getSetCookie();
  const begins = BEGINNING.includes(path) && answer.status < 400;
  const kept = cookies.filter(
    (cookie) => !ABOUT_A_SESSION.test(cookie) || (TAKEN_AWAY.test(cookie) ? path === END_COOKIE : begins),
  );
  const headers = new Headers(answer.headers);
  headers.delete("set-cookie");
  for (const cookie of kept) headers.append("set-cookie", asLongAsBrowsersKeep(cookie));
  return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers });
}

/** Prolonged once, here: so that no page has to do it later. */
function asLongAsBrowsersKeep(cookie: string): string {
  if (!ABOUT_A_SESSION.test(cookie) || TAKEN_AWAY.test(cookie)) return cookie;
  return cookie.replace(/(;\s*max-age=)\d+/i, `$1${BROWSER_SECONDS}`);
}
