import { createCookie } from "@remix-run/node";

/** 10 min, as long as the answer that it belongs to. */
const SECONDS_MAX = 600;

/**
 * Keeps the ticket of a person who has gone to Calendly to agree. Sealed by the server, out of the reach of scripts, sent to the connection
 * pages alone; Lax, because the way back from Calendly begins on another site.
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
