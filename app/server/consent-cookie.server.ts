import { createCookie } from "@remix-run/node";

/** 10 min, as long as the answer that it belongs to. */
const SECONDS_MAX = 600;

/**
 * The ticket of a builder who is at Calendly for OAuth consent. Sealed by the server, not readable by scripts, sent to the connection pages alone;
 * Lax, because the redirect from Calendly begins on another site.
 */
export function consentCookie(request: Request) {
  return createCookie("calendly-consent", {
    path: "/builder/connection",
    httpOnly: true,
    sameSite: "lax",
    secure: new URL(request.url).protocol === "https:",
    maxAge: SECONDS_MAX,
  });
}
