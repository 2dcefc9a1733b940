import type { HeldBookingLink } from "../../booking/booking-link.ts";
import { isBookingId } from "../../domain/values/ids.ts";

const NAME = "booking-links";
/** More bookings than somebody has under way at once; the oldest link is dropped. */
const LINKS_MAX = 5;
/** 30 days, in seconds. */
const SECONDS_MAX = 30 * 24 * 60 * 60;
/** The characters and the maximum length of a signature. */
const KEY = /^[\w-]{1,20}\.[\w-]{1,64}$/;

/** The booking links that this browser has opened, newest first, as they stand in its cookie: unchecked. None when there is no such cookie. */
export function readBookingLinks(cookieHeader: string | null): HeldBookingLink[] {
  const pair = (cookieHeader ?? "").split(/;\s*/).find((text) => text.startsWith(`${NAME}=`));
  if (pair === undefined) return [];
  return pair
    .slice(NAME.length + 1)
    .split("|")
    .slice(0, LINKS_MAX)
    .flatMap((entry) => {
      const [bookingId = "", key = ""] = entry.split(":");
      return isBookingId(bookingId) && KEY.test(key) ? [{ bookingId, key }] : [];
    });
}

/**
 * The `Set-Cookie` that adds a link to those opened before. Not readable by scripts; Lax, because the way back from Stripe begins on another site;
 * for every path, because the booking's page and its procedures have different ones. The link must have been checked before.
 */
export function bookingLinkCookie(
  cookieHeader: string | null,
  opened: HeldBookingLink,
  isSecure: boolean,
): string {
  const others = readBookingLinks(cookieHeader).filter(({ bookingId }) => bookingId !== opened.bookingId);
  const links = [opened, ...others].slice(0, LINKS_MAX);
  return cookie(links.map(({ bookingId, key }) => `${bookingId}:${key}`).join("|"), SECONDS_MAX, isSecure);
}

/** The `Set-Cookie` that removes every link. */
export function noBookingLinkCookie(isSecure: boolean): string {
  return cookie("", 0, isSecure);
}

function cookie(value: string, maxAgeSeconds: number, isSecure: boolean): string {
  const attributes = ["Path=/", `Max-Age=${maxAgeSeconds}`, "HttpOnly", "SameSite=Lax"];
  return [`${NAME}=${value}`, ...attributes, ...(isSecure ? ["Secure"] : [])].join("; ");
}
