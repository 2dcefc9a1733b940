import { z } from "zod";
import {
  isBookingId,
  isCheckoutId,
  isSessionTypeId,
  type BookingId,
  type CheckoutId,
  type SessionTypeId,
} from "../domain/ids.ts";
import { parseTimeZone, type TimeZone } from "../domain/instant.ts";

/** What more than one router takes in. */

export const bookingId = z.custom<BookingId>((value) => typeof value === "string" && isBookingId(value));
export const sessionTypeId = z.custom<SessionTypeId>(
  (value) => typeof value === "string" && isSessionTypeId(value),
);
export const checkoutId = z.custom<CheckoutId>((value) => typeof value === "string" && isCheckoutId(value));
export const zone = z.string().transform((name, context): TimeZone => {
  const parsed = parseTimeZone(name);
  if (parsed !== null) return parsed;
  context.addIssue("This is no time zone that we know.");
  return z.NEVER;
});
