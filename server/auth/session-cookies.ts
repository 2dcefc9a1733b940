import { COOKIE_PREFIX } from "./auth-library.ts";

/** 400 days: as long as browsers keep a cookie. How long a session lasts is in its row. */
const BROWSER_SECONDS = 400 * 24 * 60 * 60;

/** The library's paths that begin a session, and so set its cookie. */
const BEGINNING: readonly string[] = [
  "/sign-in/email",
  "/sign-in/email-otp",
  "/magic-link/verify",
  "/passkey/verify-authentication",
];
const END_COOKIE = "/sign-out";

const ABOUT_A_SESSION = new RegExp(String.raw`^(?:__Secure-)?${COOKIE_PREFIX}\.(?:session_|dont_remember)`);
const TAKEN_AWAY = /;\s*max-age=0(?:;|$)/i;

/**
 * The library's answer, which keeps a session cookie only where a session begins or ends by it. By itself the library also deletes the cookie of an
 * expired session and renews that of one in use: an answer to an old cookie that arrives after the new cookie would sign the browser out of its new
 * session.
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

/** Set to last once, here, so that no page has to renew it. */
function asLongAsBrowsersKeep(cookie: string): string {
  if (!ABOUT_A_SESSION.test(cookie) || TAKEN_AWAY.test(cookie)) return cookie;
  return cookie.replace(/(;\s*max-age=)\d+/i, `$1${BROWSER_SECONDS}`);
}
